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
package org.spineps.ij.task;

import ij.IJ;
import ij.macro.Interpreter;

import java.awt.GraphicsEnvironment;
import java.util.List;

/**
 * A job while it runs: where its progress is seen, and what cancels it. Esc does,
 * everywhere.
 */
public interface RunningTask extends AutoCloseable {

	/** @return tells how far the job is, and whether it was cancelled */
	ImageJProgress progress();

	@Override
	void close();

	/**
	 * @param title what is done
	 * @return the started task, of unknown stages
	 */
	static RunningTask start(final String title) {
		return start(title, List.of());
	}

	/**
	 * @param title what is done
	 * @param stages its stages; may be empty
	 * @return the started task: in Fiji one with a window of its own, in plain ImageJ
	 *         one with a small window that cancels
	 */
	static RunningTask start(final String title,
		final List<StageShare> stages)
	{
		return inFiji() ? TaskWindow.inFiji(title, stages) : new StatusBarTask(title,
			stages);
	}

	private static boolean inFiji() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, IJ
				.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			// Plain ImageJ does not know it.
			return false;
		}
	}

	/** In the status bar and, with a screen, in a small window. */
	final class StatusBarTask implements RunningTask {

		private final ImageJProgress progress;
		private final CancelWindow windowOrNull;
		private final ExitGuard guard;

		StatusBarTask(final String title, final List<StageShare> stages) {
			progress = new ImageJProgress(stages, this::show);
			guard = new ExitGuard(progress::cancel);
			windowOrNull = GraphicsEnvironment.isHeadless() || Interpreter
				.isBatchMode() ? null : new CancelWindow(title, progress::cancel);
		}

		private void show(final String text, final double fraction) {
			IJ.showStatus("SPINEPS: " + text);
			IJ.showProgress(fraction);
			if (windowOrNull != null) windowOrNull.show(text, fraction);
		}

		@Override
		public ImageJProgress progress() {
			return progress;
		}

		@Override
		public void close() {
			guard.close();
			IJ.showProgress(1);
			if (windowOrNull != null) windowOrNull.close();
		}
	}
}
