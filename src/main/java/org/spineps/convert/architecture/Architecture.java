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
 * What is needed to build a network, apart from its weights. A network of
 * another kind is a record of its own beside the description of its graph in
 * {@code org.spineps.convert.torchscript}.
 */
public sealed interface Architecture permits PlainConvUNet, ResidualEncoderUNet,
	Unet3D, DenseNetClassifier
{

	/** @return its name in the original program, e.g. "PlainConvUNet" */
	default String name() {
		return getClass().getSimpleName();
	}

	/** @return number of spatial axes, 2 or 3 */
	int dimensions();

	/** @return channels of the input */
	int inputChannels();

	/**
	 * @return numbers per voxel of a segmenting network's output, or all numbers of
	 *         a classifier's
	 */
	int outputChannels();
}
