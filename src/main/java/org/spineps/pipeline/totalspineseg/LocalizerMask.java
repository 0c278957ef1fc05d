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
import org.spineps.anatomy.SchemeRecognition;
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

	private static final int SHOWN = 12;

	private LocalizerMask() {
		// static methods only
	}

	/**
	 * @param file a finished mask of TotalSpineSeg, or one of another scheme that names discs
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
		final List<Integer> labels = labels(mask);
		final LabelScheme scheme = scheme(mask, labels);
		final LabelVolume discs = scheme == LabelScheme.TOTALSPINESEG ? mask
			: LabelSchemeConversion.convert(mask, scheme, LabelScheme.TOTALSPINESEG)
				.labels();
		if (labels(discs).stream().noneMatch(FinalLabels.POSSIBLE_DISCS::contains))
			throw new SpinepsException("The localizer " + file.getFileName() +
				" has no discs with names", labels.isEmpty() ? "it is empty"
					: "its labels are " + labels.subList(0, Math.min(labels.size(), SHOWN)) +
						(scheme == LabelScheme.TOTALSPINESEG ? "" : ", as of " + scheme
							.title()),
				"Give a mask of TotalSpineSeg (discs 63 to 100) or an instance mask of " +
					"this program (discs 101 to 128), or the scan itself");
		if (scheme != LabelScheme.TOTALSPINESEG) notes.add("The localizer has the " +
			"labels of " + scheme.title() + "; its discs were renumbered.");
		requireOverlap(file, discs.grid(), scan);
		return discs;
	}

	private static List<Integer> labels(final LabelVolume mask) {
		return Arrays.stream(LabelStatistics.of(mask).labels()).boxed().toList();
	}

	/** What no other scheme explains better is TotalSpineSeg's. */
	private static LabelScheme scheme(final LabelVolume mask,
		final List<Integer> labels)
	{
		final List<LabelScheme> fitting = SchemeRecognition.of(mask);
		if (!fitting.isEmpty()) return fitting.contains(LabelScheme.TOTALSPINESEG)
			? LabelScheme.TOTALSPINESEG : fitting.get(0);
		return labels.stream().noneMatch(label -> FinalLabels.POSSIBLE_DISCS.contains(
			label) && label != FinalLabels.DISC_L5_S) && labels.stream().anyMatch(
				label -> Level.of(label - Level.DISC_OFFSET).isPresent())
					? LabelScheme.SPINEPS : LabelScheme.TOTALSPINESEG;
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
