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
package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.anatomy.Structure;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.WorkingAxes;

/**
 * Looks whether a semantic mask lies in the patient as its header says: the sacrum
 * below the bodies, arches behind them, left processes on the left. A header that
 * was lost or edited often turns or mirrors the scan.
 */
public final class OrientationCheck {

	/** What does not fit. */
	private enum Fault {
			UPSIDE_DOWN, FRONT_BACK, NOT_SAGITTAL
	}

	/** Less of a structure says nothing about where it lies. */
	private static final double MIN_VOLUME_MM3 = 500;
	/** Centres nearer than this may lie either way. */
	private static final double MARGIN_MM = 3;

	/** Less of a spinous process is only its tip or its root. */
	private static final double MIN_SPINE_MM3 = 100;
	/** Fewer vertebrae with spinous process say nothing. */
	private static final int ENOUGH = 3;
	/** A canal farther to the side of the bodies is odd. */
	private static final double FAR_ASIDE_MM = 10;

	/** Pedicles this far below the middle of their bodies are upside down. */
	private static final double LOW_PEDICLES_MM = 1;

	private static final String UNTRUSTED = ", and the result cannot be trusted. " +
		"Correct the header, or choose the orientation that is right, and segment " +
		"again.";

	private final LabelVolume mask;
	private final LabelStatistics statistics;
	private final boolean tilted;
	private final List<String> warnings = new ArrayList<>();
	private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
	/** Of the canal from the bodies, in millimetres to the right and to the front. */
	private double[] canalFromBodies = new double[2];

	private OrientationCheck(final LabelVolume mask) {
		this.mask = mask;
		statistics = LabelStatistics.of(mask);
		tilted = WorkingAxes.isTilted(mask.grid());
	}

	/**
	 * @param semantic structures
	 * @param instances vertebrae on the same grid, any labels
	 * @return sentences for the user; empty if nothing is odd
	 */
	static List<String> of(final LabelVolume semantic,
		final LabelVolume instances)
	{
		final OrientationCheck check = new OrientationCheck(semantic);
		check.check(instances);
		return check.warnings;
	}

	/**
	 * Tells by the anatomy how a scan lies of which no header says it.
	 *
	 * @param semantic structures
	 * @param instances vertebrae on the same grid, any labels
	 * @return what contradicts the axes of the grid, and which would fit; empty if
	 *         nothing does. Left and right cannot be told
	 */
	public static Optional<AxisContradiction> contradiction(
		final LabelVolume semantic, final LabelVolume instances)
	{
		final OrientationCheck check = new OrientationCheck(semantic);
		check.check(instances);
		if (check.faults.isEmpty() && PedicleHeight.aboveMiddleMm(semantic,
			instances) < -LOW_PEDICLES_MM) check.warn(Fault.UPSIDE_DOWN,
				"The arches leave the lower halves of the vertebral bodies: the " +
					"header seems to be upside down" + UNTRUSTED);
		if (check.faults.isEmpty()) return Optional.empty();
		final String said = check.warnings.get(0);
		return Optional.of(new AxisContradiction(said.substring(0, said.indexOf(
			':')), check.right()));
	}

	private AxisCodes right() {
		AxisCodes right = mask.grid().axisCodes();
		if (faults.contains(Fault.NOT_SAGITTAL)) right = sideways(right);
		else if (faults.contains(Fault.FRONT_BACK)) right = right.mirrored('A');
		return faults.contains(Fault.UPSIDE_DOWN) ? right.mirrored('S') : right;
	}

	/** What is called right or left runs to the canal or away from it. */
	private AxisCodes sideways(final AxisCodes stated) {
		final int axis = stated.axisOf('R');
		final char[] letters = stated.letters().toCharArray();
		letters[axis] = stated.sign(axis) * canalFromBodies[0] > 0 ? 'P' : 'A';
		letters[stated.axisOf('A')] = 'R';
		return new AxisCodes(new String(letters));
	}

