package org.spineps.io.picture;

import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * One picture's pixels: intensities and labels on a plane that follows the
 * spine. Between voxels intensities are interpolated linearly, and a label counts
 * by the same weights, so that outlines are smooth and fit the image. Between
 * thick slices nothing is interpolated: the nearest is shown as it is.
 */
final class Plane {

	/** Slices farther apart are thick. */
	static final double THICK_MM = 2;
	private static final int CORNERS = 8;

	private final PictureFrame frame;
	private final Oriented axes;
	private final int across;
	private final double[] slices;
	private final double[] rows;
	private final double[] columns;

	/**
	 * @param frame what part is shown
	 * @param axes of all volumes
	 * @param across what runs along the picture's width: {@link Oriented#P} for a
	 *          sagittal picture, {@link Oriented#L} for a coronal one
	 * @param curve where the plane cuts each row
	 */
	Plane(final PictureFrame frame, final Oriented axes, final int across,
		final SpineCurve curve)
	{
		this.frame = frame;
		this.axes = axes;
		this.across = across;
		rows = coordinates(Oriented.I);
		columns = coordinates(across);
		final int through = Oriented.P + Oriented.L - across;
		final boolean thick = axes.spacing(through) > THICK_MM;
		slices = new double[rows.length];
		for (int y = 0; y < rows.length; y++) {
			final double slice = across == Oriented.P ? curve.sagittal(rows[y]) : curve
				.coronal(rows[y]);
			slices[y] = thick ? Math.rint(slice) : slice;
		}
	}

	private double[] coordinates(final int axis) {
		final double[] result = new double[frame.pixels(axis)];
		for (int n = 0; n < result.length; n++)
			result[n] = Math.max(0, Math.min(axes.size(axis) - 1, frame.voxel(axis,
				n)));
		return result;
	}

	int width() {
		return columns.length;
	}

	int height() {
		return rows.length;
	}

	/** @return {@link Oriented#P} or {@link Oriented#L} */
	int across() {
		return across;
	}

	/**
	 * @param image any volume on the grid
	 * @return its values, row by row; NaN stays NaN
	 */
	float[] values(final ImageVolume image) {
		final float[] voxels = image.array();
		final float[] result = new float[width() * height()];
		final int[] corners = new int[CORNERS];
		final double[] weights = new double[CORNERS];
		for (int y = 0; y < height(); y++)
			for (int x = 0; x < width(); x++) {
				locate(x, y, corners, weights);
				double sum = 0;
				for (int n = 0; n < CORNERS; n++)
					if (weights[n] > 0) sum += weights[n] * voxels[corners[n]];
				result[y * width() + x] = (float) sum;
			}
		return result;
	}

	/**
	 * @param mask labels on the grid
	 * @return the labels, row by row
	 */
	int[] labels(final LabelVolume mask) {
		final short[] voxels = mask.array();
		final int[] result = new int[width() * height()];
		final int[] corners = new int[CORNERS];
		final int[] found = new int[CORNERS];
		final double[] weights = new double[CORNERS];
		for (int y = 0; y < height(); y++)
			for (int x = 0; x < width(); x++) {
				locate(x, y, corners, weights);
				boolean same = true;
				for (int n = 0; n < CORNERS; n++) {
					found[n] = voxels[corners[n]] & 0xffff;
					same &= found[n] == found[0];
				}
				result[y * width() + x] = same ? found[0] : heaviest(found, weights);
			}
		return result;
	}

	/** @return the label whose corners weigh most together */
	static int heaviest(final int[] labels, final double[] weights) {
		int best = labels[0];
		double most = -1;
		for (int n = 0; n < CORNERS; n++) {
			double weight = 0;
			for (int m = 0; m < CORNERS; m++)
				if (labels[m] == labels[n]) weight += weights[m];
			if (weight > most) {
				most = weight;
				best = labels[n];
			}
		}
		return best;
	}

	/** Flat indices of the eight voxels around a pixel, and their weights. */
	private void locate(final int x, final int y, final int[] corners,
		final double[] weights)
	{
		final int i = (int) rows[y];
		final int c = (int) columns[x];
		final int s = (int) slices[y];
		final double down = rows[y] - i;
		final double right = columns[x] - c;
		final double through = slices[y] - s;
		for (int n = 0; n < CORNERS; n++) {
			final int di = n & 1;
			final int dc = n >> 1 & 1;
			final int ds = n >> 2;
			weights[n] = (di == 0 ? 1 - down : down) * (dc == 0 ? 1 - right : right) *
				(ds == 0 ? 1 - through : through);
			// Past the last voxel the weight is 0: any index will do.
			corners[n] = index(Math.min(i + di, axes.size(Oriented.I) - 1), Math.min(
				c + dc, axes.size(across) - 1), s + (through > 0 ? ds : 0));
		}
	}

	private int index(final int i, final int c, final int slice) {
		return across == Oriented.P ? axes.index(i, c, slice) : axes.index(i, slice,
			c);
	}
}
