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
package org.spineps.pipeline.totalspineseg;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.anatomy.Level;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.mask.LabelCheck;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** The mask of another scan of the same patient that tells which disc is which. */
final class LocalizerMask {

	/** More different labels no mask has. */
	private static final int MAX_LABELS = 100;
	/** Masks of single points fill less than one voxel of this many. */
	private static final int FEW = 50;

	private LocalizerMask() {
		// static methods only
	}

	/**
	 * @param file a finished mask of TotalSpineSeg, or an instance mask of this program
	 * @param scan grid of the scan
	 * @param notes receives what the user should know
	 * @return the mask, with the numbers of TotalSpineSeg
	 * @throws SpinepsException if it cannot be read, has no discs, or does not
	 *           overlap the scan
	 */
	static LabelVolume read(final Path file, final Grid scan,
		final List<String> notes) throws SpinepsException
	{
		final VolumeFile opened = VolumeFiles.read(file);
		notes.addAll(opened.warnings().stream().map(warning -> "Localizer: " +
			warning).toList());
		final LabelVolume mask = opened.labels();
		final int[] labels = LabelStatistics.of(mask).labels();
		final LabelVolume discs;
		if (Arrays.stream(labels).anyMatch(label -> FinalLabels.POSSIBLE_DISCS
			.contains(label) && label != FinalLabels.DISC_L5_S)) discs = mask;
		else if (Arrays.stream(labels).anyMatch(label -> label > Level.DISC_OFFSET &&
			label < Level.ENDPLATE_OFFSET))
		{
			discs = LabelSchemeConversion.convert(mask, LabelScheme.SPINEPS,
				LabelScheme.TOTALSPINESEG).labels();
			notes.add("The localizer has SPINEPS's labels; its discs were renumbered.");
		}
		else if (Arrays.stream(labels).anyMatch(
			label -> label == FinalLabels.DISC_L5_S)) discs = mask;
		else throw new SpinepsException("The localizer " + file.getFileName() +
			" has no discs", "its labels are " + Arrays.toString(Arrays.copyOf(labels,
				Math.min(labels.length, 12))),
			"Give a mask of TotalSpineSeg (discs 63 to 100) or an instance mask of " +
				"this program (discs 101 to 128)");
		requireOverlap(file, discs.grid(), scan);
		return discs;
	}

	/**
	 * @param file a localizer
	 * @param localizer its grid
	 * @param scan grid of the scan
	 * @throws SpinepsException if they are apart
	 */
	static void requireOverlap(final Path file, final Grid localizer,
		final Grid scan) throws SpinepsException
	{
		if (!overlaps(localizer, scan)) throw new SpinepsException(
			"The localizer " + file.getFileName() + " does not overlap the scan",
			"no corner of either lies inside the other",
			"Give a localizer of the same patient in the same space");
	}

	/**
	 * Tells scans from masks. Masks hold few whole numbers, fill areas
	 * with each, and leave much of a volume empty.
	 *
	 * @param image any volume
	 * @return whether it is a scan
	 */
	static boolean isScan(final ImageVolume image) {
		final float[] voxels = image.array();
		final Set<Integer> values = new HashSet<>();
		int filled = 0;
		int alike = 0;
		for (int v = 0; v < voxels.length; v++) {
			final int label = Math.round(voxels[v]);
			if (label < 0 || Math.abs(voxels[v] - label) > LabelCheck.TOLERANCE)
				return true;
			if (values.size() <= MAX_LABELS) values.add(label);
			if (label == 0) continue;
			filled++;
			if (v > 0 && Math.round(voxels[v - 1]) == label) alike++;
		}
		return values.size() > MAX_LABELS || filled > voxels.length / 3 * 2 ||
			filled > voxels.length / FEW && alike < filled / 2;
	}

	/** Both are boxes: their middles and corners tell. */
	private static boolean overlaps(final Grid one, final Grid other) {
		return holds(one, other) || holds(other, one);
	}

	private static boolean holds(final Grid outer, final Grid inner) {
		for (int n = 0; n < 27; n++) {
			final double[] voxel = outer.toVoxel(inner.toWorld(n % 3 * (inner.size(
				0) - 1) / 2.0, n / 3 % 3 * (inner.size(1) - 1) / 2.0, n / 9 * (inner
					.size(2) - 1) / 2.0));
			boolean inside = true;
			for (int axis = 0; axis < 3; axis++)
				inside &= voxel[axis] >= -0.5 && voxel[axis] <= outer.size(axis) - 0.5;
			if (inside) return true;
		}
		return false;
	}
}
