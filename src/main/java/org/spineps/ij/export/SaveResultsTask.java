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

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.GeometryHandling;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.SpineView;
import org.spineps.job.SaveResultsSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/** Save Spine Results: everything that the command line writes for a scan. */
public final class SaveResultsTask implements ImageTask<SaveResultsSettings> {

	private record Result(String subject, List<String> notes, String summary)
		implements TaskResult
	{}

	@Override
	public JobDescription<SaveResultsSettings> job() {
		return SaveResultsSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final SaveResultsSettings settings, final Progress progress)
		throws SpinepsException
	{
		final SpineView view = SpineView.require(source);
		final ImagePlus scan = view.source();
		final Grid grid = view.segmentation().instances().grid();
		if (scan.getWidth() != grid.size(0) || scan.getHeight() != grid.size(1) ||
			scan.getStackSize() != grid.size(2)) throw new SpinepsException(
				"The image is not what the result was made from", scan.getNChannels() >
					1 || scan.getNFrames() > 1 ? "it has several channels or frames"
						: "it has another size", "Segment it again with a folder for the " +
							"results (output=DIR)");
		final ScanFiles.Written written = new ScanFiles(scan, view.placement(),
			ImageVolume.wrap(ImagePlusVolumes.values(scan), grid), view.placement()
				.notes()).write(new ScanFiles.Wish(ResultName.folder(settings
					.folder()), settings.replace(), settings.report(), List.of(), settings
						.extras(),
					GeometryHandling.of(true)), new PipelinePlan(view
						.segmentation().provenance().options(),
						() -> new FinishedPipeline(view.segmentation())), progress);
		final List<String> notes = written.warnings().stream().filter(note -> !view
			.notes().contains(note)).toList();
		return new Result(scan.getTitle(), notes, written.files().size() +
			" files saved");
	}
}
