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

import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.model.LandmarkShare;
import org.spineps.network.ComputeOptions;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;

/**
 * A model of nnU-Net that can be run: its plan is known, its networks are not
 * loaded yet.
 */
public interface PredictableModel {

	/** @return the plan of the model: its inputs and outputs */
	InferencePlan plan();

	/**
	 * @return the networks that run, with the hashes of their files
	 * @throws SpinepsException if a file cannot be read
	 */
	List<ModelUse> uses() throws SpinepsException;

	/**
	 * @return name of a landmark → how often the networks mark it, by ascending voxels;
	 *         empty if that was not measured
	 */
	default Map<String, List<LandmarkShare>> landmarks() {
		return Map.of();
	}

	/**
	 * Loads the networks.
	 *
	 * @param options how the model is to be run
	 * @param compute device, threads and precision
	 * @param progress receives progress; checked for cancellation
	 * @return the model, to be closed by the caller
	 * @throws SpinepsException if the networks cannot be loaded
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	NnUnetPredictor open(InferenceOptions options, ComputeOptions compute,
		Progress progress) throws SpinepsException;
}
