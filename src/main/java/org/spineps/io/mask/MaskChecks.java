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
package org.spineps.io.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.SchemeRecognition;
import org.spineps.anatomy.Structure;
import org.spineps.anatomy.UnknownLevels;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** Checks that labels from outside are a mask, and of which kind. */
public final class MaskChecks {

	/** Fewer different values may be a mask, whatever their places. */
	private static final int FEW_LABELS = 40;
	/** In a mask most neighbours are alike, in a scan few are. */
	private static final double LEAST_ALIKE = 0.6;
	private static final int SHOWN = 12;

	private static final String NOT_SEMANTIC =
		"This is not a semantic mask of a spine";
	private static final String CHOOSE_SEMANTIC =
		"Choose a mask with SPINEPS's labels (26, 41 to 53, 60 to 62, 70 to 74, " +
			"80, 100)";
	private static final String NOT_INSTANCES =
		"Not an instance mask of a spine";
	private static final String CHOOSE_INSTANCES =
		"Give vertebrae the labels 1 to 25 or 28, those of unknown level 31 to 55, " +
			"the sacrum 26, discs 100 + X and endplates 200 + X";

	private MaskChecks() {
		// static methods only
	}

	/**
	 * @param mask what was read as labels
	 * @throws SpinepsException if it is a scan of whole numbers
	 */
	public static void requireMask(final LabelVolume mask)
		throws SpinepsException
	{
		final int[] labels = LabelStatistics.of(mask).labels();
		if (labels.length > FEW_LABELS && alike(mask) < LEAST_ALIKE)
			throw new SpinepsException("This is a scan, not a mask", "it has " +
				labels.length + " different values, and neighbours differ",
				"Choose the mask (segmentation) of the scan");
	}

	/** @return the share of neighbours with labels that have the same one */
	private static double alike(final LabelVolume mask) {
		final Grid grid = mask.grid();
		final int[] strides = { 1, grid.size(0), grid.size(0) * grid.size(1) };
		final short[] voxels = mask.array();
		double best = 0;
		for (int axis = 0; axis < 3; axis++) {
			final int length = strides[axis] * grid.size(axis);
			long pairs = 0;
			long same = 0;
			for (int v = 0; v + strides[axis] < voxels.length; v++) {
				if (v % length + strides[axis] >= length || voxels[v] == 0) continue;
				final short next = voxels[v + strides[axis]];
				if (next == 0) continue;
				pairs++;
				if (next == voxels[v]) same++;
			}
			best = Math.max(best, pairs == 0 ? 1 : same / (double) pairs);
		}
		return best;
	}

	/**
	 * @param mask what was read as a mask of SPINEPS's scheme
	 * @param kind whether it is a semantic or an instance mask
	 * @throws SpinepsException if another scheme numbered it
	 */
	public static void requireScheme(final LabelVolume mask,
		final MaskFile.Kind kind) throws SpinepsException
	{
		if (kind == MaskFile.Kind.SEMANTIC) requireNotForeign(mask, Set.of(
			LabelScheme.SPINEPS_SEMANTIC), NOT_SEMANTIC, CHOOSE_SEMANTIC, "");
		else requireNotForeign(mask, Set.of(LabelScheme.SPINEPS, LabelScheme.VERSE),
			NOT_INSTANCES, CHOOSE_INSTANCES, "--scheme");
	}

	/**
	 * @param mask what was read as a semantic mask; one without labels passes
	 * @throws SpinepsException if it is a single slice, or most of it carries
	 *           labels that no structure has
	 */
	public static void requireStructures(final LabelVolume mask)
		throws SpinepsException
	{
		requireVolume(mask.grid());
		final LabelStatistics labels = LabelStatistics.of(mask);
		final int[] present = labels.labels();
		final long known = voxels(labels, label -> Structure.of(label)
			.isPresent());
		final boolean instances = Arrays.stream(present).allMatch(
			MaskChecks::isInstance);
		// V11 to V23 of a mask of unknown levels have the ids of structures.
		final boolean unknownLevels = instances && UnknownLevels.in(Arrays.stream(
			present).boxed().toList());
		if (2 * known >= voxels(labels, label -> true) && !unknownLevels) return;
		throw new SpinepsException(NOT_SEMANTIC, instances ? "it looks like an instance mask, with the labels " +
				text(present) : "its labels are " + text(present), CHOOSE_SEMANTIC);
	}