	private void check(final LabelVolume instances) {
		final double[] bodies = centreOrNull(Structure.CORPUS);
		final double[] canal = centreOrNull(Structure.CANAL, Structure.CORD);
		warn(Fault.UPSIDE_DOWN, centreOrNull(Structure.SACRUM), bodies, 2,
			"The sacrum lies above the vertebral bodies: the header seems to be " +
				"upside down" + UNTRUSTED);
		warn(Fault.FRONT_BACK, centreOrNull(Structure.ARCH,
			Structure.SPINOUS_PROCESS), bodies, 1,
			"The arches lie in front of the vertebral bodies: the header seems " +
				"to have front and back exchanged" + UNTRUSTED);
		if (warnings.isEmpty()) warn(Fault.FRONT_BACK, canal, bodies, 1,
			"The canal lies in front of the vertebral bodies: the header seems to " +
				"have front and back exchanged" + UNTRUSTED);
		if (canal != null && bodies != null) compareSides(canal[0] - bodies[0],
			canal[1] - bodies[1]);
		warn(null, centreOrNull(Structure.COSTAL_PROCESS_LEFT,
			Structure.SUPERIOR_ARTICULAR_LEFT, Structure.INFERIOR_ARTICULAR_LEFT),
			centreOrNull(Structure.COSTAL_PROCESS_RIGHT,
				Structure.SUPERIOR_ARTICULAR_RIGHT,
				Structure.INFERIOR_ARTICULAR_RIGHT), 0,
			"Left processes lie on the right: the header seems to be mirrored, or " +
				"left and right are not told apart.");
		if (warnings.isEmpty() && spinesAreAbove(instances)) warn(
			Fault.UPSIDE_DOWN, "The spinous processes lie above their bodies: the " +
				"header seems to be upside down" + UNTRUSTED);
	}

	/** A curved spine has its canal to the side, too, but farther behind. */
	private void compareSides(final double right, final double anterior) {
		canalFromBodies = new double[] { right, anterior };
		if (Math.abs(right) > FAR_ASIDE_MM && Math.abs(right) > Math.abs(anterior))
			warn(Fault.NOT_SAGITTAL, "The canal lies beside the vertebral bodies, not behind " +
				"them: the header seems to call coronal slices sagittal" + UNTRUSTED);
	}

	/** @return whether this is so on average; spinous processes hang down */
	private boolean spinesAreAbove(final LabelVolume instances) {
		final double[][] heights = new double[2][1 << 16];
		final long[][] counts = new long[2][1 << 16];
		int v = 0;
		for (int k = 0; k < mask.grid().size(2); k++)
			for (int j = 0; j < mask.grid().size(1); j++)
				for (int i = 0; i < mask.grid().size(0); i++, v++) {
					final int label = instances.array()[v] & 0xffff;
					final int structure = mask.array()[v];
					if (label == 0 || structure != Structure.CORPUS.id() &&
						structure != Structure.SPINOUS_PROCESS.id()) continue;
					final int which = structure == Structure.CORPUS.id() ? 0 : 1;
					heights[which][label] += place(i, j, k)[2];
					counts[which][label]++;
				}
		final double least = MIN_SPINE_MM3 / mask.grid().voxelVolume();
		double sum = 0;
		int vertebrae = 0;
		for (int label = 1; label < counts[0].length; label++) {
			if (counts[0][label] < least || counts[1][label] < least) continue;
			sum += heights[1][label] / counts[1][label] - heights[0][label] /
				counts[0][label];
			vertebrae++;
		}
		return vertebrae >= ENOUGH && sum > MARGIN_MM * vertebrae;
	}

	/**
	 * Millimetres to the right, to the front and up: those of the patient, or, where
	 * the tilt of a stack leaves its axes open, along the voxels.
	 */
	private double[] place(final double... voxel) {
		final Grid grid = mask.grid();
		if (!tilted) return grid.toWorld(voxel);
		final double[] place = new double[3];
		for (int axis = 0; axis < 3; axis++)
			place[grid.axisCodes().worldAxis(axis)] = grid.axisCodes().sign(axis) *
				grid.spacing(axis) * voxel[axis];
		return place;
	}

	/** @return such millimetres, or null if there is too little of them */
	private double[] centreOrNull(final Structure... structures) {
		final double[] sum = new double[3];
		long voxels = 0;
		for (final Structure structure : structures) {
			if (!statistics.has(structure.id())) continue;
			final long count = statistics.count(structure.id());
			final double[] centre = place(statistics.centroid(structure.id()));
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
	private void warn(final Fault fault, final double[] first,
		final double[] second, final int axis, final String warning)
	{
		if (first != null && second != null && first[axis] > second[axis] +
			MARGIN_MM) warn(fault, warning);
	}

	private void warn(final Fault fault, final String warning) {
		warnings.add(warning);
		if (fault != null) faults.add(fault);
	}
}
