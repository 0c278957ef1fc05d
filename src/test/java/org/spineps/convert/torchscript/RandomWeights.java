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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.checkpoint.Tensor;

/** Weights such that features neither vanish nor explode. */
public final class RandomWeights {

	private RandomWeights() {
		// static methods only
	}

	/** All weights of a network, by the names of its checkpoint. */
	public static Map<String, Tensor> of(final Architecture architecture,
		final long seed)
	{
		final Random random = new Random(seed);
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		TorchScriptWriter.weights(architecture).forEach((key, shape) -> weights.put(
			key, Tensor.of(values(key, shape, random), shape.stream().mapToInt(
				Integer::intValue).toArray())));
		return weights;
	}

	private static float[] values(final String key, final List<Integer> shape,
		final Random random)
	{
		final int count = shape.stream().reduce(1, Math::multiplyExact);
		final double range = shape.size() < 2 ? 0.5 : Math.sqrt(3.0 * shape.get(0) /
			count);
		final double centre = shape.size() < 2 && (key.endsWith("weight") || key
			.endsWith("var")) ? 1 : 0;
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = (float) (centre + range * (2 * random.nextFloat() - 1));
		return values;
	}

	/** An input from −1 to 1. */
	public static float[] input(final long seed, final int count) {
		final Random random = new Random(seed);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = 2 * random.nextFloat() - 1;
		return values;
	}
}
