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

import java.util.List;
import java.util.Objects;

/**
 * What nnU-Net's two U-Nets have in common (nnU-Net v2, dynamic network
 * architectures). Stage 0 is the one of full resolution.
 *
 * @param dimensions spatial axes, 2 or 3
 * @param inputChannels channels of the input
 * @param outputChannels classes or regions
 * @param features channels of every stage
 * @param kernels sizes of the convolutions of every stage, per axis
 * @param strides steps of the first convolution of every stage, per axis
 * @param decoderConvolutions convolutions of every stage of the decoder, the
 *          deepest first; one stage fewer
 * @param bias whether convolutions have one
 * @param norm what follows a convolution
 * @param nonlinearity what follows that
 * @param nonlinearityFirst whether the two are swapped
 */
public record UNetShape(int dimensions, int inputChannels, int outputChannels,
	List<Integer> features, List<List<Integer>> kernels,
	List<List<Integer>> strides, List<Integer> decoderConvolutions, boolean bias,
	Norm norm, Nonlinearity nonlinearity, boolean nonlinearityFirst)
{

	/** More stages than an image has halvings. */
	private static final int MOST_STAGES = 30;
	/** More convolutions in a row than any such network has. */
	static final int MOST_LAYERS = 1000;
	/** More channels than fit into the memory of a machine. */
	static final int MOST_CHANNELS = 1 << 16;
	private static final int LARGEST_KERNEL = 1000;

	/**
	 * @throws IllegalArgumentException if lengths differ or numbers are invalid
	 */
	public UNetShape {
		Objects.requireNonNull(norm);
		Objects.requireNonNull(nonlinearity);
		features = List.copyOf(features);
		kernels = kernels.stream().map(List::copyOf).toList();
		strides = strides.stream().map(List::copyOf).toList();
		decoderConvolutions = List.copyOf(decoderConvolutions);
		if (dimensions != 2 && dimensions != 3) throw new IllegalArgumentException(
			"A network needs 2 or 3 dimensions, not " + dimensions);
		ArchitectureChecks.range("The number of input channels", inputChannels, MOST_CHANNELS);
		ArchitectureChecks.range("The number of outputs", outputChannels, MOST_CHANNELS);
		if (features.size() < 2) throw new IllegalArgumentException(
			"A U-Net needs at least 2 stages, not " + features.size());
		ArchitectureChecks.range("The number of stages", features.size(), MOST_STAGES);
		ArchitectureChecks.list("The list of features", features, features.size(),
			MOST_CHANNELS);
		ArchitectureChecks.length("The list of kernels", kernels, features.size());
		ArchitectureChecks.length("The list of strides", strides, features.size());
		for (final List<Integer> kernel : kernels)
			ArchitectureChecks.list("A kernel", kernel, dimensions, LARGEST_KERNEL);
		for (final List<Integer> stride : strides)
			ArchitectureChecks.list("A stride", stride, dimensions, LARGEST_KERNEL);
		ArchitectureChecks.list("The list of decoder convolutions", decoderConvolutions, features
			.size() - 1, MOST_LAYERS);
	}

	/** @return number of stages of the encoder */
	public int stages() {
		return features.size();
	}
}
