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
package org.spineps.batch.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.SingleResult;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFiles;
import org.spineps.io.mask.MaskChecks;
import org.spineps.io.mask.MaskFile;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.pipeline.SpineAxes;
import org.spineps.progress.Progress;
import org.spineps.result.InstanceList;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;

/**
 * Measures two masks that are there already, by this program or another.
 *
 * @param semantic structures, with the ids of
 *          {@link org.spineps.anatomy.Structure}
 * @param instances vertebrae and discs, with the ids of {@link Level}
 * @param imageOrNull the scan, for signals
 * @param folder for the results; made if it is missing
 * @param name how the names of the results begin
 * @param cutoffs limits of the grades
 * @param levelsUnknown whether the numbers of the vertebrae say nothing but their
 *          order
 * @param resample whether semantic mask and scan are put on the grid of the
 *          instance mask if theirs is another
 * @param overwrite whether to replace results that exist
 * @param scheme by what scheme the instance mask is numbered, if not by SPINEPS's
 */
public record MeasureJob(Path semantic, Path instances, Path imageOrNull,
	Path folder, String name, Cutoffs cutoffs, boolean levelsUnknown,
	boolean resample, boolean overwrite, Optional<LabelScheme> scheme)
{

	/**
	 * How it ended.
	 *
	 * @param measures what was measured
	 * @param files what was written
	 * @param notes what was odd about the masks, one sentence each
	 */
	public record Outcome(SpineMeasures measures, List<Path> files,
		List<String> notes)
	{}

	/** Checks that nothing is missing. */
	public MeasureJob {
		Objects.requireNonNull(semantic);
		Objects.requireNonNull(instances);
		Objects.requireNonNull(folder);
		Objects.requireNonNull(name);
		Objects.requireNonNull(cutoffs);
	}

	/**
	 * @param progress asked between the steps whether to stop
	 * @return how it ended; empty if the results exist and are to stay
	 * @throws SpinepsException if a file cannot be read or written, or grids differ
	 */
	public Optional<Outcome> run(final Progress progress)
		throws SpinepsException
	{
		RequestException.requireExisting(semantic, instances, imageOrNull);
		if (!name.equals(InputName.fileName(Path.of(name)))) throw new RequestException(
			"Invalid name '" + name + "'", "it is not the name of a file",
			"Give a name without folders");
		final List<String> files = MeasurementFiles.names(name);
		return new SingleResult(new CaseFolder(folder, CaseFolder.SPINE), name,
			files, List.of(), overwrite).make(staged -> {
				final Measured measured = measure(progress);
				progress.report("Writing", 0, 0);
				MeasurementFiles.write(staged, name, InputName.fileName(
					imageOrNull == null ? instances : imageOrNull), measured
						.measures());
				return new Outcome(measured.measures(), files.stream().map(
					folder::resolve).toList(), measured.notes());
			}, progress);
	}

	private record Measured(SpineMeasures measures, List<String> notes) {}

	private Measured measure(final Progress progress)
		throws SpinepsException
	{
		progress.report("Reading", 0, 0);
		final MaskFile numbered = MaskFile.read(instances, MaskFile.Kind.INSTANCES,
			scheme, TimeHandling.REFUSE);
		final MaskFile divided = MaskFile.read(semantic, MaskFile.Kind.SEMANTIC);
		final LabelVolume placed = onGrid(divided.labels(), numbered.labels());
		final LabelVolume structures = placed.on(SpineAxes.of(placed));
		final LabelVolume bodies = numbered.labels().on(structures.grid());
		if (MaskChecks.sacrumIsVertebra(bodies, structures))
			throw new SpinepsException("Label 26 of " + InputName.fileName(instances) +
				" is not the sacrum", "most of its voxels are vertebra in the semantic " +
					"mask, as if vertebrae had been counted from the top",
				"Number the vertebrae anew (segment --semantic MASK --instances MASK)");
		final ImageVolume image = imageOrNull == null ? null : onGrid(VolumeFiles
			.read(imageOrNull).image(), bodies);
		final List<String> notes = new ArrayList<>(numbered.notes());
		notes.addAll(divided.notes());
		progress.checkCancelled();
		progress.report("Measuring", 0, 0);
		final List<SpineInstance> found = InstanceList.of(bodies, structures,
			levelsUnknown || saysUnknown(numbered.labelNames()));
		if (found.stream().noneMatch(one -> one
			.kind() == SpineInstance.Kind.VERTEBRA)) throw new SpinepsException(
				"There is no vertebra in " + InputName.fileName(instances),
				"no label is one of 1 to 25, 28, or 31 to 55",
				"Give a mask of instances; convert renumbers those of other programs");
		final SpineMeasures measures = SpineMeasures.of(new SpineSegmentation(
			structures, bodies, found, List.of(), new Provenance("", List.of(), "", Map
				.of(), Map.of())), image, cutoffs);
		progress.checkCancelled();
		return new Measured(measures, notes);
	}

	private LabelVolume onGrid(final LabelVolume mask, final LabelVolume target)
		throws SpinepsException
	{
		final LabelVolume turned = Reorient.onto(mask, target.grid());
		if (turned.grid().agreesWith(target.grid())) return turned;
		if (resample) return Resample.nearest(mask, target.grid(), false);
		mask.grid().requireAgreement(target.grid(),
			"semantic and instance mask");
		return mask;
	}

	private ImageVolume onGrid(final ImageVolume image,
		final LabelVolume target) throws SpinepsException
	{
		final ImageVolume turned = Reorient.onto(image, target.grid());
		if (turned.grid().agreesWith(target.grid())) return turned;
		if (resample) return Resample.linear(image, target.grid());
		image.grid().requireAgreement(target.grid(), "image and masks");
		return image;
	}

	/**
	 * Masks of this program carry the names of their labels and whether the level
	 * is known; others are believed unless the user says otherwise.
	 */
	private static boolean saysUnknown(final Map<Integer, String> names) {
		return names.values().stream().anyMatch(text -> text.toLowerCase(
			Locale.ROOT).contains(Naming.LEVEL_UNKNOWN.text()));
	}
}
