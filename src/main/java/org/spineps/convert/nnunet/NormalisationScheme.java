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
package org.spineps.convert.nnunet;

import java.util.Arrays;
import java.util.Optional;

/** nnU-Net's normalisation of the intensities of a channel. */
public enum NormalisationScheme {

		/** Mean 0 and standard deviation 1. */
		Z_SCORE("ZScoreNormalization"),
		/** Clipped and scaled with the intensities of the training set. */
		CT("CTNormalization"),
		/** Unchanged. */
		NONE("NoNormalization"),
		/** Smallest value 0, largest 1. */
		RESCALE_TO_01("RescaleTo01Normalization"),
		/** Divided by 255. */
		RGB_TO_01("RGBTo01Normalization");

	private final String className;

	NormalisationScheme(final String className) {
		this.className = className;
	}

	/** @return nnU-Net's name of it */
	public String className() {
		return className;
	}

	/**
	 * @param className nnU-Net's name
	 * @return the scheme, or empty if none has that name
	 */
	static Optional<NormalisationScheme> of(final String className) {
		return Arrays.stream(values()).filter(s -> s.className.equals(className))
			.findFirst();
	}
}
