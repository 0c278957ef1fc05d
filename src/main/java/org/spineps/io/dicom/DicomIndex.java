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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.spineps.SpinepsException;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomHeader;
import org.spineps.io.dicom.parse.DicomParser;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.progress.Progress;

/**
 * What a folder, an archive, a DICOMDIR or a file holds: the studies and in each of
 * them its volumes. Made from headers alone.
 *
 * @param studies for each study its volumes, in the order of their series
 * @param notes what was left out and why
 */
record DicomIndex(List<List<DicomSeries>> studies, List<String> notes) {

	private static final int MOST_NAMED = 3;
	private static final int FILES_PER_REPORT = 25;

	/**
	 * @param path a folder, a zip archive, a DICOMDIR, or a file
	 * @param progress is told how many files were looked at, and may stop it
	 * @return what is there; without studies if it holds no DICOM
	 * @throws IOException if it cannot be read
	 * @throws SpinepsException if the archive is damaged, or files of a DICOMDIR are
	 *           missing
	 */
	static DicomIndex of(final Path path, final Progress progress)
		throws IOException, SpinepsException
	{
		final List<String> notes = new ArrayList<>();
		final List<DicomFile> files = new ArrayList<>();
		try (DicomPlace place = DicomPlace.at(path)) {
			final Map<String, Long> names = names(path, place, notes);
			final List<String> damaged = new ArrayList<>();
			final Set<String> others = new TreeSet<>();
			int looked = 0;
			for (final Map.Entry<String, Long> name : names.entrySet()) {
				if (looked++ % FILES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report("Reading DICOM headers", looked - 1, names.size());
				}
				try {
					final Optional<DicomHeader> header = header(place, name.getKey());
					if (header.isEmpty()) continue;
					if (header.get().pixelTag() == 0) others.add(modality(header.get()));
					else files.add(DicomFile.of(name.getKey(), name.getValue(), header
						.get()));
				}
				catch (final SpinepsException e) {
					damaged.add(last(name.getKey()) + " (" + e.found() + ")");
				}
			}
			if (!damaged.isEmpty()) notes.add((damaged.size() == 1
				? "A damaged file was" : damaged.size() + " damaged files were") +
				" left out: " + String.join(", ", damaged.subList(0, Math.min(MOST_NAMED,
					damaged.size()))) + (damaged.size() > MOST_NAMED ? ", ..." : "") +
				".");
			if (files.isEmpty() && !others.isEmpty()) notes.add(
				"There are DICOM files without pixels: " + String.join(", ", others) +
					".");
			if (Files.isRegularFile(path) && files.size() == 1 && !files.get(0).problem()
				.isEmpty() && names.size() == 1) throw new SpinepsException("Cannot read " +
					path.getFileName(), files.get(0).problem(), remedy());
		}
		return new DicomIndex(studies(files), notes);
	}

	/**
	 * @param path a folder or a file
	 * @return whether it, or a file in it or in a folder below it, is a DICOM image
	 */
	static boolean isIn(final Path path) {
		try (DicomPlace place = DicomPlace.at(path)) {
			if (Files.isRegularFile(path)) return isImage(place, path.getFileName()
				.toString());
			for (final String name : place.files().keySet())
				if (isImage(place, name)) return true;
			return false;
		}
		catch (final IOException | SpinepsException e) {
			// What cannot be looked at is told when it is read.
			return false;
		}
	}

	private static boolean isImage(final DicomPlace place, final String name)
		throws IOException
	{
		try {
			return header(place, name).filter(header -> header.pixelTag() != 0)
				.isPresent();
		}
		catch (final SpinepsException e) {
			// A damaged file is none; another one may be whole.
			return false;
		}
	}

	static String remedy() {
		return "Export the series again as ordinary (single-frame or enhanced) MR " +
			"images, or convert it to NIfTI";
	}

	private static String last(final String name) {
		return name.substring(name.lastIndexOf('/') + 1);
	}

