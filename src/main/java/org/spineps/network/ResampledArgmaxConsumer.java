package org.spineps.network;

import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Interpolates what the network says linearly onto another grid, usually a finer
 * one, and takes the best class there: borders follow the surface between voxels
 * of the network's grid instead of their corners. Works slice by slice and holds
 * one slice of the network's grid from one delivery to the next.
 * <p>
 * The target must be parallel to the network's grid, axis by axis in the same
 * direction. Voxels of the target outside the network's voxel centres take the
 * value at the edge.
 * </p>
 */
public final class ResampledArgmaxConsumer implements SliceConsumer {

	/** What is interpolated. */
	public enum Quantity {
			/** The raw scores, as nnU-Net does. */
			LOGITS,
			/** The softmax probabilities. */
			PROBABILITIES
	}

	private static final double PARALLEL_TOLERANCE_VOXELS = 1e-3;

	private final Grid source;
	private final Grid target;
	private final Quantity quantity;
	private final int[] labelOfClass;
	private final Axis[] axes = new Axis[3];
	private final short[] labels;
	private final float[] confidence;
	private float[] held;
	private int nextTargetSlice;

	/** For every target index of an axis the source voxel below and the share. */
	private record Axis(int[] lower, float[] share) {}

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
		this.source = source;
		this.target = target;
		this.quantity = quantity;
		this.labelOfClass = labelOfClass.clone();
		for (int axis = 0; axis < 3; axis++)
			axes[axis] = axis(source, target, axis);
		labels = new short[target.voxels()];
		confidence = new float[target.voxels()];
	}

	private static Axis axis(final Grid source, final Grid target,
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
		final int last = source.size(axis) - 1;
		final int[] lower = new int[target.size(axis)];
		final float[] share = new float[lower.length];
		for (int i = 0; i < lower.length; i++) {
			final double at = Math.max(0, Math.min(last, zero[axis] + scale * i));
			lower[i] = Math.min((int) at, Math.max(0, last - 1));
			share[i] = (float) (at - lower[i]);
		}
		return new Axis(lower, share);
	}

	@Override
	public void begin(final int classes, final int slices, final int rows,
		final int columns)
	{
		ArgmaxConsumer.require(source, labelOfClass, classes, slices, rows,
			columns);
		held = new float[classes * rows * columns];
		nextTargetSlice = 0;
	}

	@Override
	public void accept(final int firstSlice, final int count,
		final float[] logits)
	{
		final int classes = labelOfClass.length;
		final int plane = source.size(0) * source.size(1);
		if (quantity == Quantity.PROBABILITIES) Softmax.inPlace(logits, classes,
			count * plane);
		final int lastSlice = firstSlice + count - 1;
		final Axis axis = axes[2];
		for (; nextTargetSlice < target.size(2); nextTargetSlice++) {
			final int lower = axis.lower()[nextTargetSlice];
			final int upper = Math.min(lower + 1, source.size(2) - 1);
			if (upper > lastSlice) break;
			final Plane below = lower < firstSlice ? new Plane(held, 0, plane)
				: new Plane(logits, (lower - firstSlice) * plane, count * plane);
			final Plane above = new Plane(logits, (upper - firstSlice) * plane, count *
				plane);
			slice(below, above);
		}
		for (int k = 0; k < classes; k++)
			System.arraycopy(logits, (k * count + count - 1) * plane, held, k * plane,
				plane);
	}

	/** One source slice: class k begins at start + k · stride. */
	private record Plane(float[] values, int start, int stride) {}

	private void slice(final Plane below, final Plane above) {
		final int slice = nextTargetSlice;
		final float share = axes[2].share()[slice];
		Parallelization.getTaskExecutor().forEach(IntStream.range(0, target.size(1))
			.boxed().toList(), row -> row(below, above, share, slice, row));
	}

	private void row(final Plane below, final Plane above, final float share,
		final int slice, final int row)
	{
		final int width = source.size(0);
		final int classes = labelOfClass.length;
		final int[] lower = axes[0].lower();
		final float[] shares = axes[0].share();
		final int size = lower.length;
		final int y = axes[1].lower()[row];
		final int y1 = Math.min(y + 1, source.size(1) - 1);
		final float yShare = axes[1].share()[row];
		final float[] line = new float[width + 1];
		final float[] values = new float[classes * size];
		for (int k = 0; k < classes; k++) {
			final int b = below.start + k * below.stride;
			final int a = above.start + k * above.stride;
			for (int x = 0; x < width; x++) {
				final float near = mix(below.values[b + y * width + x], above.values[a +
					y * width + x], share);
				final float far = mix(below.values[b + y1 * width + x], above.values[a +
					y1 * width + x], share);
				line[x] = mix(near, far, yShare);
			}
			line[width] = line[width - 1];
			for (int x = 0; x < size; x++)
				values[k * size + x] = mix(line[lower[x]], line[lower[x] + 1],
					shares[x]);
		}
		final int to = target.index(0, row, slice);
		for (int x = 0; x < size; x++) {
			final int best = Softmax.best(values, classes, size, x);
			labels[to + x] = (short) labelOfClass[best];
			confidence[to + x] = quantity == Quantity.PROBABILITIES ? values[best *
				size + x] : Softmax.ofBest(values, classes, size, x, best);
		}
	}

	private static float mix(final float a, final float b, final float share) {
		return a + (b - a) * share;
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
