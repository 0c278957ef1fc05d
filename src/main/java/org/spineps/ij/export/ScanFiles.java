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
package org.spineps.ij.export;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchListener;
import org.spineps.batch.BatchRequest;
import org.spineps.batch.BatchResult;
import org.spineps.batch.BatchRunner;
import org.spineps.batch.GeometryHandling;
import org.spineps.batch.InputResult;
import org.spineps.batch.OpenScan;
import org.spineps.batch.Reuse;
import org.spineps.batch.cases.InputStatus;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.OriginalFile;
import org.spineps.ij.image.StudyLink;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeGeometry;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/**
 * An open scan as the one input of a batch, so that its files are those of the
 * command line: named after its file, on the voxels of its file, with a record in
 * the manifest. A scan without a file has the name of its image.
 *
 * @param source the open image
 * @param placement where it lies
 * @param volume its voxels
 * @param notes what is odd about it
 */
public record ScanFiles(ImagePlus source, Placement placement,
	ImageVolume volume, List<String> notes)
{

	/**
	 * What is written.
	 *
	 * @param folder where the files go
	 * @param replace whether older results of this scan are replaced
	 * @param report whether a page is made
	 * @param anchors names that the user has fixed
	 * @param extras further files
	 * @param geometry what to do with an unusual geometry
	 */
	public record Wish(Path folder, boolean replace, boolean report,
		List<NameAnchor> anchors, Set<Extra> extras, GeometryHandling geometry)
	{}

	/** Copies the list. */
	public ScanFiles {
		notes = List.copyOf(notes);
	}

	/**
	 * @param wish what is written
	 * @param plan gives the result
	 * @param progress receives every step, and may stop it
	 * @return how the batch ended, with files and warnings; those of the scan itself
	 *         are left out of the latter
	 * @throws SpinepsException if the scan cannot be used, the method fails, or a file
	 *           cannot be written; the manifest says so, too, if it can be written
	 * @throws CancellationException if progress stopped it
	 */
	public Written write(final Wish wish, final PipelinePlan plan,
		final Progress progress) throws SpinepsException
	{
		final OriginalFile file = OriginalFile.of(source);
		final Optional<VolumeGeometry> geometry = geometry(file, wish, progress);
		final ImageVolume stored = geometry.map(one -> Reorient.onto(volume, one
			.grid())).orElse(volume);
		final BatchResult batch = BatchRunner.run(job(file.path(), wish),
			new OpenScan(stored, geometry.orElse(null), notes), plan, new Listener(
				progress));
		final InputResult end = batch.results().get(0);
		if (end.status() == InputStatus.CANCELLED) throw new CancellationException(
			end.message());
		if (end.cause() instanceof SpinepsException problem) throw problem;
		if (end.status() == InputStatus.SKIPPED) throw new SpinepsException(
			"There are results of this scan already", wish.folder().toString(),
			"Choose another folder, or replace them (replace=true)");
		if (!end.status().hasOutputs()) throw new SpinepsException(
			"Nothing was written", end.message(), "", end.cause());
		final List<String> warnings = new ArrayList<>(end.warnings());
		warnings.removeAll(notes);
		warnings.addAll(batch.warnings());
		return new Written(end.outputs(), warnings);
	}

	private Optional<VolumeGeometry> geometry(final OriginalFile file,
		final Wish wish, final Progress progress) throws SpinepsException
	{
		if (!placement.source().isHeader()) return Optional.empty();
		final Optional<VolumeGeometry> stored = file.geometry(placement.grid());
		return stored.isEmpty() && wish.extras().stream().anyMatch(
			Extra::needsStudy) ? StudyLink.geometry(source, placement.grid(), progress)
				: stored;
	}

	/**
	 * What was written.
	 *
	 * @param files the files of the scan
	 * @param warnings sentences for the user
	 */
	public record Written(List<Path> files, List<String> warnings) {

		/** Copies the lists. */
		public Written {
			files = List.copyOf(files);
			warnings = List.copyOf(warnings);
		}
	}

	private static BatchJob job(final Path input, final Wish wish) {
		return new BatchJob(List.of(input), BatchJob.InputKind.IMAGE, wish.folder(),
			TimeHandling.REFUSE, wish.replace(), wish.report(), new BatchRequest(List
				.of(), List.of(), wish.anchors(), wish.extras(), Reuse.NOTHING, Optional
					.empty(), wish.geometry()));
	}

	/** The one case of the batch is the run itself. */
	private record Listener(Progress progress) implements BatchListener {

		@Override
		public void started(final Path input, final int number, final int total) {
			// the user started it
		}

		@Override
		public void finished(final InputResult result) {
			// the result of the batch says it, too
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			progress.report(stage, done, total);
		}

		@Override
		public void checkCancelled() {
			progress.checkCancelled();
		}
	}
}
