/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.spineps.PlainText;

/**
 * Progress for a terminal: one line that is drawn over again, with the input,
 * the stage, a bar, the tiles and the time that the stage will still take.
 */
public final class TerminalProgress implements ProgressDisplay {

	private static final int BAR = 20;
	private static final long REDRAW_NANOS = 100_000_000;
	/** Before that an estimate is a guess. */
	private static final long ESTIMATE_NANOS = 1_000_000_000;

	private final PrintWriter out;
	private final int width;
	private final LongSupplier nanos;
	private String title = "";
	private String stage = "";
	private long stageBegin;
	private long drawnAt;
	private int drawn;

	/**
	 * @param out the terminal
	 * @param width its columns
	 * @param nanos a clock, in nanoseconds
	 */
	TerminalProgress(final PrintWriter out, final int width,
		final LongSupplier nanos)
	{
		this.out = out;
		this.width = width;
		this.nanos = nanos;
	}

	@Override
	public synchronized void begin(final String newTitle) {
		title = PlainText.line(newTitle);
		stage = "";
		draw("");
	}

	@Override
	public synchronized void stage(final String newStage, final long done,
		final long total)
	{
		final long now = nanos.getAsLong();
		final boolean changed = !newStage.equals(stage);
		if (changed) {
			stage = newStage;
			stageBegin = now;
		}
		if (!changed && done < total && now - drawnAt < REDRAW_NANOS) return;
		drawnAt = now;
		draw("  " + PlainText.line(stage) + (total > 0 ? bar(done, total) + remaining(done, total,
			now - stageBegin) : ""));
	}

	@Override
	public synchronized void end() {
		overwrite("");
		out.print('\r');
		out.flush();
		drawn = 0;
	}

	private static String bar(final long done, final long total) {
		final int full = (int) (BAR * Math.max(0, Math.min(done, total)) / total);
		return "  [" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + done +
			"/" + total;
	}

	private static String remaining(final long done, final long total,
		final long elapsed)
	{
		if (done <= 0 || done >= total || elapsed < ESTIMATE_NANOS) return "";
		final long seconds = Math.round((double) elapsed / done * (total - done) /
			1e9);
		return String.format(Locale.ROOT, "  %d:%02d left", seconds / 60, seconds %
			60);
	}

	/** The state is worth more than the title: that one is shortened. */
	private void draw(final String state) {
		final int room = Math.max(8, width - 1 - state.length());
		final String shown = title.length() <= room ? title : title.substring(0,
			room - 3) + "...";
		final String line = shown + state;
		overwrite(line.substring(0, Math.min(line.length(), width - 1)));
	}

	private void overwrite(final String line) {
		out.print('\r' + line + " ".repeat(Math.max(0, drawn - line.length())));
		out.flush();
		drawn = line.length();
	}
}
