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

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.pipeline.semantic.OutOfRange;
import org.spineps.pipeline.semantic.SemanticPhase;
import org.spineps.pipeline.semantic.SemanticResult;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Looks for the way in which a scan lies in the patient of which no header says
 * it: the network looks at a slab in the middle with front and back exchanged and,
 * if it doubts the way that was said, in all the ways in which screens show scans;
 * the way in which it is surest of the canal wins. A spine upside down is as clear as
 * an upright one.
 */
final class AxisSearch {

	/** Sagittal, coronal and axial, each with front and back exchanged. */
	private static final List<String> WAYS = List.of("PIR", "AIL", "LIP", "RIA",
		"LPS", "LAI");
	/** A way must be clearer by this much; the ways that are wrong lack 0.07 to 0.2. */
	private static final double CLEARER = 0.04;
	/** In a slab this thick there is the whole canal, and a process or two. */
	private static final double SLAB_MM = 32;

	private final SemanticPhase phase;
	private final ImageVolume scan;
	private final Progress progress;

	/**
	 * @param phase the semantic network
	 * @param scan a scan on a grid along the axes
	 * @param progress receives every tile
	 */
	AxisSearch(final SemanticPhase phase, final ImageVolume scan,
		final Progress progress)
	{
		this.phase = phase;
		this.scan = scan;
		this.progress = progress;
	}

	/**
	 * @param found what the network found in the scan as it is said to lie
	 * @throws SpinepsException if the network fails, or, a
	 *           {@link WrongAxesException}, if the scan lies otherwise
	 */
	void check(final SemanticResult found) throws SpinepsException {
		final Optional<AxisContradiction> odd = contradiction(found.labels());
		final boolean doubtful = odd.isPresent() || OutOfRange.isDoubtful(found);
		final AxisCodes stated = scan.grid().axisCodes();
		final double usual = OutOfRange.canal(slab(stated));
		AxisCodes best = null;
		SemanticResult clearest = null;
		double most = usual + CLEARER;
		for (final String way : WAYS) {
			final AxisCodes codes = new AxisCodes(way);
			if (alike(codes, stated) || !doubtful && !alike(codes, stated.mirrored(
				'A'))) continue;
			final SemanticResult seen = slab(codes);
			if (OutOfRange.canal(seen) <= most) continue;
			most = OutOfRange.canal(seen);
			best = codes;
			clearest = seen;
		}
		if (best != null) throw new WrongAxesException(new AxisContradiction(String
			.format(Locale.ROOT, "%sThe network is surer of the canal (%.2f against " +
				"%.2f) if the spine lies otherwise", odd.map(one -> one.reason() + ". ").orElse(
					""), most, usual), contradiction(clearest.labels()).map(
						AxisContradiction::right).orElse(best)));
		if (odd.isPresent()) throw new WrongAxesException(odd.get());
	}

	private static Optional<AxisContradiction> contradiction(
		final LabelVolume semantic)
	{
		return OrientationCheck.contradiction(semantic, LabelVolume.zeros(semantic
			.grid()));
	}

	/** Left and right look alike to the network, and so do up and down. */
	private static boolean alike(final AxisCodes one, final AxisCodes other) {
		for (int axis = 0; axis < 3; axis++)
			if (one.worldAxis(axis) != other.worldAxis(axis) || one.worldAxis(
				axis) == 1 && one.sign(axis) != other.sign(axis)) return false;
		return true;
	}

	private SemanticResult slab(final AxisCodes codes) throws SpinepsException {
		final Grid grid = Grid.of(scan.grid().size(), scan.grid().spacing(), codes);
		final int[] min = new int[3];
		final int[] max = grid.size();
		final int side = codes.axisOf('R');
		final int half = (int) Math.ceil(SLAB_MM / 2 / grid.spacing(side));
		min[side] = Math.max(0, max[side] / 2 - half);
		max[side] = Math.min(max[side], max[side] / 2 + half);
		return phase.run(Crop.of(scan.on(grid), new Box(min, max), 0), progress);
	}
}
