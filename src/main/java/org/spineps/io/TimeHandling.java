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
package org.spineps.io;

/**
 * What to do with an image that has several time points (or echoes, or whatever
 * its fourth axis counts).
 *
 * @param mode refuse it, average it, or take one time point
 * @param index the time point of {@link Mode#INDEX}, counted from 0
 */
public record TimeHandling(Mode mode, int index) {

	/** The ways. */
	public enum Mode {
			/** More than one time point is an error. */
			REFUSE,
			/** The mean over time of every voxel. */
			MEAN,
			/** One time point. */
			INDEX
	}

	/** More than one time point is an error. */
	public static final TimeHandling REFUSE = new TimeHandling(Mode.REFUSE, 0);
	/** The mean over time of every voxel. */
	public static final TimeHandling MEAN = new TimeHandling(Mode.MEAN, 0);

	/**
	 * @throws IllegalArgumentException if the index is negative
	 */
	public TimeHandling {
		if (index < 0) throw new IllegalArgumentException("Time point " + index);
	}

	/**
	 * @param index which time point, counted from 0
	 * @return that time point only
	 */
	public static TimeHandling index(final int index) {
		return new TimeHandling(Mode.INDEX, index);
	}

	/** @return the word for it: "", "mean" or a number */
	public String text() {
		return switch (mode) {
			case REFUSE -> "";
			case MEAN -> "mean";
			case INDEX -> Integer.toString(index);
		};
	}
}
