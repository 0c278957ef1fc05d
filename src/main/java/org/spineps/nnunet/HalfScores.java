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

import java.util.Arrays;
import java.util.List;

import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.network.HalfFloat;
import org.spineps.network.window.SliceConsumer;
import org.spineps.network.window.Softmax;

/**
 * Keeps the scores of whole volumes in 16 bits and exports them as nnU-Net
 * does: the mean over the folds, the resampled scores and everything in between
 * are rounded to 16 bits. Needs as much memory as the original: 2 bytes per
 * class and voxel of the network's volume, twice that for several folds.
 */
final class HalfScores implements SliceConsumer, BenchmarkScores {

	private final LabelRule rule;
	private final int[] size;
	private short[][] fold;
	private short[][] sum;
	private int folds;
	private short[] labels;
	private float[][] probabilities = {};
	/** Probability of what was written; null if that is not kept. */
	private float[] written;

	/**
	 * @param rule how scores become labels
	 * @param size sizes of the network's volume, axis 0 fastest
	 */
	HalfScores(final LabelRule rule, final int... size) {
		this.rule = rule;
		this.size = size.clone();
	}

	@Override
	public void begin(final int classes, final int slices, final int rows,
		final int columns)
	{
		if (classes != rule.heads() || slices != size[2] || rows != size[1] ||
			columns != size[0]) throw new IllegalArgumentException("BenchmarkScores of " +
				classes + "×" + slices + "×" + rows + "×" + columns);
		if (fold == null) fold = new short[classes][size[0] * size[1] * size[2]];
	}

	@Override
	public void accept(final int firstSlice, final int count,
		final float[] logits)
	{
		final int plane = size[0] * size[1];
		for (int k = 0; k < fold.length; k++)
			for (int v = 0; v < count * plane; v++)
				fold[k][firstSlice * plane + v] = HalfFloat.bits(logits[k * count *
					plane + v]);
	}

	/** Ends the scores of one network; those of the next may follow. */
	void endFold() {
		folds++;
		if (sum == null) {
			sum = fold;
			fold = null;
			return;
		}
		for (int k = 0; k < sum.length; k++)
			for (int v = 0; v < sum[k].length; v++)
				sum[k][v] = HalfFloat.bits(HalfFloat.value(sum[k][v]) + HalfFloat.value(
					fold[k][v]));
	}

	/**
	 * @param k a class
	 * @return its mean scores over the folds, a new array
	 */
	float[] mean(final int k) {
		final float[] values = new float[sum[k].length];
		for (int v = 0; v < values.length; v++) {
			values[v] = HalfFloat.value(sum[k][v]);
			if (folds > 1) values[v] = HalfFloat.round(values[v] / folds);
		}
		return values;
	}

	/**
	 * Resamples the scores to the image's resolution, one class after the other.
	 *
	 * @param resampling how
	 * @param newSize sizes wanted, axis 0 fastest
	 * @param separateAxis the axis that is not interpolated, or −1
	 * @param kept classes whose probabilities are kept
	 */
	void export(final ResamplingFunction resampling, final int[] newSize,
		final int separateAxis, final List<Integer> kept)
	{
		final boolean withProbabilities = !kept.isEmpty();
		fold = null;
		labels = new short[newSize[0] * newSize[1] * newSize[2]];
		if (withProbabilities) probabilities = new float[rule.heads()][];
		if (kept.contains(NnUnetPredictor.WRITTEN)) {
			written = new float[labels.length];
			Arrays.fill(written, 1);
		}
		float[] best = null;
		for (int k = 0; k < rule.heads(); k++) {
			final float[] scores = resampled(k, resampling, newSize, separateAxis);
			if (rule.hasRegions()) region(k, scores);
			else if (best == null) best = withProbabilities ? scores.clone() : scores;
			else larger(k, scores, best);
			// The softmax needs all of them.
			if (kept.contains(k) || withProbabilities && !rule.hasRegions())
				probabilities[k] = scores;
		}
		if (withProbabilities && !rule.hasRegions()) softmax();
		final float[] sure = written;
		written = null;
		probabilities = kept.stream().map(k -> k == NnUnetPredictor.WRITTEN ? sure
			: probabilities[k]).toArray(float[][]::new);
	}

	/** @return scores of one class at the image's resolution, a new array */
	float[] resampled(final int k, final ResamplingFunction resampling,
		final int[] newSize, final int separateAxis)
	{
		final float[] scores = Resampling.apply(resampling, mean(k), size,
			newSize, separateAxis);
		for (int v = 0; v < scores.length; v++)
			scores[v] = HalfFloat.round(scores[v]);
		return scores;
	}

	private void larger(final int k, final float[] scores, final float[] best) {
		for (int v = 0; v < best.length; v++)
			if (scores[v] > best[v]) {
				best[v] = scores[v];
				labels[v] = (short) k;
			}
	}

	/** Leaves the probabilities in the array. */
	private void region(final int k, final float[] scores) {
		final short label = rule.regionLabels().get(k).shortValue();
		for (int v = 0; v < scores.length; v++) {
			scores[v] = Sigmoid.of(scores[v]);
			if (scores[v] > Sigmoid.HALF) labels[v] = label;
			if (written == null) continue;
			if (scores[v] > Sigmoid.HALF) written[v] = scores[v];
			else if (labels[v] == 0) written[v] = Math.min(written[v], 1 - scores[v]);
		}
	}

	private void softmax() {
		final float[] voxel = new float[probabilities.length];
		for (int v = 0; v < labels.length; v++) {
			for (int k = 0; k < voxel.length; k++)
				voxel[k] = probabilities[k][v];
			Softmax.ofVoxel(voxel, voxel.length, 1, 0);
			for (int k = 0; k < voxel.length; k++)
				probabilities[k][v] = voxel[k];
			if (written != null) written[v] = voxel[labels[v]];
		}
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
