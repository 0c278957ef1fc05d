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
 * What follows a normalised convolution.
 *
 * @param kind which function
 * @param slope of a leaky ReLU below 0; else unused
 */
public record Nonlinearity(Kind kind, double slope) {

	/** What nnU-Net's planners choose. */
	public static final Nonlinearity NNUNET = new Nonlinearity(Kind.LEAKY_RELU,
		0.01);

	/** The function. */
	public enum Kind {
			/** x, or slope·x below 0. */
			LEAKY_RELU,
			/** x, or 0 below 0. */
			RELU,
			/** x. */
			NONE
	}

	/** @throws IllegalArgumentException if the slope is not finite */
	public Nonlinearity {
		Objects.requireNonNull(kind);
		if (!Double.isFinite(slope)) throw new IllegalArgumentException(
			"Invalid slope: " + slope);
	}
}
