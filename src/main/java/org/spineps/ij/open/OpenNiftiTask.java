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

import java.nio.file.Path;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.io.VolumeFiles;
import org.spineps.job.OpenNiftiSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/**
 * Open NIfTI: the image is turned as it is to be looked at, calibrated in
 * millimetres, and knows where it lies in the patient. An oblique image is turned
 * to the nearest axes.
 */
public final class OpenNiftiTask implements ImageTask<OpenNiftiSettings> {

	/** @param image the opened image */
	public record Result(ImagePlus image) implements TaskResult {

		@Override
		public Map<String, ImagePlus> images() {
			return Map.of("image", image);
		}
	}

	@Override
	public JobDescription<OpenNiftiSettings> job() {
		return OpenNiftiSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public Result run(final ImagePlus none, final OpenNiftiSettings settings,
		final Progress progress) throws SpinepsException
	{
		final Path file = VolumeOpener.existing(settings.file());
		return new Result(VolumeOpener.toImage(turned(VolumeFiles.read(file).image(),
			settings.view()), file));
	}

	/**
	 * @param volume a volume
	 * @param view one of the settings' views
	 * @return the volume, turned as it is to be looked at
	 */
	static ImageVolume turned(final ImageVolume volume, final String view) {
		return switch (view) {
			case OpenNiftiSettings.SAGITTAL -> Reorient.to(volume, AxisCodes.PIR);
			case OpenNiftiSettings.CORONAL -> Reorient.to(volume, new AxisCodes(
				"LIP"));
			case OpenNiftiSettings.AXIAL -> Reorient.to(volume, new AxisCodes("LPS"));
			case OpenNiftiSettings.AS_STORED -> volume;
			default -> throw new IllegalArgumentException(view);
		};
	}
}
