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
package org.spineps.convert.architecture;

import java.util.Objects;

/**
 * Normalisation of features.
 *
 * @param kind by which statistics
 * @param epsilon added to the variance
 * @param affine whether weight and bias follow
 */
public record Norm(Kind kind, double epsilon, boolean affine) {

	/** What nnU-Net's planners choose. */
	public static final Norm NNUNET = new Norm(Kind.INSTANCE, 1e-5, true);

	/** By which statistics features are normalised. */
	public enum Kind {
			/** The statistics of the channel in the instance. */
			INSTANCE,
			/** The running statistics that the checkpoint holds. */
			BATCH,
			/** No normalisation. */
			NONE
	}

	/** @throws IllegalArgumentException if epsilon is not a positive number */
	public Norm {
		Objects.requireNonNull(kind);
		if (!(epsilon > 0 && epsilon < 1)) throw new IllegalArgumentException(
			"Invalid epsilon: " + epsilon);
	}
}
