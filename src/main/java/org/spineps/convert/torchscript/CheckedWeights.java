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
package org.spineps.convert.torchscript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Tensor;

/**
 * The tensors of a checkpoint by the names that a graph uses. There is a tensor
 * of the right shape for every weight of the graph, and no unknown tensor;
 * otherwise the checkpoint belongs to another network, whose outputs would be
 * noise.
 */
final class CheckedWeights {

	/** Names in one message. */
	private static final int MOST_NAMES = 5;

	private final Map<String, Tensor> tensors = new HashMap<>();

	/**
	 * @param name of the network, for messages
	 * @param network the network
	 * @param weights tensors by their names in the checkpoint
	 * @throws SpinepsException if keys are missing, unknown or of a different
	 *           shape; names them
	 */
	CheckedWeights(final String name, final NetworkGraph network,
		final Map<String, Tensor> weights) throws SpinepsException
	{
		weights.forEach((key, tensor) -> {
			final String canonical = network.canonicalName().apply(key);
			// The canonical name is preferred if a tensor has several.
			if (key.equals(canonical)) tensors.put(key, tensor);
			else tensors.putIfAbsent(canonical, tensor);
		});
		final Map<String, int[]> expected = new HashMap<>(network.graph().spares());
		final List<String> missing = new ArrayList<>();
		for (final NetworkParameter parameter : network.graph().parameters()) {
			expected.put(parameter.key(), parameter.shape());
			if (!tensors.containsKey(parameter.key())) missing.add(parameter.key());
		}
		final List<String> unknown = new ArrayList<>();
		final List<String> shapes = new ArrayList<>();
		weights.forEach((key, tensor) -> {
			final int[] shape = expected.get(network.canonicalName().apply(key));
			if (shape == null) unknown.add(key);
			else if (!Arrays.equals(shape, tensor.shape())) shapes.add(key + " is " +
				Arrays.toString(tensor.shape()) + " instead of " + Arrays.toString(
					shape));
		});
		final List<String> problems = new ArrayList<>();
		if (!missing.isEmpty()) problems.add("missing: " + few(missing));
		if (!unknown.isEmpty()) problems.add("unexpected: " + few(unknown));
		if (!shapes.isEmpty()) problems.add("of a different shape: " + few(shapes));
		if (!problems.isEmpty()) throw new SpinepsException(
			"The weights do not match the network " + name, String.join("; ",
				problems),
			"Check that the checkpoint and the description of its network come from the same model");
	}

	private static String few(final List<String> names) {
		final List<String> first = names.stream().sorted().limit(MOST_NAMES)
			.toList();
		return String.join(", ", first) + (names.size() > MOST_NAMES ? " and " +
			(names.size() - MOST_NAMES) + " more" : "");
	}

	/**
	 * @return the numbers of a weight, read from the checkpoint; a new array
	 * @throws SpinepsException if they cannot be read, or one of them is infinite
	 *           or not a number
	 */
	float[] values(final String key) throws SpinepsException {
		final float[] values = tensors.get(key).toFloats();
		for (final float value : values)
			if (!Float.isFinite(value)) throw new SpinepsException(
				"The weights of the network are damaged", key + " holds " + value,
				"Download the checkpoint again, or choose another one");
		return values;
	}
}
