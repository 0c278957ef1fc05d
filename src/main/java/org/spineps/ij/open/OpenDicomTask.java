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
package org.spineps.ij.open;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.ij.image.StudyLink;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.task.ImageTask;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;
import org.spineps.job.OpenDicomSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;

/**
 * Open DICOM Series: slices placed by their positions, the stack turned as it is to
 * be looked at. Of several time points the first one is opened. Nothing of the
 * patient gets into the image but its voxels.
 */
public final class OpenDicomTask implements ImageTask<OpenDicomSettings> {

	@Override
	public JobDescription<OpenDicomSettings> job() {
		return OpenDicomSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public OpenNiftiTask.Result run(final ImagePlus none,
		final OpenDicomSettings settings, final Progress progress)
		throws SpinepsException
	{
		final VolumeInput input = VolumeFiles.input(existing(settings.folder()),
			new SeriesChoice(settings.series().strip(), false), progress);
		progress.checkCancelled();
		progress.report("Reading", 0, 0);
		final VolumeFile file = input.read();
		final ImageVolume volume = file.image(file.timePoints() > 1 ? TimeHandling
			.index(0) : TimeHandling.REFUSE);
		final ImagePlus image = VolumeOpener.toImage(OpenNiftiTask.turned(volume,
			settings.view()), input.name());
		StudyLink.set(image, input);
		return new OpenNiftiTask.Result(image);
	}

	private static Path existing(final String path) throws SpinepsException {
		try {
			final Path place = Path.of(path);
			if (!path.isBlank() && Files.exists(place)) return place;
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid path '" + path + "'", "",
				"Give the path of a folder of DICOM files", e);
		}
		throw new SpinepsException("There is no such folder or file", "\"" + path +
			"\"", "Give the path of a folder of DICOM files");
	}
}