	/** The files to look at. */
	private static Map<String, Long> names(final Path path,
		final DicomPlace place, final List<String> notes) throws IOException,
		SpinepsException
	{
		if (Files.isDirectory(path) || DicomPlace.isZip(path)) return place.files();
		final String name = path.getFileName().toString();
		final Optional<DicomHeader> header = header(place, name);
		final Map<String, Long> names = new TreeMap<>();
		if (header.isPresent() && header.get().data().has(
			DicomTag.DIRECTORY_RECORDS)) return listed(header.get().data(), place,
				notes);
		final String series = header.map(one -> one.data().text(
			DicomTag.SERIES_UID)).orElse("");
		names.put(name, place.size(name));
		// Of a file that is one slice the others lie beside it.
		if (header.isPresent() && !series.isEmpty() && header.get().data().integer(
			DicomTag.FRAMES, 1) == 1) try (var beside = Files.list(path
				.toAbsolutePath().getParent()))
		{
			for (final Path file : beside.filter(Files::isRegularFile).limit(
				DicomPlace.MOST_FILES).toList())
				if (isOf(place, file.getFileName().toString(), series)) names.put(file
					.getFileName().toString(), place.size(file.getFileName().toString()));
		}
		return names;
	}

	private static boolean isOf(final DicomPlace place, final String name,
		final String series) throws IOException
	{
		try {
			return header(place, name).map(header -> header.data().text(
				DicomTag.SERIES_UID).equals(series)).orElse(false);
		}
		catch (final SpinepsException e) {
			// A damaged neighbour does not say that it belongs to the series.
			return false;
		}
	}

	/** The files that a DICOMDIR lists. */
	private static Map<String, Long> listed(final DicomData directory,
		final DicomPlace place, final List<String> notes) throws IOException,
		SpinepsException
	{
		final Map<String, Long> names = new TreeMap<>();
		int missing = 0;
		for (final DicomData record : directory.items(
			DicomTag.DIRECTORY_RECORDS))
		{
			final List<String> parts = record.texts(DicomTag.REFERENCED_FILE);
			if (parts.isEmpty()) continue;
			final String name = String.join("/", parts);
			final boolean safe = parts.stream().allMatch(part -> part.matches(
				"[A-Za-z0-9_.-]{1,64}") && !part.matches("\\.+"));
			final long size = safe ? place.size(name) : -1;
			if (size < 0) missing++;
			else names.put(name, size);
		}
		if (names.isEmpty()) throw new SpinepsException(
			"The DICOMDIR leads to no files", missing + " files are named in it, none " +
				"is there", "Copy the whole disc or folder, not only the DICOMDIR");
		if (missing > 0) notes.add(missing +
			" files that the DICOMDIR names are missing.");
		return names;
	}

	private static Optional<DicomHeader> header(final DicomPlace place,
		final String name) throws IOException, SpinepsException
	{
		try (InputStream in = place.open(name)) {
			return DicomParser.open(in).map(DicomParser.Opened::header);
		}
	}

	private static String modality(final DicomHeader header) {
		if (header.data().has(DicomTag.DIRECTORY_RECORDS)) return "DICOMDIR";
		final String modality = header.data().text(DicomTag.MODALITY);
		return modality.matches("[A-Z0-9]{1,16}") ? modality : "unknown";
	}

	private static List<List<DicomSeries>> studies(
		final List<DicomFile> files)
	{
		final Map<String, List<DicomFile>> studies = new LinkedHashMap<>();
		for (final DicomFile file : files)
			studies.computeIfAbsent(patient(file) + "\n" + file.header().data().text(
				DicomTag.STUDY_UID), uid -> new ArrayList<>()).add(file);
		return studies.values().stream().map(DicomIndex::series).toList();
	}

	private static String patient(final DicomFile file) {
		return file.header().data().text(DicomTag.PATIENT_ID) + "\n" + file.header()
			.data().text(DicomTag.PATIENT_NAME) + "\n" + file.header().data().text(
				DicomTag.BIRTH_DATE);
	}

	private static List<DicomSeries> series(final List<DicomFile> study) {
		final Map<String, List<DicomFile>> byUid = new LinkedHashMap<>();
		for (final DicomFile file : study)
			byUid.computeIfAbsent(file.header().data().text(DicomTag.SERIES_UID),
				uid -> new ArrayList<>()).add(file);
		final List<DicomSeries> all = new ArrayList<>();
		for (final List<DicomFile> one : byUid.values())
			all.addAll(SeriesBuilder.of(one));
		all.sort((a, b) -> Integer.compare(a.data().integer(DicomTag.SERIES_NUMBER,
			Integer.MAX_VALUE), b.data().integer(DicomTag.SERIES_NUMBER,
				Integer.MAX_VALUE)));
		return all;
	}
}
