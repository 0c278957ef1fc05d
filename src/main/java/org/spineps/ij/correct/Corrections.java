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
package org.spineps.ij.correct;

import ij.ImagePlus;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.SpineWindows;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.network.EngineClassLoader;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.correct.Correction;
import org.spineps.pipeline.correct.EditedMasks;
import org.spineps.pipeline.correct.InstanceRemoval;
import org.spineps.pipeline.correct.LabelPainting;
import org.spineps.pipeline.correct.SliceInterpolation;
import org.spineps.pipeline.correct.SpineMasks;
import org.spineps.pipeline.correct.VertebraAddition;
import org.spineps.pipeline.correct.VertebraMerge;
import org.spineps.pipeline.correct.VertebraSplit;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelVolume;

/** Makes the correction that settings ask for of the masks of a view. */
final class Corrections {

	private final SpineView view;
	private final SpineSegmentation result;
	private final SpineMasks masks;
	private final CorrectSpineSettings settings;
	private final SpineMethods methods;

	/**
	 * @param view what is corrected, not changed
	 * @param settings how
	 * @param methods what a vertebra is looked for with
	 */
	Corrections(final SpineView view, final CorrectSpineSettings settings,
		final SpineMethods methods)
	{
		this.view = view;
		this.settings = settings;
		this.methods = methods;
		result = view.segmentation();
		masks = SpineMasks.of(result);
	}

	/**
	 * @param progress receives the stages of a network
	 * @return what was made
	 * @throws SpinepsException if the settings lack something, or it cannot be done
	 */
	Correction make(final Progress progress) throws SpinepsException {
		return switch (settings.chosen()) {
			case SPLIT -> {
				final Optional<double[]> point = point();
				final SpineInstance one = vertebra(point);
				yield VertebraSplit.of(masks, one.label(), one.name(), point.orElse(
					null));
			}
			case MERGE -> merge();
			case DELETE -> InstanceRemoval.of(masks, settings.vertebra().isBlank()
				? vertebra(point()) : Found.named(result, settings.vertebra()));
			case ADD -> add(progress);
			case PAINT -> paint();
			case ERASE -> erase();
			case INTERPOLATE -> interpolate();
			case TAKE -> take();
			default -> throw new IllegalStateException(settings.action());
		};
	}

	private Optional<double[]> point() throws SpinepsException {
		return Marked.point(view.source(), settings);
	}

	private SpineInstance vertebra(final Optional<double[]> point)
		throws SpinepsException
	{
		if (!settings.vertebra().isBlank()) return Found.vertebra(result, settings
			.vertebra());
		if (point.isEmpty()) throw new SpinepsException("Which vertebra is meant?",
			"neither a vertebra nor a point was given",
			"Give its name (vertebra=L3), or a point (x, y, slice, or ImageJ's point " +
				"selection)");
		return Found.at(result, point.get()).orElseThrow(
			() -> new SpinepsException("There is no vertebra at the point", "x = " +
				(int) point.get()[0] + ", y = " + (int) point.get()[1] + ", slice " +
				(int) (point.get()[2] + 1), "Click on a vertebra"));
	}

	private Correction merge() throws SpinepsException {
		final Optional<double[]> point = point();
		final SpineInstance one = vertebra(point);
		if (settings.with().isBlank() && point.isEmpty())
			throw new SpinepsException("With which vertebra is " + one.name() +
				" to be merged?", "neither a vertebra nor a point was given",
				"Give its neighbour (with=L4), or a point near the border of the two");
		final SpineInstance other = settings.with().isBlank() ? Found.vertebra(
			result, Integer.toString(VertebraMerge.neighbour(masks, one.label(), point
				.get()))) : Found.vertebra(result, settings.with());
		final boolean first = result.vertebrae().indexOf(one) < result.vertebrae()
			.indexOf(other);
		return VertebraMerge.of(masks, one.label(), other.label(), first ? one
			.name() + " and " + other.name() : other.name() + " and " + one.name());
	}

