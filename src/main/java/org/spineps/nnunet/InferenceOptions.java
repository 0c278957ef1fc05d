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

import java.util.Objects;

/**
 * How an nnU-Net model is run.
 *
 * @param rounding whether to round like the original
 * @param mirroring whether to average over flips, if the model allows it
 * @param probabilities whether to keep the probabilities of all classes
 */
public record InferenceOptions(Rounding rounding, boolean mirroring,
	boolean probabilities)
{

	/** The rounding of scores. */
	public enum Rounding {
			/**
			 * No intermediate rounding, and scores are not kept: the default. It
			 * differs from the original at some voxels on borders between labels.
			 */
			NONE,
			/** As nnU-Net 2.3 and later. */
			NNUNET,
			/** As nnU-Net up to 2.2, which weights tiles more coarsely. */
			NNUNET_2_2
	}

	/** Labels only, over all flips that the model allows. */
	public static final InferenceOptions DEFAULT = new InferenceOptions(
		Rounding.NONE, true, false);

	/** Checks that no component is null. */
	public InferenceOptions {
		Objects.requireNonNull(rounding);
	}

	/** @return whether to round like the original */
	public boolean isExact() {
		return rounding != Rounding.NONE;
	}
}
