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
package org.spineps.nnunet;

/** The logistic function in 32 bits, whose rounding decides at one half. */
final class Sigmoid {

	/** A region is where the probability is greater. */
	static final float HALF = 0.5f;

	private Sigmoid() {
		// static methods only
	}

	/**
	 * @param score any number
	 * @return 1 / (1 + e^−score)
	 */
	static float of(final float score) {
		return 1 / (1 + (float) Math.exp(-score));
	}
}