	private Correction add(final Progress progress) throws SpinepsException {
		final double[] point = point().orElseThrow(() -> new SpinepsException(
			"Where is the vertebra?", "no point was given",
			"Give the centre of its body (x, y, slice, or ImageJ's point selection)"));
		final int v = masks.grid().index((int) point[0], (int) point[1],
			(int) point[2]);
		final int there = masks.instances().array()[v];
		final Optional<SpineInstance> taken = result.vertebrae().stream().filter(
			one -> one.label() == there).findFirst();
		if (taken.isPresent()) throw new SpinepsException("There is " + taken.get()
			.name() + " already at this place", "", "Click on a body without a name; " +
				"or split " + taken.get().name() + " if it is two");
		try (EngineClassLoader scope = EngineClassLoader.enter();
				SpinePipeline pipeline = view.settings().plan(methods).opener()
					.open()) {
			final LabelVolume bone = VertebraAddition.bone(masks, Structure
				.isVertebra(masks.semantic().array()[v]) ? null : FirstMask.of(view,
					pipeline, progress));
			return VertebraAddition.of(masks, bone, pipeline.vertebraAt(bone, point,
				progress));
		}
	}

	private Correction paint() throws SpinepsException {
		final int[] voxels = Marked.voxels(view.source(), settings, masks.grid());
		final Optional<Structure> structure = settings.paint();
		final String vertebra = settings.vertebra().strip();
		if (structure.isPresent() && !structure.get().isVertebra())
			return LabelPainting.structure(masks, voxels, structure.get(), settings
				.paintOver());
		if (vertebra.isEmpty()) throw new SpinepsException(
			"What is to be painted?", "neither a vertebra nor a structure was given",
			"Give one (vertebra=L3, vertebra=new, structure=[intervertebral disc])");
		if (vertebra.equalsIgnoreCase(CorrectSpineSettings.NEW))
			return LabelPainting.vertebra(masks, voxels, 0, structure.orElse(null),
				settings.paintOver(), "a new vertebra");
		final SpineInstance one = Found.vertebra(result, vertebra);
		return LabelPainting.vertebra(masks, voxels, one.label(), structure.orElse(
			null), settings.paintOver(), one.name());
	}

	private Correction erase() throws SpinepsException {
		final int[] voxels = Marked.voxels(view.source(), settings, masks.grid());
		if (settings.vertebra().isBlank()) return LabelPainting.erase(masks, voxels,
			v -> true, "the selection");
		final SpineInstance one = Found.named(result, settings.vertebra());
		return LabelPainting.erase(masks, voxels, of(one), one.name());
	}

	private IntPredicate of(final SpineInstance one) {
		final short[] labels = (one.kind().inSemanticMask() ? masks.semantic()
			: masks.instances()).array();
		return v -> labels[v] == one.label();
	}

	private Correction interpolate() throws SpinepsException {
		if (settings.vertebra().isBlank()) throw new SpinepsException(
			"What is to be filled?", "no vertebra or structure was given",
			"Give one (vertebra=L3, vertebra=[disc L3/L4], vertebra=[spinal cord])");
		final SpineInstance one = Found.named(result, settings.vertebra());
		if (one.kind() == Kind.VERTEBRA) return SliceInterpolation.vertebra(masks,
			one.label(), one.name());
		final Structure structure = switch (one.kind()) {
			case DISC -> Structure.DISC;
			case ENDPLATES -> Structure.ENDPLATE;
			case SACRUM -> Structure.SACRUM;
			case CORD -> Structure.CORD;
			default -> Structure.CANAL;
		};
		return SliceInterpolation.structure(masks, of(one), structure, one.name());
	}

	private Correction take() throws SpinepsException {
		final Map<String, ImagePlus> open = SpineWindows.openLabelImages(view);
		if (open.isEmpty()) throw new SpinepsException(
			"No label image of this scan is open", "",
			"Open them with action=edit, paint, and take them then");
		return EditedMasks.of(masks, LabelImageReader.readOrNull(open.get(
			SpineWindows.SEMANTIC), masks.grid()), LabelImageReader.readOrNull(open
				.get(SpineWindows.INSTANCES), masks.grid()));
	}
}
