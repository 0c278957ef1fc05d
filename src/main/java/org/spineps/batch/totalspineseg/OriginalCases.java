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
package org.spineps.batch.totalspineseg;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.io.VolumeNames;

/** Finds scans and their localizers by TotalSpineSeg's names. */
final class OriginalCases {

	private OriginalCases() {
		// static methods only
	}

	/**
	 * @param request what is asked for
	 * @return the scans, in alphabetical order of their names
	 * @throws SpinepsException if there are none, or two have one name
	 */
	static List<Path> scans(final OriginalRequest request)
		throws SpinepsException
	{
		final TreeMap<String, Path> scans = new TreeMap<>();
		for (final Path input : request.inputs()) {
			if (!Files.isDirectory(input)) {
				add(scans, input);
				continue;
			}
			for (final Path file : files(input))
				if (request.suffixes().stream().anyMatch(VolumeNames.stem(
					file)::endsWith)) add(scans, file);
			if (scans.isEmpty()) throw new RequestException("No scan in " + input,
				"no " + VolumeNames.endings() + " file whose name ends in " + request
					.suffixes(), "Check the folder and the suffixes");
		}
		return List.copyOf(scans.values());
	}

	private static void add(final Map<String, Path> scans, final Path file)
		throws SpinepsException
	{
		final String name = VolumeNames.stem(file);
		final Path other = scans.put(InputName.key(name), file);
		if (other != null) throw new RequestException("Two scans have the name " +
			name, other + " and " + file,
			"Rename one of them: their results would have one name");
	}

	/**
	 * @param request what is asked for
	 * @param scan a scan
	 * @return its localizer, if there is one; of several with one name the first in
	 *         the order of the original: those in the folder itself, compressed ones
	 * @throws SpinepsException if the folder of localizers cannot be read, or the
	 *           suffixes make the scan its own localizer
	 */
	static Optional<Path> localizer(final OriginalRequest request,
		final Path scan) throws SpinepsException
	{
		if (request.localizer().isEmpty() || !Files.isDirectory(request.localizer()
			.get())) return request.localizer();
		final String name = VolumeNames.stem(scan);
		final String suffix = request.suffixes().stream().filter(name::endsWith)
			.findFirst().orElse("");
		final String wanted = name.substring(0, name.length() - suffix.length()) +
			request.localizerSuffix();
		final Path folder = request.localizer().get();
		final Optional<Path> found = files(folder).stream().filter(
			file -> VolumeNames.stem(file).equals(wanted)).min(Comparator.comparing(
				(Path file) -> !folder.equals(file.getParent())).thenComparing(
					file -> !file.toString().endsWith(".nii.gz")).thenComparing(Comparator
						.naturalOrder()));
		if (found.isPresent() && found.get().toAbsolutePath().normalize().equals(scan
			.toAbsolutePath().normalize())) throw new SpinepsException(
				"The scan would be its own localizer", scan.getFileName() +
					" is what --suffix and --loc-suffix lead to",
				"Say how the names of localizers end (--loc-suffix)");
		return found;
	}

	private static List<Path> files(final Path folder) throws SpinepsException {
		final List<Path> files = new ArrayList<>();
		try {
			list(folder, "*", files);
			try (DirectoryStream<Path> subjects = Files.newDirectoryStream(folder,
				"sub-*"))
			{
				for (final Path subject : subjects)
					if (Files.isDirectory(subject.resolve("anat"))) list(subject.resolve(
						"anat"), "*", files);
			}
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read the folder " + folder, e.getClass()
				.getSimpleName(), "Check that you have permission to read it", e);
		}
		return files;
	}

	private static void list(final Path folder, final String pattern,
		final List<Path> into) throws IOException
	{
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder,
			pattern))
		{
			for (final Path file : found)
				if (Files.isRegularFile(file) && VolumeNames.isVolumeName(file)) into.add(
					file);
		}
	}
}
