package org.spineps.volume;

/**
 * Flips and swaps the axes of volumes. Nothing is interpolated; every voxel
 * stays at its place in the patient.
 */
public final class Reorient {

	/** Edge of the square tiles in which axes are swapped, in voxels. */
	private static final int TILE = 64;

	private Reorient() {
		// static methods only
	}

	/**
	 * @param volume intensities; not changed
	 * @param target the axis codes wanted
	 * @return a new volume, also if the axes are already as wanted
	 */
	public static ImageVolume to(final ImageVolume volume,
		final AxisCodes target)
	{
		final float[] from = volume.array();
		final ImageVolume result = ImageVolume.zeros(volume.grid().reorient(
			target));
		final float[] into = result.array();
		copy(volume.grid(), result.grid(), (source, stride, at, count) -> {
			int v = source;
			for (int i = at; i < at + count; i++) {
				into[i] = from[v];
				v += stride;
			}
		});
		return result;
	}

	/**
	 * @param volume labels; not changed
	 * @param target the axis codes wanted
	 * @return a new volume, also if the axes are already as wanted
	 */
	public static LabelVolume to(final LabelVolume volume,
		final AxisCodes target)
	{
		final short[] from = volume.array();
		final LabelVolume result = LabelVolume.zeros(volume.grid().reorient(
			target));
		final short[] into = result.array();
		copy(volume.grid(), result.grid(), (source, stride, at, count) -> {
			int v = source;
			for (int i = at; i < at + count; i++) {
				into[i] = from[v];
				v += stride;
			}
		});
		return result;
	}

	/** Copies count voxels at a stride to neighbouring places. */
	private interface RowCopy {

		void copy(int source, int stride, int at, int count);
	}

	private static void copy(final Grid from, final Grid into,
		final RowCopy rows)
	{
		final int[] strides = { 1, from.size(0), from.size(0) * from.size(1) };
		final int[] step = new int[3];
		int first = 0;
		for (int axis = 0; axis < 3; axis++) {
			final char letter = into.axisCodes().letter(axis);
			final int source = from.axisCodes().axisOf(letter);
			final boolean flip = from.axisCodes().letter(source) != letter;
			step[axis] = flip ? -strides[source] : strides[source];
			if (flip) first += (from.size(source) - 1) * strides[source];
		}
		final int origin = first;
		// Tiles span the new axis 0 and the axis that was axis 0, so that both
		// reading and writing stay within a few cache lines.
		final int oldAxis0 = Math.abs(step[2]) == 1 ? 2 : 1;
		final int other = 3 - oldAxis0;
		final int tiles = (into.size(oldAxis0) + TILE - 1) / TILE;
		Slabs.forEach(into.size(other) * tiles, into.voxels(), (begin, end) -> {
			final int[] position = new int[3];
			for (int task = begin; task < end; task++) {
				position[other] = task / tiles;
				final int lower = task % tiles * TILE;
				final int upper = Math.min(lower + TILE, into.size(oldAxis0));
				for (int i = 0; i < into.size(0); i += TILE) {
					final int count = Math.min(TILE, into.size(0) - i);
					for (int n = lower; n < upper; n++) {
						position[oldAxis0] = n;
						rows.copy(origin + i * step[0] + position[1] * step[1] +
							position[2] * step[2], step[0], into.index(i, position[1],
								position[2]), count);
					}
				}
			}
		});
	}
}
