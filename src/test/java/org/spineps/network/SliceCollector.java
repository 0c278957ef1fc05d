package org.spineps.network;

import static org.assertj.core.api.Assertions.assertThat;

/** Collects everything, and checks that slices come in order. */
public final class SliceCollector implements SliceConsumer {

	int begun;
	int next;
	int[] size;
	float[] logits;

	/** @return classes × voxels, as they came; not copied */
	public float[] logits() {
		return logits;
	}

	@Override
	public void begin(final int classes, final int slices, final int rows,
		final int columns)
	{
		begun++;
		next = 0;
		size = new int[] { classes, slices, rows, columns };
		logits = new float[classes * slices * rows * columns];
	}

	@Override
	public void accept(final int firstSlice, final int count,
		final float[] values)
	{
		assertThat(firstSlice).isEqualTo(next);
		next += count;
		final int plane = size[2] * size[3];
		for (int k = 0; k < size[0]; k++)
			System.arraycopy(values, k * count * plane, logits, (k * size[1] +
				firstSlice) * plane, count * plane);
	}
}
