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

import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.architecture.UNetShape;

/**
 * The description of a network in nnU-Net's plans. The numbers of input and
 * output channels are in the description of the data set.
 *
 * @param kind which class of nnU-Net
 * @param features channels of every stage, the one of full resolution first
 * @param kernels sizes of the convolutions of every stage, per axis
 * @param strides steps of the first convolution of every stage, per axis
 * @param encoderLayers convolutions or residual blocks of every stage
 * @param decoderConvolutions convolutions of every stage of the decoder, the
 *          deepest first
 * @param stemChannels channels before the first stage of a residual encoder
 * @param bias whether convolutions have one
 * @param norm what follows a convolution
 * @param nonlinearity what follows that
 * @param nonlinearityFirst whether the two are swapped
 */
public record NetworkPlan(Kind kind, List<Integer> features,
	List<List<Integer>> kernels, List<List<Integer>> strides,
	List<Integer> encoderLayers, List<Integer> decoderConvolutions,
	int stemChannels, boolean bias, Norm norm, Nonlinearity nonlinearity,
	boolean nonlinearityFirst)
{

	/** Classes of networks that can be built. */
	public enum Kind {
			/** PlainConvUNet. */
			PLAIN,
			/** ResidualEncoderUNet. */
			RESIDUAL_ENCODER
	}

	/** Copies the lists. */
	public NetworkPlan {
		Objects.requireNonNull(kind);
		features = List.copyOf(features);
		kernels = kernels.stream().map(List::copyOf).toList();
		strides = strides.stream().map(List::copyOf).toList();
		encoderLayers = List.copyOf(encoderLayers);
		decoderConvolutions = List.copyOf(decoderConvolutions);
	}

	/** @return the plan with another normalisation */
	NetworkPlan with(final Norm other) {
		return new NetworkPlan(kind, features, kernels, strides, encoderLayers,
			decoderConvolutions, stemChannels, bias, other, nonlinearity,
			nonlinearityFirst);
	}

	/**
	 * @param inputChannels channels of the network's input
	 * @param outputChannels classes or regions
	 * @return the network
	 * @throws IllegalArgumentException if the numbers do not fit together
	 */
	public Architecture architecture(final int inputChannels,
		final int outputChannels)
	{
		final UNetShape shape = new UNetShape(kernels.isEmpty() ? 0 : kernels.get(
			0).size(), inputChannels, outputChannels, features, kernels, strides,
			decoderConvolutions, bias, norm, nonlinearity, nonlinearityFirst);
		return kind == Kind.PLAIN ? new PlainConvUNet(shape, encoderLayers)
			: new ResidualEncoderUNet(shape, encoderLayers, stemChannels);
	}
}
