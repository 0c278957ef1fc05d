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
package org.spineps.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

import org.spineps.progress.Progress;

/**
 * Measures how long each stage of one run takes, and announces the stages. For
 * one thread.
 */
public final class StageClock {

	private final Progress progress;
	private final Map<String, Double> seconds = new LinkedHashMap<>();
	private String stage;
	private long startNanos;

	/** @param progress is told of the stages, and asked whether to stop */
	public StageClock(final Progress progress) {
		this.progress = progress;
	}

	/**
	 * Ends the stage before, if any, and begins another.
	 *
	 * @param name name of the stage for people
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public void begin(final String name) {
		end();
		progress.checkCancelled();
		progress.report(name, 0, 0);
		stage = name;
		startNanos = System.nanoTime();
	}

	/** Ends the present stage, if any. */
	public void end() {
		if (stage == null) return;
		seconds.merge(stage, (System.nanoTime() - startNanos) / 1e9, Double::sum);
		stage = null;
	}

	/**
	 * Counts a part of one stage as a stage of its own.
	 *
	 * @param from a stage that has ended
	 * @param part name of the part
	 * @param partSeconds how long it took
	 */
	public void move(final String from, final String part, final double partSeconds) {
		seconds.merge(from, -partSeconds, Double::sum);
		seconds.merge(part, partSeconds, Double::sum);
	}

	/** @return stage → seconds so far, in the order of the stages */
	public Map<String, Double> seconds() {
		return seconds;
	}
}
