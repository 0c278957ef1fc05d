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
package org.spineps.batch;

import java.nio.file.Path;
import java.util.Map;

/** Tells another listener how long the rest of a run will take. */
final class TimedListener implements BatchListener {

	private final BatchListener told;
	private final Map<Path, Double> work;
	private final TimeLeft time;

	/**
	 * @param told everything
	 * @param work what each input takes, in any unit
	 */
	TimedListener(final BatchListener told, final Map<Path, Double> work) {
		this.told = told;
		this.work = work;
		time = new TimeLeft(work.values().stream().mapToDouble(Double::doubleValue)
			.sum(), now());
	}

	private static double now() {
		return System.nanoTime() / 1e9;
	}

	@Override
	public void started(final Path input, final int number, final int total) {
		told.started(input, number, total);
	}

	@Override
	public void finished(final InputResult result) {
		time.ended(work.getOrDefault(result.input(), 0.0), result.status()
			.hasOutputs());
		time.seconds(now()).map(TimeLeft::text).ifPresent(told::timeLeft);
		told.finished(result);
	}

	@Override
	public void timeLeft(final String text) {
		told.timeLeft(text);
	}

	@Override
	public void report(final String stage, final long done, final long total) {
		told.report(stage, done, total);
	}

	@Override
	public void report(final Path input, final String stage, final long done,
		final long total)
	{
		told.report(input, stage, done, total);
	}

	@Override
	public void checkCancelled() {
		told.checkCancelled();
	}
}
