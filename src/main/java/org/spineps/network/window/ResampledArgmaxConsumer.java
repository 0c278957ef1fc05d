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

import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Interpolates the network's output linearly onto another grid, usually a finer
 * one, and takes the best class there: borders follow the surface between
 * voxels of the network's grid instead of their corners.
 * <p>
 * The target must be parallel to the network's grid, axis by axis in the same
 * direction. Voxels of the target outside the network's voxel centres take the
 * value at the edge.
 * </p>
 */
public final class ResampledArgmaxConsumer extends ResampledConsumer {

	/** What is interpolated. */
	public enum Quantity {
			/** The raw scores, as nnU-Net does. */
			LOGITS,
			/** The softmax probabilities. */
			PROBABILITIES
	}

	private static final double PARALLEL_TOLERANCE_VOXELS = 1e-3;

	private final Grid target;
	private final Quantity quantity;
	private final int[] labelOfClass;
	private final short[] labels;
	private final float[] confidence;

	/**
	 * @param source the network's grid: its axes are the tensor's in reverse order
	 * @param target the grid of the result
	 * @param quantity what to interpolate
	 * @param labelOfClass the label to write for every class; copied
	 * @throws IllegalArgumentException if the grids are not parallel or their axes
	 *           run in different directions
	 */
	public ResampledArgmaxConsumer(final Grid source, final Grid target,
		final Quantity quantity, final int... labelOfClass)
	{
		super(source.size(), new double[][] { positions(source, target, 0),
			positions(source, target, 1), positions(source, target, 2) });
		this.target = target;
		this.quantity = quantity;
		this.labelOfClass = labelOfClass.clone();
		labels = new short[target.voxels()];
		confidence = new float[target.voxels()];
	}

	private static double[] positions(final Grid source, final Grid target,
		final int axis)
	{
		final double[] zero = source.toVoxel(target.toWorld(0, 0, 0));
		final double[] far = new double[3];
		far[axis] = target.size(axis);
		final double[] end = source.toVoxel(target.toWorld(far));
		for (int other = 0; other < 3; other++)
			if (other == axis ? end[axis] <= zero[axis] : Math.abs(end[other] -
				zero[other]) > PARALLEL_TOLERANCE_VOXELS * target.size(axis))
				throw new IllegalArgumentException("Not parallel: " + source + " and " +
					target);
		final double scale = (end[axis] - zero[axis]) / target.size(axis);
		final double[] positions = new double[target.size(axis)];
		for (int i = 0; i < positions.length; i++)
			positions[i] = zero[axis] + scale * i;
		return positions;
	}

	@Override
	protected void start(final int classes) {
		ArgmaxConsumer.require(labelOfClass, classes);
	}

	@Override
	protected void prepare(final float[] scores, final int classes,
		final int voxels)
	{
		if (quantity == Quantity.PROBABILITIES) Softmax.inPlace(scores, classes,
			voxels);
	}

	@Override
	protected void row(final float[] values, final int classes,
		final int length, final int to)
	{
		for (int x = 0; x < length; x++) {
			final int best = Softmax.best(values, classes, length, x);
			labels[to + x] = (short) labelOfClass[best];
			confidence[to + x] = quantity == Quantity.PROBABILITIES ? values[best *
				length + x] : Softmax.ofBest(values, classes, length, x, best);
		}
	}

	/** @return the labels, complete after the run; shares this object's array */
	public LabelVolume labels() {
		return LabelVolume.wrap(labels, target);
	}

	/**
	 * @return probability of the winning class, background included, complete
	 *         after the run; shares this object's array
	 */
	public ImageVolume confidence() {
		return ImageVolume.wrap(confidence, target);
	}
}
