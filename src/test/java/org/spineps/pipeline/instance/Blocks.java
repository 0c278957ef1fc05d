package org.spineps.pipeline.instance;

import java.util.Arrays;

import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Masks made of blocks, in P,I,R. */
final class Blocks {

	final LabelVolume semantic;
	final LabelVolume instances;

	Blocks(final double[] spacing, final int... size) {
		final Grid grid = Grid.of(size, spacing, AxisCodes.PIR);
		semantic = LabelVolume.zeros(grid);
		instances = LabelVolume.zeros(grid);
	}

	static Box box(final int... minThenMax) {
		return new Box(Arrays.copyOf(minThenMax, 3), Arrays.copyOfRange(minThenMax,
			3, 6));
	}

	/** Draws a block of a structure that belongs to an instance. */
	Blocks add(final int structure, final int instance,
		final int... minThenMax)
	{
		Voxels.forEach(semantic.grid(), box(minThenMax), v -> {
			semantic.array()[v] = (short) structure;
			instances.array()[v] = (short) instance;
		});
		return this;
	}

	static int at(final LabelVolume volume, final int i, final int j,
		final int k)
	{
		return volume.array()[volume.grid().index(i, j, k)];
	}

	static long count(final LabelVolume volume, final int label) {
		long count = 0;
		for (final short value : volume.array())
			if (value == label) count++;
		return count;
	}
}
