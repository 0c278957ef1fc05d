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
package org.spineps.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Inputs that look like real ones to a network, for trials: blocks of random
 * intensities with noise, or of random labels. Always the same for one model.
 */
final class TrialPatch {

	private static final int LONGEST_AXIS = 64;
	private static final int BLOCK = 6;
	private static final double NOISE = 0.3;

	private TrialPatch() {
		// static methods only
	}

	/**
	 * @param manifest of any model
	 * @return the four sizes of a patch that the network takes, as small as is
	 *         practical; a new array
	 */
	static int[] shape(final ModelManifest manifest) {
		final int[] shape = new int[4];
		shape[0] = manifest.input().channels();
		for (int axis = 0; axis < 3; axis++) {
			final int multiple = manifest.tiling().sizeMultiple().get(axis);
			final int wanted = (LONGEST_AXIS + multiple - 1) / multiple * multiple;
			shape[axis + 1] = Math.min(manifest.tiling().patchSize().get(axis),
				wanted);
		}
		return shape;
	}

	/**
	 * @param manifest of any model
	 * @param shape four sizes
	 * @return a patch of that shape, a new array
	 */
	static float[] of(final ModelManifest manifest, final int... shape) {
		final Random random = new Random(1);
		final int voxels = shape[1] * shape[2] * shape[3];
		final float[] patch = new float[shape[0] * voxels];
		final List<Integer> classes = new ArrayList<>(manifest.input()
			.classOfLabel().values());
		classes.add(0);
		final int sets = manifest.input().labelSets().size();
		for (int set = 0; set < sets; set++)
			classes.add(set);
		final boolean image = manifest.input()
			.encoding() == InputEncoding.INTENSITY;
		final float[] blocks = new float[blocks(shape[1]) * blocks(shape[2]) *
			blocks(shape[3])];
		for (int b = 0; b < blocks.length; b++)
			blocks[b] = image ? (float) random.nextGaussian() : classes.get(random
				.nextInt(classes.size()));
		int v = 0;
		for (int x = 0; x < shape[1]; x++)
			for (int y = 0; y < shape[2]; y++)
				for (int z = 0; z < shape[3]; z++, v++) {
					final float value = blocks[(x / BLOCK * blocks(shape[2]) + y / BLOCK) *
						blocks(shape[3]) + z / BLOCK];
					if (image) patch[v] = value + (float) (NOISE * random.nextGaussian());
					else if (shape[0] > 1) patch[(int) value * voxels + v] = 1;
					else patch[v] = value;
					if (sets > 0) patch[sets * voxels + v] = 1;
					if (sets > 0 && value == 0) patch[(sets + 1) * voxels + v] = 1;
				}
		return patch;
	}

	private static int blocks(final int size) {
		return (size + BLOCK - 1) / BLOCK;
	}
}
