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
package org.spineps.convert.spineps;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.nnunet.NnUnetModel;

/** A published model of SPINEPS: its configuration and its networks. */
public sealed interface SpinepsModel {

	/** @return the content of its configuration file */
	InferenceConfig config();

	/**
	 * Labels structures.
	 *
	 * @param config the configuration file
	 * @param network the model of nnU-Net
	 */
	record Semantic(InferenceConfig config, NnUnetModel network) implements
		SpinepsModel
	{}

	/**
	 * Finds the vertebra in the middle of a cut-out. The axes of its tensors are
	 * those of {@link InferenceConfig#orientation()} in the same order.
	 *
	 * @param config the configuration file
	 * @param checkpoint file with the weights
	 * @param architecture the network
	 * @param weights its weights by name, without "network.", read on demand
	 */
	record Instance(InferenceConfig config, Path checkpoint,
		Unet3D architecture, Map<String, Tensor> weights) implements SpinepsModel
	{}

	/**
	 * Names vertebrae.
	 *
	 * @param config the configuration file
	 * @param checkpoint file with the weights
	 * @param architecture the network
	 * @param patchSize voxels of a patch towards P, I and R
	 * @param trainingSet name of the data set that it was trained on; empty if the
	 *          checkpoint does not say
	 * @param weights its weights by name, read on demand
	 */
	record Naming(InferenceConfig config, Path checkpoint,
		DenseNetClassifier architecture, List<Integer> patchSize,
		String trainingSet, Map<String, Tensor> weights) implements SpinepsModel
	{

		/** In the name of data sets whose patches were turned upright. */
		private static final String TURNED = "v4corpus";

		/** @return whether it was trained with patches that were turned upright */
		public boolean turned() {
			return trainingSet.contains(TURNED);
		}

		/** Copies the list. */
		public Naming {
			patchSize = List.copyOf(patchSize);
		}
	}
}
