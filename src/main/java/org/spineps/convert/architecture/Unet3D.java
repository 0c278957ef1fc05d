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

/**
 * The network of SPINEPS's instance phase (SPINEPS 2.0): four levels, residual
 * blocks with group normalisation, skips that are averaged. Every axis of its
 * input must be a multiple of 8.
 *
 * @param inputChannels 10 in the released model: one per input value 0..9; 11 or 1
 *          in the newer generation
 * @param outputChannels 4: background, vertebra above, in the middle, below
 * @param baseChannels channels of the first level, a multiple of 8: 16 in the
 *          released model, 8 in the newer generation
 */
public record Unet3D(int inputChannels, int outputChannels, int baseChannels)
	implements Architecture
{

	/** Groups of its normalisations. */
	public static final int GROUPS = 8;

	/** @throws IllegalArgumentException if the numbers are invalid */
	public Unet3D {
		ArchitectureChecks.range("The number of input channels", inputChannels,
			UNetShape.MOST_CHANNELS);
		ArchitectureChecks.range("The number of outputs", outputChannels,
			UNetShape.MOST_CHANNELS);
		ArchitectureChecks.range("The number of base channels", baseChannels,
			UNetShape.MOST_CHANNELS);
		if (baseChannels % GROUPS != 0) throw new IllegalArgumentException(
			baseChannels + " channels cannot be normalised in " + GROUPS + " groups");
	}

	@Override
	public int dimensions() {
		return 3;
	}
}
