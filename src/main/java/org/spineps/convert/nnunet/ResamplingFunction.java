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

/**
 * How nnU-Net resamples images to the network's spacing, and the network's
 * outputs back.
 *
 * @param kind which of nnU-Net's functions
 * @param order of the splines: 0 nearest, 1 linear, 3 cubic
 * @param orderAcross the same across thick slices that are treated one by one
 * @param separate whether slices are treated one by one; empty if the spacing
 *          decides
 */
public record ResamplingFunction(Kind kind, int order, int orderAcross,
	Optional<Boolean> separate)
{

	/** nnU-Net's functions. */
	public enum Kind {
			/** Splines of scikit-image. */
			SPLINES("resample_data_or_seg_to_shape"),
			/** Linear interpolation of PyTorch. */
			TORCH("resample_torch_fornnunet"),
			/** None at all. */
			NONE("no_resampling_hack");

		private final String functionName;

		Kind(final String functionName) {
			this.functionName = functionName;
		}

		/** @return nnU-Net's name of it */
		public String functionName() {
			return functionName;
		}

		static Optional<Kind> of(final String name) {
			return Arrays.stream(values()).filter(k -> k.functionName.equals(name))
				.findFirst();
		}
	}
}
