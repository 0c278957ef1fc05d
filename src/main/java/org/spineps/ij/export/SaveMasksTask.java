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
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.batch.output.SpineMaskFiles;
import org.spineps.ij.image.OriginalFile;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.SpineView;
import org.spineps.io.VolumeGeometry;
import org.spineps.job.SaveMasksSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;

/**
 * Save Spine as NIfTI: the masks of a result on the voxels of the scan's file, with
 * its geometry; for a scan without a NIfTI file as they are displayed.
 */
public final class SaveMasksTask implements ImageTask<SaveMasksSettings> {

	private record Result(String summary) implements TaskResult {}

	@Override
	public JobDescription<SaveMasksSettings> job() {
		return SaveMasksSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final SaveMasksSettings settings, final Progress progress)
		throws SpinepsException
	{
		final SpineView view = SpineView.require(source);
		final Path folder = ResultName.folder(settings.folder());
		final Optional<VolumeGeometry> geometry = view.placement().source()
			.isHeader() ? OriginalFile.of(view.source()).geometry(view.placement()
				.grid()) : Optional.empty();
		final SpineSegmentation result = geometry.map(one -> FinishedPipeline.onto(
			view.segmentation(), one.grid())).orElse(view.segmentation());
		final Optional<List<Path>> files = SpineMaskFiles.write(folder, ResultName
			.of(view.source()).text(), geometry.orElse(null), result, settings
				.replace(), progress);
		return new Result(files.orElseThrow(() -> new SpinepsException(
			"There are masks of this scan already", folder.toString(),
			"Choose another folder, or replace them (replace=true)")).size() +
			" masks saved");
	}
}
