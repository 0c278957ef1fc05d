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
package org.spineps.pipeline.semantic;

import java.util.function.IntPredicate;

import org.spineps.anatomy.Structure;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.DistanceTransform;
import org.spineps.volume.Grid;
import org.spineps.volume.Holes;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.SmallComponents;

/**
 * Tidies the mask of a semantic network (Möller et al. 2024, section 2.4, and
 * the behaviour of SPINEPS): small pieces are deleted, what lies far from the
 * spine is cleared, holes are filled. Works on masks of any orientation, on the grid of
 * the network.
 */
public final class SemanticCleanup {

	private static final int[] CLEANED = { 41, 42, 43, 44, 45, 46, 47, 48, 49, 61,
		100 };
	private static final int[] FILLED = { Structure.CORPUS.id(), Structure.CANAL
		.id(), Structure.DISC.id(), Structure.CORD.id() };

	/** What has less than this of the usual volume is no body with a disc. */
	private static final double LEAST_BODY = 0.2;

	private final SemanticCleanupOptions options;

	/**
	 * @param options what to tidy
	 */
	public SemanticCleanup(final SemanticCleanupOptions options) {
		this.options = options;
	}

	/**
	 * @param mask structures; not changed
	 * @return a new, tidied mask on the same grid
	 */
	public LabelVolume clean(final LabelVolume mask) {
		final LabelVolume result = LabelVolume.zeros(mask.grid());
		final Box labels = labelBox(mask);
		if (labels.isEmpty()) return result;
		LabelVolume part = Crop.of(mask, labels, 0);
		if (options.clearBelowCanal()) part = clearBelowCanal(part);
		// As in SPINEPS, a mask without any background is left as it is.
		if (options.deleteSmall() && (labels.voxels() < mask.grid().voxels() ||
			hasBackground(part))) part = deleteSmall(part);
		if (options.minSacrumMm3() > 0) part = SmallComponents.delete(part,
			Connectivity.FACES, VoxelUnits.volume(options.minSacrumMm3(), part
				.grid()), Structure.SACRUM.id());
		if (options.clearBelowCanal()) part = clearBelowCanal(part);
		if (options.maxFromLineMm() > 0) part = SpinalColumn.clear(part, options
			.maxFromLineMm());
		if (options.clearFarAway()) {
			part = clearFarAway(part);
			if (options.clearBelowCanal()) part = clearFarAway(clearBelowCanal(part));
		}
		if (options.mendSacrum()) {
			part = part.copy();
			SacralPieces.mend(part);
		}
		if (options.maxDiscMm() > 0) part = deleteFarDiscs(part);
		if (options.fillHoles()) part = Holes.fill(part, FILLED);
		Crop.paste(part, result, labels.min(0), labels.min(1), labels.min(2));
		return result;
	}

	/** Deletes pieces of one structure that are smaller than the threshold. */
	LabelVolume deleteSmall(final LabelVolume mask) {
		return SmallComponents.delete(mask, Connectivity.FACES, VoxelUnits.volume(
			options.smallMm3(), mask.grid()), CLEANED);
	}

	/** Deletes discs and endplates far from everything that they belong to. */
	LabelVolume deleteFarDiscs(final LabelVolume mask) {
		// Pieces of both lie about where a network sees discs that are none.
		final Components bodies = Components.of(mask, Connectivity.FACES,
			Structure.CORPUS.id(), Structure.CORPUS_CORE.id());
		final Components sacrum = Components.of(mask, Connectivity.FACES,
			SacrumParts.labels());
		final int largest = sacrum.count() == 0 ? -1 : sacrum.idsBySize()[0];
		final double least = LEAST_BODY * SacralPieces.usualSize(bodies);
		final LabelVolume bone = LabelVolume.zeros(mask.grid());
		for (int v = 0; v < bone.array().length; v++)
			if (sacrum.ids()[v] == largest || bodies.ids()[v] != 0 && bodies.size(
				bodies.ids()[v]) >= least) bone.array()[v] = 1;
		if (labelBox(bone).isEmpty()) return mask;
		final float[] distanceMm = DistanceTransform.toMask(bone).array();
		final Components pieces = Components.of(mask, Connectivity.FACES,
			Structure.DISC.id(), Structure.ENDPLATE.id(),
			Structure.ENDPLATE_SUPERIOR.id(), Structure.ENDPLATE_INFERIOR.id());
		final boolean[] near = new boolean[pieces.count() + 1];
		for (int v = 0; v < distanceMm.length; v++)
			near[pieces.ids()[v]] |= distanceMm[v] <= options.maxDiscMm();
		final LabelVolume result = mask.copy();
		for (int v = 0; v < distanceMm.length; v++)
			if (pieces.ids()[v] != 0 && !near[pieces.ids()[v]]) result.array()[v] = 0;
		return result;
	}

	/** Clears what lies outside the box of the spine. */
	LabelVolume clearFarAway(final LabelVolume mask) {
		final Components pieces = Components.of(united(mask), Connectivity.CORNERS);
		if (pieces.count() == 0) return mask;
		final SpinePieces spine = SpinePieces.of(pieces, options);
		final Box kept = spine.box().intersect(mask.grid().box());
		final LabelVolume result = LabelVolume.zeros(mask.grid());
		Crop.paste(Crop.of(mask, kept, 0), result, kept.min(0), kept.min(1), kept
			.min(2));
		if (options.nearPieces() && !options.spineInPieces())
			for (int v = 0; v < result.array().length; v++)
				if (!spine.has(pieces.ids()[v])) result.array()[v] = 0;
		return result;
	}

	/**
	 * Clears everything but the sacrum that lies farther above or below cord and
	 * canal than the margin.
	 */
	LabelVolume clearBelowCanal(final LabelVolume mask) {
		final Box canal = LabelStatistics.boundingBox(mask, is(Structure.CANAL,
			Structure.CORD));
		if (canal.isEmpty()) return mask;
		final Grid grid = mask.grid();
		final int axis = grid.axisCodes().axisOf('I');
		final int margin = (int) (options.canalMarginMm() / grid.spacing(axis));
		final LabelVolume result = mask.copy();
		final short[] voxels = result.array();
		final int from = canal.min(axis) - margin;
		final int to = canal.max(axis) + margin;
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					final int at = axis == 0 ? i : axis == 1 ? j : k;
					if ((at < from || at >= to) && voxels[v] != Structure.SACRUM.id())
						voxels[v] = 0;
				}
		return result;
	}

	private static IntPredicate is(final Structure first,
		final Structure second)
	{
		return label -> label == first.id() || label == second.id();
	}

	private static Box labelBox(final LabelVolume mask) {
		return LabelStatistics.boundingBox(mask, label -> label != 0);
	}

	private static boolean hasBackground(final LabelVolume mask) {
		for (final short label : mask.array())
			if (label == 0) return true;
		return false;
	}

	private static LabelVolume united(final LabelVolume mask) {
		final LabelVolume result = LabelVolume.zeros(mask.grid());
		for (int v = 0; v < mask.array().length; v++)
			if (mask.array()[v] != 0) result.array()[v] = 1;
		return result;
	}
}
