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
package org.spineps.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.Claim;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.ManifestEntry;
import org.spineps.batch.cases.StagedOutputs;
import org.spineps.batch.output.CasePicture;
import org.spineps.batch.output.ExtraFiles;
import org.spineps.batch.output.OutputFiles;
import org.spineps.batch.output.ReportWriter;
import org.spineps.batch.output.SpineMeshFiles;
import org.spineps.batch.output.StudyFiles;
import org.spineps.io.AtomicFiles;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.study.StudySegment;
import org.spineps.io.study.StudyWriter;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.QualityJson;
import org.spineps.mesh.MeshFormat;
import org.spineps.mesh.NamedMesh;
import org.spineps.pipeline.extra.Extra;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.resample.Resample;

/** Writes what a scan or mask has become, all of it or nothing. For one case. */
final class ResultWriter {

	private final BatchJob job;
	private final BatchInput input;
	private final Claim claim;
	private final OutputFiles target;
	private final List<String> warnings;
	private final Progress progress;

	/**
	 * @param job what the case belongs to
	 * @param input one of its inputs
	 * @param claim the case
	 * @param warnings gets sentences about what is odd
	 * @param progress asked for cancel between files
	 */
	ResultWriter(final BatchJob job, final BatchInput input, final Claim claim,
		final List<String> warnings, final Progress progress)
	{
		this.job = job;
		this.input = input;
		this.claim = claim;
		this.warnings = warnings;
		this.progress = progress;
		target = new OutputFiles(job.outputFolder(), claim.name());
	}

	/**
	 * @param image the scan, null if there was only a mask
	 * @param geometry that of the input's file; null if there is none
	 * @param result what was found
	 * @param table the measurements of its instances
	 * @param measures those of its levels
	 * @param quality whether it looks right
	 * @param picture its picture
	 * @param extras further files
	 * @param ending makes the entry for record and manifest from the paths of the
	 *          files; asked when all are written, before they appear
	 * @return the entry
	 * @throws SpinepsException if a file cannot be written; the older result stays
	 */
	ManifestEntry write(final ImageVolume image, final VolumeGeometry geometry,
		final SpineSegmentation result, final InstanceTable table,
		final SpineMeasures measures, final CaseQuality quality,
		final CasePicture picture, final RunFiles extras, final Function<List<Path>, ManifestEntry> ending)
		throws SpinepsException
	{
		ManifestEntry entry = null;
		try (StagedOutputs staged = claim.stage()) {
			final List<Path> written = new ArrayList<>(target.all());
			try {
				final OutputFiles files = new OutputFiles(staged.folder(), target
					.name());
				files.write(input.place(), geometry, onFile(result,
					geometry), table, measures, picture, progress).ifPresent(problem -> {
						warnings.add("There is no picture. " + problem.getMessage());
						written.remove(target.snapshot());
					});
				if (StudyFiles.areIn(job.request().extras())) writeStudy(geometry, onFile(
					result, geometry), measures, staged.folder(), written);
				if (job.request().extras().contains(Extra.SEG_NRRD)) writeSegments(onFile(
					result, geometry), staged.folder(), written);
				if (job.request().extras().contains(Extra.SNAPSHOT)) writeSnapshot(
					image, result, staged.folder(), written);
				if (job.request().extras().contains(Extra.MESHES)) writeMeshes(result,
					staged.folder(), written);
				QualityJson.write(files.quality(), files.name(), quality);
				progress.checkCancelled();
				if (!job.report()) written.remove(target.report());
				if (!job.report() || !ReportWriter.write(files, files, input.isThere(job)
					? input.volume() : null, image,
					result, table, measures, quality)) written.remove(target.levelsPicture());
			}
			catch (final SpinepsException e) {
				// The hidden folder is ours; the user knows the one around it.
				throw e.replacing(staged.folder().toString(), job.outputFolder()
					.toString());
			}
			progress.checkCancelled();
			written.addAll(extras.moveTo(staged.folder()));
			final List<String> obsolete = obsolete(written);
			final ManifestEntry made = ending.apply(written);
			staged.commit(names(written), obsolete, made);
			entry = made;
		}
		catch (final IOException e) {
			if (entry == null) throw new SpinepsException("Cannot write to " + job
				.outputFolder(), AtomicFiles.reason(e),
				"Check that the folder may be written to, has room, and that no other " +
					"program holds its files open", e);
			warnings.add("A hidden folder in .spineps/work could not be removed from " +
				"the output folder.");
		}
		return entry;
	}

	private List<String> obsolete(final List<Path> written) throws IOException {
		final List<String> obsolete = new ArrayList<>(names(target.all()));
		obsolete.addAll(ExtraFiles.earlier(job.outputFolder(), target.name()));
		obsolete.removeAll(names(written));
		return obsolete;
	}

	/** A scan that was resampled to right angles gets masks on its own voxels. */
	private static SpineSegmentation onFile(final SpineSegmentation result,
		final VolumeGeometry geometryOrNull)
	{
		if (geometryOrNull == null) return result;
		final Grid grid = geometryOrNull.grid();
		return result.semantic().grid().agreesWith(grid) ? result
			: new SpineSegmentation(Resample.nearest(result.semantic(), grid, false),
				Resample.nearest(result.instances(), grid, false), result.found(),
				result.warnings(), result.provenance(), result.evidence(), result
					.numbering());
	}

	private void writeStudy(final VolumeGeometry geometryOrNull,
		final SpineSegmentation result, final SpineMeasures measures,
		final Path folder, final List<Path> written) throws SpinepsException
	{
		final Optional<StudyWriter> study = geometryOrNull == null ? Optional.empty()
			: geometryOrNull.study();
		if (study.isEmpty()) warnings.add("There is no DICOM output: the scan is " +
			"not of a DICOM study.");
		else for (final String file : StudyFiles.write(study.get(), job.request()
			.extras(), folder, target.name(), result, measures))
			written.add(target.folder().resolve(file));
	}

	private void writeSegments(final SpineSegmentation result,
		final Path folder, final List<Path> written) throws SpinepsException
	{
		final List<StudySegment> segments = StudyFiles.segments(result);
		if (segments.isEmpty()) return;
		final String file = target.name() + ExtraFiles.end(Extra.SEG_NRRD, "");
		VolumeExport.writeSegments(folder.resolve(file), segments);
		written.add(target.folder().resolve(file));
	}

	private void writeSnapshot(final ImageVolume image,
		final SpineSegmentation result, final Path folder,
		final List<Path> written) throws SpinepsException
	{
		final String file = target.name() + ExtraFiles.end(Extra.SNAPSHOT, "");
		CasePicture.writeOriginal(folder.resolve(file), image, result)
			.ifPresentOrElse(problem -> warnings.add(
				"There is no picture in SPINEPS's layout. " + problem.getMessage()),
				() -> written.add(target.folder().resolve(file)));
	}

	private void writeMeshes(final SpineSegmentation result, final Path folder,
		final List<Path> written) throws SpinepsException
	{
		final SpineMeshFiles meshes = SpineMeshFiles.write(folder, target.name(),
			MeshFormat.PLY, NamedMesh.of(result, NamedMesh.USUAL_SMOOTHING, progress),
			true);
		meshes.problem().ifPresent(problem -> warnings.add(
			"There is no picture of the surfaces. " + problem.getMessage()));
		for (final Path file : meshes.files())
			written.add(target.folder().resolve(file.getFileName()));
	}

	private static List<String> names(final List<Path> files) {
		return files.stream().map(InputName::fileName).toList();
	}
}
