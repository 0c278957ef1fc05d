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
package org.spineps.ij.view;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.RoiEncoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.spineps.SpinepsException;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.io.AtomicFiles;
import org.spineps.job.SpineRoisSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;

/** Spine to ROI Manager: the result of the active image as regions. */
public final class SpineRoisTask implements ImageTask<SpineRoisSettings> {

	private record Result(String summary) implements TaskResult {}

	@Override
	public JobDescription<SpineRoisSettings> job() {
		return SpineRoisSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final SpineRoisSettings settings, final Progress progress)
		throws SpinepsException
	{
		final SpineView view = SpineView.require(source);
		progress.report("Outlines", 0, 0);
		if (settings.file().isBlank()) return new Result(SpineRois.toManager(view,
			settings.regions()) +
			" regions added to the ROI Manager");
		final List<Roi> rois = SpineRois.placed(view, settings.regions());
		write(rois, Path.of(settings.file().strip()));
		return new Result(rois.size() + " regions saved");
	}

	private static void write(final List<Roi> rois, final Path file)
		throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		if (!name.toLowerCase(Locale.ROOT).endsWith(".zip"))
			throw new SpinepsException("Regions are saved as a .zip file", "\"" +
				name + "\"", "Give a name that ends with .zip");
		if (Files.exists(file)) throw new SpinepsException("There is a file " + name +
			" already", "", "Give another name, or delete it");
		AtomicFiles.write(file, stream -> {
			try (ZipOutputStream zip = new ZipOutputStream(stream,
				StandardCharsets.UTF_8))
			{
				int number = 0;
				for (final Roi roi : rois) {
					zip.putNextEntry(new ZipEntry(String.format(Locale.ROOT, "%04d %s.roi",
						++number, roi.getName().replace('/', '-'))));
					zip.write(bytes(roi));
					zip.closeEntry();
				}
			}
		});
	}

	private static byte[] bytes(final Roi roi) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new RoiEncoder(bytes).write(roi);
		return bytes.toByteArray();
	}
}
