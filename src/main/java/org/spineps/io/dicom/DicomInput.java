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
package org.spineps.io.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

import org.spineps.SpinepsException;
import org.spineps.io.Sha256;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;

/**
 * A volume of a study, or why none could be chosen.
 *
 * @param path the folder, archive or file that was named
 * @param name how names of results begin
 * @param series the volume; null if there is a problem
 * @param notes why it was chosen
 * @param problem what reading throws; null if there is a volume
 */
record DicomInput(Path path, String name, DicomSeries series,
	List<String> notes, SpinepsException problem) implements VolumeInput
{

	private static final int CHUNK = 1 << 16;

	@Override
	public Path place() {
		return path.resolve(name);
	}

	@Override
	public VolumeFile read() throws SpinepsException {
		if (problem != null) throw problem;
		final List<String> warnings = new ArrayList<>(notes);
		warnings.addAll(series.warnings());
		return new DicomVolume(path, series, warnings);
	}

	@Override
	public String sha256() throws SpinepsException {
		if (problem != null) throw problem;
		final TreeSet<String> files = new TreeSet<>();
		series.times().forEach(time -> time.forEach(slice -> files.add(slice
			.file())));
		final MessageDigest digest = Sha256.digest();
		final byte[] buffer = new byte[CHUNK];
		try (DicomPlace place = DicomPlace.at(path)) {
			for (final String file : files)
				try (InputStream in = new DigestInputStream(place.open(file), digest)) {
					while (in.read(buffer) >= 0) {
						// reading is what fills the digest
					}
				}
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(series.title(), e);
		}
		return HexFormat.of().formatHex(digest.digest());
	}
}
