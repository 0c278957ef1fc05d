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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.convert.checkpoint.Tensor;

/** A checkpoint of PyTorch Lightning with SPINEPS's training options. */
final class LightningCheckpoint {

	private static final String OPTIONS = "hyper_parameters";

	private final Checkpoint checkpoint;
	private final Map<String, Tensor> weights;

	private LightningCheckpoint(final Checkpoint checkpoint,
		final Map<String, Tensor> weights)
	{
		this.checkpoint = checkpoint;
		this.weights = weights;
	}

	/**
	 * @param file a {@code .ckpt}
	 * @param prefixes prefixes of the names of the network's weights; all other
	 *          weights, of losses and metrics, are left out
	 * @return the checkpoint
	 */
	static LightningCheckpoint read(final Path file,
		final List<String> prefixes) throws SpinepsException
	{
		final Checkpoint checkpoint = Checkpoint.read(file);
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		checkpoint.stateDict("state_dict").forEach((name, tensor) -> {
			if (prefixes.stream().anyMatch(name::startsWith)) weights.put(name,
				tensor);
		});
		return new LightningCheckpoint(checkpoint, weights);
	}

	/** @return the network's weights by their whole names */
	Map<String, Tensor> weights() {
		return weights;
	}

	/** @return shape of a weight, or empty if there is no weight of that name */
	Optional<int[]> shape(final String name) {
		return Optional.ofNullable(weights.get(name)).map(Tensor::shape);
	}

	/**
	 * @param name name of a training option
	 * @return its value, whether the options are an object of their own or not
	 */
	Optional<Object> option(final String name) {
		final Optional<Object> inner = checkpoint.find(OPTIONS, "opt", name);
		return inner.isPresent() ? inner : checkpoint.find(OPTIONS, name);
	}

	/** @return the error that says why this checkpoint cannot be used */
	SpinepsException unusable(final String why) {
		return new SpinepsException("The checkpoint " + checkpoint.file()
			.getFileName() + " cannot be used", why,
			"Download a model published by SPINEPS");
	}
}
