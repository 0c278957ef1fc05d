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
package org.spineps.batch.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.io.AtomicFiles;
import org.spineps.io.Sha256;
import org.spineps.io.VolumeInput;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.picture.PictureSheet;
import org.spineps.report.CaseReport;
import org.spineps.report.LevelPicture;
import org.spineps.report.LevelSheet;
import org.spineps.report.ReportSection;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/** Makes the page of one case from its result and the files that it became. */
public final class ReportWriter {

	private ReportWriter() {
		// static methods only
	}

	/**
	 * @param files where the page goes
	 * @param made where the masks and the picture are
	 * @param input the input, for its name and hash; null if it is gone
	 * @param image the scan, null if there was only a mask
	 * @param result masks and what was found in them
	 * @param table the measurements of its instances
	 * @param measures its morphometry
	 * @param quality whether it looks right
	 * @return whether there are levels to be seen, and so a picture of them
	 * @throws SpinepsException if a file cannot be read or written
	 */
	public static boolean write(final OutputFiles files, final OutputFiles made,
		final VolumeInput input,
		final ImageVolume image, final SpineSegmentation result,
		final InstanceTable table, final SpineMeasures measures,
		final CaseQuality quality) throws SpinepsException
	{
		final Map<String, String> hashes = new LinkedHashMap<>();
		if (input != null) hashes.put(InputName.fileName(input.place()), input
			.sha256());
		for (final Path mask : List.of(made.semantic(), made.instances()))
			hashes.put(InputName.fileName(mask), Sha256.of(mask));
		final List<ReportSection> sections = LevelSheet.of(result, image, measures);
		new CaseReport(files.name(), result, table, quality, picture(Files.exists(files.snapshot()) ? files : made),
			sections, hashes).write(files.report());
		final List<byte[]> levels = sections.stream().flatMap(section -> section
			.pictures().stream()).map(LevelPicture::png).toList();
		if (levels.isEmpty()) return false;
		final byte[] sheet = PictureSheet.of(levels);
		AtomicFiles.write(files.levelsPicture(), stream -> stream.write(sheet));
		return true;
	}

	private static byte[] picture(final OutputFiles files)
		throws SpinepsException
	{
		// Where there are no fonts there is no picture.
		if (!Files.exists(files.snapshot())) return new byte[0];
		try {
			return Files.readAllBytes(files.snapshot());
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read " + InputName.fileName(files
				.snapshot()), e.getClass().getSimpleName(),
				"Check the permission to read it", e);
		}
	}
}
