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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.Sha256;
import org.spineps.io.VolumeInput;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomTag;

/** Chooses the volumes of one study that are meant, and names them. */
final class StudyChoice {

	private static final String NAMELESS = "dicom";
	private static final int MOST_LISTED = 12;

	private final Path path;
	private final List<DicomSeries> study;
	private final List<PatientWords> patients;
	private final List<String> notes;

	/**
	 * @param path the folder, archive or file that was named
	 * @param study its volumes, not none
	 * @param patients of all studies that are there, its own among them
	 * @param notes what is to be told of all
	 */
	StudyChoice(final Path path, final List<DicomSeries> study,
		final List<PatientWords> patients, final List<String> notes)
	{
		this.path = path;
		this.study = study;
		this.patients = patients;
		this.notes = notes;
	}

	/**
	 * @param choice what is wanted
	 * @return the volumes, or one that cannot be read and says why
	 */
	List<VolumeInput> inputs(final SeriesChoice choice) {
		if (choice.isFree()) return List.of(free(choice));
		final boolean all = choice.wanted().equalsIgnoreCase(SeriesChoice.ALL);
		final List<DicomSeries> wanted = study.stream().filter(series -> all ? series
			.usable() : matches(series, choice.wanted())).toList();
		if (wanted.isEmpty()) return List.of(problem(choice, all
			? "No series can be read" : "There is no series \"" + choice.wanted() +
				"\"", "Name one of these by number or description (--series)"));
		if (!all && wanted.size() > 1 && wanted.stream().map(one -> one.data().text(
			DicomTag.SERIES_UID)).distinct().count() > 1) return List.of(problem(choice,
				"Several series match \"" + choice.wanted() + "\"",
				"Name one by its number (--series)"));
		final List<VolumeInput> inputs = new ArrayList<>();
		for (int i = 0; i < wanted.size(); i++)
			inputs.add(wanted.get(i).usable() ? new DicomInput(path, name(choice, study
				.size() > 1 ? "_s" + wanted.get(i).number() + part(wanted, i) : ""), wanted
					.get(i), notes, null) : problem(choice, "Cannot read " + wanted.get(i)
						.title() + ": " + wanted.get(i).problem(), DicomIndex.remedy()));
		return inputs;
	}

	/** A series of several volumes has a letter for each. */
	private static String part(final List<DicomSeries> all, final int index) {
		final String number = all.get(index).number();
		final long same = all.stream().filter(one -> one.number().equals(number))
			.count();
		final long before = all.subList(0, index).stream().filter(one -> one.number()
			.equals(number)).count();
		return same == 1 ? "" : "-" + (before + 1);
	}

	private static boolean matches(final DicomSeries series,
		final String wanted)
	{
		if (wanted.matches("\\d{1,9}")) return series.number().equals(Integer
			.toString(Integer.parseInt(wanted)));
		return series.data().text(DicomTag.SERIES_UID).equals(wanted) || series
			.description().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(
				Locale.ROOT));
	}

	private VolumeInput free(final SeriesChoice choice) {
		final List<DicomSeries> usable = study.stream().filter(DicomSeries::usable)
			.toList();
		if (usable.isEmpty()) return problem(choice, "No series can be read",
			DicomIndex.remedy());
		if (usable.size() == 1 && study.size() == 1) return new DicomInput(path, name(
			choice, ""), usable.get(0), notes, null);
		final Optional<DicomSeries> named = usable.stream().filter(this::isNamed)
			.findFirst();
		if (named.isPresent()) return new DicomInput(path, name(choice, ""), named
			.get(), notes, null);
		final Optional<DicomSeries> best = SpineSeries.best(study);
		if (best.isEmpty()) return problem(choice,
			"No series looks like a sagittal T2w scan of the spine",
			"Name the series that is meant (--series NUMBER)");
		final List<String> said = new ArrayList<>(notes);
		said.add("Of " + study.size() + " series, " + best.get().line() +
			", was chosen as the sagittal T2w scan of the spine" + others(best.get()) +
			".");
		return new DicomInput(path, name(choice, ""), best.get(), said, null);
	}

	/** A slice that was named means the volume that it is a part of. */
	private boolean isNamed(final DicomSeries series) {
		final String file = String.valueOf(path.getFileName());
		return Files.isRegularFile(path) && series.times().stream().flatMap(
			List::stream).anyMatch(slice -> slice.file().equals(file));
	}

	private String others(final DicomSeries best) {
		final List<String> others = study.stream().filter(one -> one != best &&
			SpineSeries.fits(one)).map(DicomSeries::title).toList();
		return others.isEmpty() ? "" : "; it could also be " + String.join(" or ",
			others) + " (--series NUMBER)";
	}

	private VolumeInput problem(final SeriesChoice choice, final String what,
		final String remedy)
	{
		final String list = study.stream().limit(MOST_LISTED).map(DicomSeries::line)
			.collect(Collectors.joining("; ")) + (study.size() > MOST_LISTED ? "; ..."
				: "");
		final boolean usable = study.stream().anyMatch(DicomSeries::usable);
		return new DicomInput(path, name(choice, ""), null, notes,
			new SpinepsException(what, "the study holds " + list, usable ? remedy
				: DicomIndex.remedy()));
	}

	/**
	 * The folder's or archive's name, unless it tells who the patient is; a mark of
	 * the study where that is not enough.
	 */
	private String name(final SeriesChoice choice, final String end) {
		final DicomData data = study.get(0).data();
		final boolean several = patients.size() > 1;
		if (choice.keepIdentity()) return (plain(data.text(DicomTag.PATIENT_ID)) + "_" +
			plain(data.text(DicomTag.STUDY_DATE))) + (several ? "_" + mark(data) : "") +
			end;
		final String stem = stem();
		final boolean hidden = stem.isEmpty() || patients.stream().anyMatch(
			words -> words.areIn(stem));
		return (hidden ? NAMELESS : stem) + (hidden || several ? "_" + mark(data)
			: "") + end;
	}

	private static String plain(final String text) {
		final String plain = text.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll(
			"^[.-]+", "");
		return plain.isEmpty() ? "unknown" : plain;
	}

	private String stem() {
		Path place = path.toAbsolutePath().normalize();
		if (Files.isRegularFile(place)) {
			final String name = place.getFileName().toString();
			if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) return name.substring(0,
				name.length() - 4);
			if (study.size() > 1 || study.get(0).times().stream().mapToInt(List::size)
				.sum() > 1 && study.get(0).times().get(0).get(0).frame() == 0 && study
					.get(0).data().integer(DicomTag.FRAMES, 1) == 1) place = place
						.getParent();
			else return name.toLowerCase(Locale.ROOT).endsWith(".dcm") ? name.substring(
				0, name.length() - 4) : name;
		}
		return place.getFileName() == null ? "" : place.getFileName().toString();
	}

	/** The same for the same study, and tells nothing of the patient. */
	private static String mark(final DicomData data) {
		return HexFormat.of().formatHex(Sha256.digest().digest((data.text(
			DicomTag.STUDY_UID) + "\n" + data.text(DicomTag.PATIENT_ID)).getBytes(
				StandardCharsets.UTF_8))).substring(0, 8);
	}
}
