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

import org.spineps.network.window.ResampledConsumer;
import org.spineps.network.window.Softmax;

/**
 * Converts scores into labels row by row as the sliding window delivers them,
 * at the resolution of the image. BenchmarkScores exist there for a row at a time only,
 * unless probabilities are requested.
 */
final class ScoreConsumer extends ResampledConsumer implements BenchmarkScores {

	private final LabelRule rule;
	private final short[] labels;
	private final List<Integer> kept;
	private final float[][] probabilities;

	/**
	 * @param rule how scores become labels
	 * @param size sizes of the network's volume, axis 0 fastest
	 * @param newSize sizes wanted
	 * @param nearest for every axis whether the nearest voxel is taken
	 * @param kept classes whose probabilities are kept
	 */
	ScoreConsumer(final LabelRule rule, final int[] size, final int[] newSize,
		final boolean[] nearest, final List<Integer> kept)
	{
		super(size, new double[][] { positions(size[0], newSize[0], nearest[0]),
			positions(size[1], newSize[1], nearest[1]), positions(size[2], newSize[2],
				nearest[2]) });
		this.rule = rule;
		labels = new short[newSize[0] * newSize[1] * newSize[2]];
		this.kept = List.copyOf(kept);
		probabilities = new float[kept.size()][labels.length];
	}

	@Override
	protected void start(final int classes) {
		if (classes != rule.heads()) throw new IllegalArgumentException(classes +
			" scores for " + rule.heads() + " classes");
	}

	@Override
	protected void row(final float[] values, final int classes,
		final int length, final int to)
	{
		if (rule.hasRegions()) for (int i = 0; i < classes * length; i++)
			values[i] = Sigmoid.of(values[i]);
		for (int x = 0; x < length; x++)
			labels[to + x] = (short) (rule.hasRegions() ? region(values, length, x)
				: Softmax.best(values, classes, length, x));
		if (probabilities.length == 0) return;
		if (!rule.hasRegions()) for (int x = 0; x < length; x++)
			Softmax.ofVoxel(values, classes, length, x);
		for (int n = 0; n < probabilities.length; n++)
			if (kept.get(n) == NnUnetPredictor.WRITTEN) for (int x = 0; x < length; x++)
				probabilities[n][to + x] = written(values, length, x, labels[to + x]);
			else System.arraycopy(values, kept.get(n) * length, probabilities[n], to,
				length);
	}

	/** @return probability of a label, or that there is none of the regions */
	private float written(final float[] values, final int length, final int x,
		final int label)
	{
		if (!rule.hasRegions()) return values[label * length + x];
		if (label != 0) return values[rule.regionLabels().indexOf(label) * length +
			x];
		float largest = 0;
		for (int k = 0; k < rule.heads(); k++)
			largest = Math.max(largest, values[k * length + x]);
		return 1 - largest;
	}

	private int region(final float[] values, final int length, final int x) {
		for (int k = rule.heads() - 1; k >= 0; k--)
			if (values[k * length + x] > Sigmoid.HALF) return rule.regionLabels().get(
				k);
		return 0;
	}

	@Override
	public short[] labels() {
		return labels;
	}

	@Override
	public float[][] probabilities() {
		return probabilities;
	}
}
