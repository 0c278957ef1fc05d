package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Structure;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Looks whether a semantic mask lies in the patient as its header says: the sacrum
 * below the bodies, arches behind them, left processes on the left. A header that
 * was lost or edited often turns or mirrors the scan.
 */
final class OrientationCheck {

	/** Less of a structure says nothing about where it lies. */
	private static final double MIN_VOLUME_MM3 = 500;
	/** Centres nearer than this may lie either way. */
	private static final double MARGIN_MM = 3;

	private final LabelVolume mask;
	private final LabelStatistics statistics;
	private final List<String> warnings = new ArrayList<>();

	private OrientationCheck(final LabelVolume mask) {
		this.mask = mask;
		statistics = LabelStatistics.of(mask);
	}

	/**
	 * @param semantic structures
	 * @return sentences for the user; empty if nothing is odd
	 */
	static List<String> of(final LabelVolume semantic) {
		final OrientationCheck check = new OrientationCheck(semantic);
		final double[] bodies = check.centre(Structure.CORPUS);
		check.warn(check.centre(Structure.SACRUM), bodies, 2,
			"The sacrum lies above the vertebral bodies: the header seems to be " +
				"upside down.");
		check.warn(check.centre(Structure.ARCH, Structure.SPINOUS_PROCESS), bodies,
			1, "The arches lie in front of the vertebral bodies: the header seems " +
				"to have front and back exchanged.");
		check.warn(check.centre(Structure.COSTAL_PROCESS_LEFT,
			Structure.SUPERIOR_ARTICULAR_LEFT, Structure.INFERIOR_ARTICULAR_LEFT),
			check.centre(Structure.COSTAL_PROCESS_RIGHT,
				Structure.SUPERIOR_ARTICULAR_RIGHT,
				Structure.INFERIOR_ARTICULAR_RIGHT), 0,
			"Left processes lie on the right: the header seems to be mirrored, or " +
				"left and right are not told apart.");
		return check.warnings;
	}

	/** @return RAS millimetres, or null if there is too little of them */
	private double[] centre(final Structure... structures) {
		final double[] sum = new double[3];
		long voxels = 0;
		for (final Structure structure : structures) {
			if (!statistics.has(structure.id())) continue;
			final long count = statistics.count(structure.id());
			final double[] centre = mask.grid().toWorld(statistics.centroid(structure
				.id()));
			for (int axis = 0; axis < 3; axis++)
				sum[axis] += count * centre[axis];
			voxels += count;
		}
		if (voxels * mask.grid().voxelVolume() < MIN_VOLUME_MM3) return null;
		for (int axis = 0; axis < 3; axis++)
			sum[axis] /= voxels;
		return sum;
	}

	/** The first must not lie farther along the axis than the second. */
	private void warn(final double[] first, final double[] second,
		final int axis, final String warning)
	{
		if (first != null && second != null && first[axis] > second[axis] +
			MARGIN_MM) warnings.add(warning);
	}
}