	/**
	 * @param mask what was read as an instance mask; one without labels passes
	 * @throws SpinepsException if it has labels that no instance has
	 */
	public static void requireInstances(final LabelVolume mask)
		throws SpinepsException
	{
		final List<Integer> unknown = new ArrayList<>();
		for (final int label : LabelStatistics.of(mask).labels())
			if (!isInstance(label)) unknown.add(label);
		if (!unknown.isEmpty()) throw new SpinepsException(NOT_INSTANCES,
			"it contains the labels " + unknown, CHOOSE_INSTANCES);
	}

	/**
	 * @param instances an instance mask
	 * @param semantic structures on the same grid
	 * @return whether its label 26 is a vertebra that was counted, not a sacrum:
	 *         most of its voxels are bone of a vertebra
	 */
	public static boolean sacrumIsVertebra(final LabelVolume instances,
		final LabelVolume semantic)
	{
		long all = 0;
		long vertebra = 0;
		final short[] structures = semantic.array();
		for (int v = 0; v < structures.length; v++) {
			if (instances.array()[v] != Level.SACRUM.id()) continue;
			all++;
			if (Structure.isVertebra(structures[v])) vertebra++;
		}
		return 2 * vertebra > all;
	}

	/**
	 * @param mask a mask
	 * @param expected the schemes that it may be numbered by
	 * @param what the sentence if it is not
	 * @param remedy what to do if there is no conversion
	 * @param option the option that names the scheme of the mask
	 * @throws SpinepsException if the mask is numbered by another scheme
	 */
	public static void requireNotForeign(final LabelVolume mask,
		final Set<LabelScheme> expected, final String what, final String remedy,
		final String option) throws SpinepsException
	{
		final List<LabelScheme> schemes = SchemeRecognition.foreign(mask, expected);
		if (schemes.isEmpty()) return;
		final String labels = text(LabelStatistics.of(mask).labels());
		if (schemes.get(0) == LabelScheme.SPINEPS || schemes.get(
			0) == LabelScheme.SPINEPS_SEMANTIC) throw new SpinepsException(what,
				"it looks like " + (schemes.get(0) == LabelScheme.SPINEPS
					? "an instance mask" : "a semantic mask") + ", with the labels " +
					labels, remedy);
		throw new SpinepsException(what, "it is numbered as by " + schemes.stream()
			.map(LabelScheme::title).collect(Collectors.joining(" or ")) +
			", with the labels " + labels, "Convert it (convert --from " + schemes.get(
				0).key() + ")" + (option.isEmpty() ? "" : ", or say how it is numbered (" +
					option + " " + schemes.get(0).key() + ")"));
	}

	static boolean isOf(final LabelVolume mask, final LabelScheme scheme) {
		return SchemeRecognition.of(mask).contains(scheme);
	}

	/** Clears what an instance mask does not hold, cord, canal and metal. */
	static void clearStructures(final LabelVolume mask) {
		final short[] voxels = mask.array();
		for (int v = 0; v < voxels.length; v++)
			if (!isInstance(voxels[v] & 0xffff)) voxels[v] = 0;
	}

	/**
	 * @param grid grid of a file
	 * @throws SpinepsException if it is a single slice
	 */
	public static void requireVolume(final Grid grid) throws SpinepsException {
		for (int axis = 0; axis < 3; axis++)
			if (grid.size(axis) == 1) throw new SpinepsException(
				"This is a single slice, not a volume", "it has " + grid,
				"Choose a file that holds all slices of the scan");
	}

	/**
	 * @param label a label
	 * @return whether an instance mask may hold it: background, a vertebra, the
	 *         sacrum, metal, discs and endplates, also those that SPINEPS makes over
	 *         the top vertebra and around the sacrum
	 */
	public static boolean isInstance(final int label) {
		if (label == 0 || label == Level.DISC_OFFSET || label == Level.DISC_OFFSET +
			UnknownLevels.OFFSET || label == Structure.METAL.id()) return true;
		for (final int offset : new int[] { 0, Level.DISC_OFFSET,
			Level.ENDPLATE_OFFSET })
			if (Level.isVertebra(label - offset) || label - offset == Level.SACRUM
				.id()) return true;
		return false;
	}

	private static long voxels(final LabelStatistics labels,
		final IntPredicate wanted)
	{
		return Arrays.stream(labels.labels()).filter(wanted).mapToLong(
			labels::count).sum();
	}

	private static String text(final int[] labels) {
		return Arrays.stream(labels).limit(SHOWN).mapToObj(String::valueOf).collect(
			Collectors.joining(", ")) + (labels.length > SHOWN ? ", ..." : "");
	}
}
