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

import java.util.List;
import java.util.function.LongSupplier;

/**
 * One bar over all stages of a job, which never goes back, and the time that is
 * left. A stage that nobody planned for fills most of what is left of the bar. For
 * several threads.
 */
final class OverallProgress {

	private static final double UNPLANNED_SHARE = 0.8;
	/** Before that, nothing is known of the time. */
	private static final double ENOUGH_SECONDS = 3;
	private static final double ENOUGH = 0.08;

	private final List<StageShare> plan;
	private final double all;
	private final LongSupplier nanoTime;
	private final long start;
	private String stage = "";
	private double stageStart;
	private double fraction;
	private boolean planned;

	/**
	 * @param plan the stages in their order; may be empty
	 * @param nanoTime tells the time, as {@link System#nanoTime}
	 */
	OverallProgress(final List<StageShare> plan, final LongSupplier nanoTime) {
		this.plan = List.copyOf(plan);
		all = plan.stream().mapToDouble(StageShare::share).sum();
		this.nanoTime = nanoTime;
		start = nanoTime.getAsLong();
	}

	/**
	 * @param name what is done now
	 * @param done finished steps of it
	 * @param total all its steps, 0 when unknown
	 * @return which part of the job is done, 0..1
	 */
	synchronized double advance(final String name, final long done,
		final long total)
	{
		if (!name.equals(stage)) {
			stage = name;
			stageStart = fraction;
		}
		final double part = total > 0 ? Math.min(1, (double) done / total) : 0;
		fraction = Math.max(fraction, reached(part));
		return fraction;
	}

	private double reached(final double part) {
		double before = 0;
		for (final StageShare one : plan) {
			if (one.stage().equals(stage)) {
				planned = true;
				return (before + one.share() * part) / all;
			}
			before += one.share();
		}
		return stageStart + (1 - stageStart) * UNPLANNED_SHARE * part;
	}

	/** @return e.g. ", about 20 s left"; empty while that is not known */
	synchronized String timeLeft() {
		final double seconds = (nanoTime.getAsLong() - start) / 1e9;
		if (!planned || seconds < ENOUGH_SECONDS || fraction < ENOUGH) return "";
		final double left = seconds * (1 - fraction) / fraction;
		return ", about " + RoughTime.text(left) + " left";
	}
}
