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
package org.spineps.pipeline.correct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.io.mask.MaskChecks;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Takes masks that somebody has painted on, and brings the one into agreement with
 * the other: what was painted decides, in the instance mask before the semantic one.
 */
public final class EditedMasks {

	/** A smaller vertebra is a slip of the brush. */
	private static final double SMALLEST_MM3 = 100;

	private final SpineMasks before;
	private final SpineMasks result;

	private EditedMasks(final SpineMasks before) {
		this.before = before;
		result = before.copy();
	}

	/**
	 * @param before the masks of the result, not changed
	 * @param semanticOrNull an edited copy of the semantic mask, of its size; null if it
	 *          was not edited
	 * @param instancesOrNull an edited copy of the instance mask, of its size; null if
	 *          it was not edited
	 * @return masks that agree. Bone that was painted without a vertebra belongs to
	 *         the vertebra that it hangs together with, and is left out if there is
	 *         none
	 * @throws SpinepsException if nothing was edited, a label means nothing, no
	 *           vertebra is left, or one is no more than a speck
	 */
	public static Correction of(final SpineMasks before,
		final LabelVolume semanticOrNull, final LabelVolume instancesOrNull)
		throws SpinepsException
	{
		final EditedMasks edited = new EditedMasks(before);
		long changed = 0;
		if (semanticOrNull != null) changed += edited.takeSemantic(semanticOrNull);
		if (instancesOrNull != null) changed += edited.takeInstances(
			instancesOrNull);
		if (changed == 0) throw new SpinepsException("The label images are as before",
			"no voxel has another label", "Paint on them first");
		edited.placeBone();
		edited.requireVertebrae();
		return new Correction(edited.result, "label images edited (" + changed +
			" voxels)");
	}

	private long takeSemantic(final LabelVolume edited)
		throws SpinepsException
	{
		final List<Integer> unknown = new ArrayList<>();
		for (final int label : LabelStatistics.of(edited).labels())
			if (Structure.of(label).isEmpty()) unknown.add(label);
		if (!unknown.isEmpty()) throw new SpinepsException(
			"The semantic labels were edited to something unknown",
			"it contains the labels " + unknown,
			"Paint with the labels of structures only (26, 41 to 53, 60 to 62, 70 to " +
				"74, 80, 100), or undo in the image with Edit > Undo");
		long changed = 0;
		for (int v = 0; v < edited.array().length; v++) {
			final short now = edited.array()[v];
			if (now == before.semantic().array()[v]) continue;
			changed++;
			result.semantic().array()[v] = now;
			if (!Structure.isVertebra(now)) result.instances().array()[v] = 0;
		}
		return changed;
	}

	private long takeInstances(final LabelVolume edited)
		throws SpinepsException
	{
		MaskChecks.requireInstances(edited);
		long changed = 0;
		for (int v = 0; v < edited.array().length; v++) {
			final short now = edited.array()[v];
			if (now == before.instances().array()[v]) continue;
			changed++;
			result.instances().array()[v] = now;
			result.semantic().array()[v] = structure(now & 0xffff, result.semantic()
				.array()[v]);
		}
		return changed;
	}

	/** @return what a voxel of an instance is */
	private static short structure(final int label, final short was) {
		if (label == 0) return 0;
		if (Level.isVertebra(label)) return Structure.isVertebra(was) ? was
			: (short) Structure.CORPUS.id();
		if (label == Structure.METAL.id()) return (short) Structure.METAL.id();
		if (label == Level.SACRUM.id()) return Structure.isSacrumPart(was) ? was
			: (short) Structure.SACRUM.id();
		return (short) (label >= Level.ENDPLATE_OFFSET ? Structure.ENDPLATE
			: Structure.DISC).id();
	}

	/** Gives bone without a vertebra to the one that it hangs together with. */
	private void placeBone() {
		final LabelVolume seeds = LabelVolume.zeros(result.grid());
		final LabelVolume bone = LabelVolume.zeros(result.grid());
		boolean any = false;
		for (int v = 0; v < seeds.array().length; v++) {
			if (!Structure.isVertebra(result.semantic().array()[v])) continue;
			bone.array()[v] = 1;
			seeds.array()[v] = (short) result.vertebra(v);
			any |= seeds.array()[v] == 0;
		}
		if (!any) return;
		GeodesicLabels.grow(seeds, bone);
		for (int v = 0; v < seeds.array().length; v++) {
			if (bone.array()[v] == 0) continue;
			if (seeds.array()[v] == 0) result.semantic().array()[v] = 0;
			result.instances().array()[v] = seeds.array()[v];
		}
	}

	private void requireVertebrae() throws SpinepsException {
		final LabelStatistics labels = LabelStatistics.of(result.instances());
		boolean any = false;
		for (final int label : labels.labels()) {
			if (!Level.isVertebra(label)) continue;
			any = true;
			final double mm3 = labels.count(label) * result.grid().voxelVolume();
			if (mm3 < SMALLEST_MM3) throw new SpinepsException(
				"A vertebra was edited to a speck", String.format(Locale.ROOT,
					"label %d has %d voxels, %.0f mm³", label, labels.count(label), mm3),
				"Erase it altogether, or paint more of it");
		}
		if (!any) throw new SpinepsException("No vertebra is left",
			"the instance labels are empty",
			"Undo in the image with Edit > Undo, or run Segment Spine... again");
	}
}
