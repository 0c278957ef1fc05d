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

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One configuration of nnU-Net's plans, with what it inherits. Axes are those
 * of nnU-Net's arrays after its transposition.
 *
 * @param name e.g. "3d_fullres"
 * @param spacingMm millimetres between voxels; three numbers, or two for a
 *          network that sees single slices
 * @param patchSize voxels of a tile, as many numbers
 * @param normalisation scheme of every channel
 * @param maskedNormalisation for every channel, whether only voxels inside the
 *          crop's mask count
 * @param imageResampling how images are resampled to the spacing
 * @param outputResampling how the network's outputs are resampled back
 * @param previousStage in a cascade, the configuration whose labels are
 *          additional input channels
 * @param network the description of the network
 */
public record NnUnetConfiguration(String name, List<Double> spacingMm,
	List<Integer> patchSize, List<NormalisationScheme> normalisation,
	List<Boolean> maskedNormalisation, ResamplingFunction imageResampling,
	ResamplingFunction outputResampling, Optional<String> previousStage,
	NetworkPlan network)
{

	/** Copies the lists. */
	public NnUnetConfiguration {
		Objects.requireNonNull(name);
		spacingMm = List.copyOf(spacingMm);
		patchSize = List.copyOf(patchSize);
		normalisation = List.copyOf(normalisation);
		maskedNormalisation = List.copyOf(maskedNormalisation);
		Objects.requireNonNull(network);
	}

	/** @return 2 for a network that sees single slices, else 3 */
	public int dimensions() {
		return patchSize.size();
	}
}
