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
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;

/**
 * Tells the generations of SPINEPS's instance network apart by the shapes of
 * its weights, which are more reliable than its options.
 */
final class InstanceCheckpoint {

	private static final String PREFIX = "network.";
	private static final int AXES = 5;
	/** Indices of labels as channels, in the two generations. */
	private static final Set<Integer> INPUTS = Set.of(10, 11);

	private InstanceCheckpoint() {
		// static methods only
	}

	static SpinepsModel.Instance read(final InferenceConfig config,
		final Path file) throws SpinepsException
	{
		final LightningCheckpoint checkpoint = LightningCheckpoint.read(file, List
			.of(PREFIX));
		final int[] first = shape(checkpoint, "init_conv.weight");
		final int[] last = shape(checkpoint, "final_conv.weight");
		if (!INPUTS.contains(first[1])) throw checkpoint.unusable(
			"Its network takes " + first[1] + " channels; 10 or 11 are supported, " +
				"one for each value");
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		checkpoint.weights().forEach((name, tensor) -> weights.put(name.substring(
			PREFIX.length()), tensor));
		try {
			return new SpinepsModel.Instance(config, file, new Unet3D(first[1],
				last[0], first[0]), Map.copyOf(weights));
		}
		catch (final IllegalArgumentException e) {
			throw checkpoint.unusable("Its network is invalid: " + e
				.getMessage());
		}
	}

	private static int[] shape(final LightningCheckpoint checkpoint,
		final String name) throws SpinepsException
	{
		final int[] shape = checkpoint.shape(PREFIX + name).orElseThrow(
			() -> checkpoint.unusable("It lacks the weights " + PREFIX + name +
				" of SPINEPS's instance network"));
		if (shape.length != AXES) throw checkpoint.unusable("The weights " +
			PREFIX + name + " are not those of a network for volumes");
		return shape;
	}
}
