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
package org.spineps.ij.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.ImageOrientation.Source;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.pipeline.AxisContradiction;
import org.spineps.pipeline.OrientationCheck;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.WrongAxesException;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * A method as an open image needs it: it sees only the part that is selected, and
 * what it finds is compared with the orientation that was said or assumed. The
 * result is on the grid of the whole scan. For one run.
 */
final class PartPipeline implements SpinePipeline {

	private final SpinePipeline method;
	private final Placement placement;
	private final Optional<Box> box;
	private final boolean checked;
	private SpineSegmentation result;

	/**
	 * @param method closed with this
	 * @param placement where the open image lies
	 * @param box its selected voxels; empty for all
	 * @param accepted whether the user says that the orientation is right
	 */
	PartPipeline(final SpinePipeline method, final Placement placement,
		final Optional<Box> box, final boolean accepted)
	{
		this.method = method;
		this.placement = placement;
		this.box = box;
		checked = !placement.source().isHeader() && !accepted;
	}

	/** @return what was found last; null before anything was */
	SpineSegmentation result() {
		return result;
	}

	@Override
	public SpineSegmentation run(final SpineRun given, final Progress progress)
		throws SpinepsException
	{
		final ImageVolume whole = given.scan().orElseThrow();
		final Optional<Box> part = box.map(inside -> onto(inside, whole.grid()));
		final SpineRun wanted = part.isEmpty() ? given : given.withScan(Crop.of(
			whole, part.get(), 0));
		try {
			final SpineSegmentation found = method.run(checked ? wanted
				.withGuessedAxes() : wanted, progress);
			if (checked) requireFitting(found);
			result = complete(found, whole.grid(), part);
			return result;
		}
		catch (final WrongAxesException e) {
			throw explained(e);
		}
	}

	private static void requireFitting(final SpineSegmentation found)
		throws WrongAxesException
	{
		final Optional<AxisContradiction> odd = OrientationCheck.contradiction(found
			.semantic(), found.instances());
		if (odd.isPresent()) throw new WrongAxesException(odd.get());
	}

	/** A file may hold the voxels of the open image in another order. */
	private Box onto(final Box inside, final Grid grid) {
		final double[] first = grid.toVoxel(placement.grid().toWorld(inside.min(0),
			inside.min(1), inside.min(2)));
		final double[] last = grid.toVoxel(placement.grid().toWorld(inside.max(0) -
			1, inside.max(1) - 1, inside.max(2) - 1));
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = (int) Math.max(0, Math.round(Math.min(first[axis],
				last[axis])));
			max[axis] = (int) Math.min(grid.size(axis), Math.round(Math.max(
				first[axis], last[axis])) + 1);
		}
		return new Box(min, max);
	}

	private SpineSegmentation complete(final SpineSegmentation found,
		final Grid whole, final Optional<Box> part)
	{
		final List<String> warnings = new ArrayList<>(found.warnings());
		if (placement.source() == Source.ASSUMED) warnings.add(
			ImageOrientation.ASSUMED);
		return new SpineSegmentation(pasted(found.semantic(), whole, part), pasted(
			found.instances(), whole, part), found.found(), warnings, found
				.provenance(), found.evidence(), found.numbering());
	}

	private static LabelVolume pasted(final LabelVolume labels,
		final Grid whole, final Optional<Box> part)
	{
		if (part.isEmpty()) return labels;
		final LabelVolume all = LabelVolume.zeros(whole);
		Crop.paste(labels, all, part.get().min(0), part.get().min(1), part.get()
			.min(2));
		return all;
	}

	/** Names the choice that would have been right. */
	private SpinepsException explained(final WrongAxesException e) {
		final AxisCodes right = e.contradiction().right();
		final Optional<DisplayedOrientation> way = DisplayedOrientation
			.lookingLike(right);
		return new SpinepsException(e.what(), e.contradiction().reason() +
			", if the image lies as was " + (placement
				.source() == Source.ASSUMED ? "assumed" : "said") + " (" + placement
					.grid().axisCodes() + ")", "Choose the orientation " + way.map(
						one -> "\"" + one.text() + "\" (orientation=" + one.axisCodes() +
							" in a macro)").orElse("orientation=" + right) +
						"; left and right look alike, so compare them with the scanner. If " +
						"the orientation is right, accept unusual geometry " +
						"(accept_geometry=true)", e);
	}

	@Override
	public String device() {
		return method.device();
	}

	@Override
	public void close() {
		method.close();
	}
}
