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
package org.spineps.testing;

import java.util.stream.IntStream;

/** How much a test does: all of it in the profile thorough, else a sample. */
public final class Thorough {

	/** Tag of tests that run in the profile thorough only. */
	public static final String TAG = "thorough";

	private Thorough() {
		// static methods only
	}

	/**
	 * @param last the last step, at least 1
	 * @param sample every how manieth step is enough outside the profile
	 * @return the first step, the last one, and those between that are to be tried
	 */
	public static int[] steps(final int last, final int sample) {
		final int stride = stride(sample);
		return IntStream.rangeClosed(1, last).filter(step -> step == 1 || (last -
			step) % stride == 0).toArray();
	}

	/**
	 * @param sample every how manieth step is enough otherwise
	 * @return 1 in the profile thorough, else `sample`
	 */
	public static int stride(final int sample) {
		return Boolean.getBoolean("spineps.thorough") ? 1 : sample;
	}
}
