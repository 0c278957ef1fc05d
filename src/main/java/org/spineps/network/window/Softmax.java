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
package org.spineps.network.window;

import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

/** Softmax over the class scores of voxels. */
public final class Softmax {

	/** The exponential of a lower score does not change a sum of at least 1. */
	private static final float NEGLIGIBLE = -20;

	private Softmax() {
		// static methods only
	}

	/**
	 * @param scores classes × stride values, voxel v of class k at k·stride + v
	 * @param classes number of classes
	 * @param stride distance of the classes in the array
	 * @param voxel which voxel
	 * @param best index of its largest score
	 * @return probability of that class
	 */
	public static float ofBest(final float[] scores, final int classes,
		final int stride, final int voxel, final int best)
	{
		final float peak = scores[best * stride + voxel];
		double sum = 0;
		for (int k = 0; k < classes; k++) {
			final float below = scores[k * stride + voxel] - peak;
			if (below > NEGLIGIBLE) sum += Math.exp(below);
		}
		return (float) (1 / sum);
	}

	/**
	 * @param scores classes × stride values
	 * @param classes number of classes
	 * @param stride distance of the classes in the array
	 * @param voxel which voxel
	 * @return index of its largest score, the first of equals
	 */
	public static int best(final float[] scores, final int classes, final int stride,
		final int voxel)
	{
		int best = 0;
		float peak = scores[voxel];
		for (int k = 1; k < classes; k++) {
			final float score = scores[k * stride + voxel];
			if (score > peak) {
				peak = score;
				best = k;
			}
		}
		return best;
	}

	/**
	 * Turns scores into probabilities in place.
	 *
	 * @param scores classes × voxels values
	 * @param classes number of classes
	 * @param voxels number of voxels
	 */
	static void inPlace(final float[] scores, final int classes,
		final int voxels)
	{
		final int block = 4096;
		Parallelization.getTaskExecutor().forEach(IntStream.range(0, (voxels +
			block - 1) / block).boxed().toList(), b -> {
				for (int v = b * block; v < Math.min(voxels, (b + 1) * block); v++)
					ofVoxel(scores, classes, voxels, v);
			});
	}

	/**
	 * Turns the scores of one voxel into probabilities in place.
	 *
	 * @param scores classes × stride values
	 * @param classes number of classes
	 * @param stride distance of the classes in the array
	 * @param v which voxel
	 */
	public static void ofVoxel(final float[] scores, final int classes,
		final int stride, final int v)
	{
		float peak = scores[v];
		for (int k = 1; k < classes; k++)
			peak = Math.max(peak, scores[k * stride + v]);
		double sum = 0;
		for (int k = 0; k < classes; k++) {
			final float below = scores[k * stride + v] - peak;
			final float e = below > NEGLIGIBLE ? (float) Math.exp(below) : 0;
			scores[k * stride + v] = e;
			sum += e;
		}
		for (int k = 0; k < classes; k++)
			scores[k * stride + v] /= (float) sum;
	}
}
