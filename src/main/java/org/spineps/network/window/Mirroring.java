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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.network.PatchNetwork;
import org.spineps.progress.Progress;

/**
 * Averaging of a network's scores over flipped copies of its input (test-time
 * augmentation, as in nnU-Net). A body flipped along its left–right axis has left
 * and right exchanged: for networks that tell the sides apart, output channels are
 * exchanged when the scores are flipped back, and so are the values of an input
 * that holds class indices.
 *
 * @param axes tensor axes to flip, 0..2 ascending; every combination of them is
 *          averaged. Empty for none
 * @param leftRightAxis the axis whose flip exchanges the sides, or −1
 * @param outputSwaps pairs of output channels that change places with it
 * @param inputSwaps pairs of input values that change places with it
 */
public record Mirroring(List<Integer> axes, int leftRightAxis,
	List<List<Integer>> outputSwaps, List<List<Integer>> inputSwaps)
{

	/** The network is run once, on the input as it is. */
	public static final Mirroring NONE = of();

	/**
	 * @throws IllegalArgumentException unless axes ascend within 0..2 and swaps
	 *           are pairs of numbers, each used once
	 */
	public Mirroring {
		axes = List.copyOf(axes);
		outputSwaps = copyPairs(outputSwaps);
		inputSwaps = copyPairs(inputSwaps);
		for (int i = 0; i < axes.size(); i++)
			if (axes.get(i) < (i == 0 ? 0 : axes.get(i - 1) + 1) || axes.get(i) > 2)
				throw new IllegalArgumentException("Invalid axes to flip: " + axes);
		if (leftRightAxis < -1 || leftRightAxis > 2)
			throw new IllegalArgumentException("Invalid left–right axis " +
				leftRightAxis);
		if (leftRightAxis < 0 && !(outputSwaps.isEmpty() && inputSwaps.isEmpty()))
			throw new IllegalArgumentException(
				"Swaps of sides need a left–right axis");
	}

	/**
	 * nnU-Net's mirroring, blind to the sides of the body.
	 *
	 * @param axes tensor axes to flip
	 * @return the mirroring
	 */
	public static Mirroring of(final int... axes) {
		return new Mirroring(Arrays.stream(axes).boxed().toList(), -1, List.of(),
			List.of());
	}

	/** @return how often the network runs on one patch: 1, 2, 4 or 8 */
	public int runs() {
		return 1 << axes.size();
	}

	/**
	 * Runs the network on the patch and its flipped copies and averages.
	 *
	 * @param network the network
	 * @param patch C×X×Y×Z values, read only
	 * @param progress checked for cancellation between the runs
	 * @param shape C, X, Y, Z
	 * @return mean scores, K×X×Y×Z; a new array
	 * @throws SpinepsException if the network fails, or gives scores that do not
	 *           belong to the patch's voxels
	 */
	public float[] predict(final PatchNetwork network, final float[] patch,
		final Progress progress, final int... shape) throws SpinepsException
	{
		final int voxels = shape[1] * shape[2] * shape[3];
		final float[] sum = checked(network.run(patch, shape), voxels);
		final int classes = sum.length / voxels;
		final int[] noSwap = permutation(List.of(), Math.max(classes, shape[0]));
		for (final int flipped : subsets()) {
			progress.checkCancelled();
			final boolean sides = leftRightAxis >= 0 && (flipped >> leftRightAxis &
				1) == 1;
			final float[] copy = new float[shape[0] * voxels];
			Flip.copy(patch, copy, shape[0], shape, flipped);
			if (sides) swapValues(copy);
			final float[] scores = checked(network.run(copy, shape), voxels);
			if (scores.length != sum.length) throw new SpinepsException(
				"The network returned a different number of scores for a flipped patch",
				scores.length + " instead of " + sum.length,
				"Check the model's network file");
			Flip.add(scores, sum, sides ? permutation(outputSwaps, classes) : noSwap,
				classes, shape, flipped);
		}
		if (!axes.isEmpty()) for (int i = 0; i < sum.length; i++)
			sum[i] /= runs();
		return sum;
	}

	private static float[] checked(final float[] scores, final int voxels)
		throws SpinepsException
	{
		if (scores.length == 0 || scores.length % voxels != 0)
			throw new SpinepsException(
				"The network's output does not match the voxels of its input",
				scores.length + " scores for " + voxels + " voxels",
				"Check that the model's manifest fits its network file");
		return scores;
	}

	/** All non-empty sets of axes as bits, small sets first, then in order. */
	private List<Integer> subsets() {
		final List<Integer> sets = new ArrayList<>();
		for (int size = 1; size <= axes.size(); size++)
			addSubsets(sets, 0, 0, size);
		return sets;
	}

	private void addSubsets(final List<Integer> sets, final int chosen,
		final int from, final int missing)
	{
		if (missing == 0) {
			sets.add(chosen);
			return;
		}
		for (int i = from; i < axes.size(); i++)
			addSubsets(sets, chosen | 1 << axes.get(i), i + 1, missing - 1);
	}

	private void swapValues(final float[] values) {
		for (final List<Integer> pair : inputSwaps) {
			final float a = pair.get(0);
			final float b = pair.get(1);
			for (int i = 0; i < values.length; i++)
				if (values[i] == a) values[i] = b;
				else if (values[i] == b) values[i] = a;
		}
	}

	private static int[] permutation(final List<List<Integer>> swaps,
		final int count) throws SpinepsException
	{
		final int[] permutation = new int[count];
		for (int i = 0; i < count; i++)
			permutation[i] = i;
		for (final List<Integer> pair : swaps) {
			final int a = pair.get(0);
			final int b = pair.get(1);
			if (Math.max(a, b) >= count) throw new SpinepsException(
				"The model's manifest swaps classes that its network does not have",
				"Classes " +
					pair + " of " + count, "Check the model's manifest");
			permutation[a] = b;
			permutation[b] = a;
		}
		return permutation;
	}

	private static List<List<Integer>> copyPairs(
		final List<List<Integer>> pairs)
	{
		final List<Integer> seen = new ArrayList<>();
		final List<List<Integer>> copy = new ArrayList<>();
		for (final List<Integer> pair : pairs) {
			if (pair.size() != 2) throw new IllegalArgumentException(
				"Not a pair: " + pair);
			for (final Integer value : pair) {
				if (value < 0 || seen.contains(value))
					throw new IllegalArgumentException("Invalid swaps: " + pairs);
				seen.add(value);
			}
			copy.add(List.copyOf(pair));
		}
		return List.copyOf(copy);
	}
}
