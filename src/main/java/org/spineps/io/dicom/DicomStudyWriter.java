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

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.io.study.MeasuredPlace;
import org.spineps.io.study.StudySegment;
import org.spineps.io.study.StudyWriter;

/**
 * Writes DICOM SEG, RTSTRUCT and SR objects into the study of a volume, with the
 * patient and study of its files, so that an archive files them beside the scan.
 */
final class DicomStudyWriter implements StudyWriter {

	static final String MANUFACTURER = "SPINEPS for Fiji developers";
	static final String PRODUCT = "SPINEPS for Fiji";

	private final DicomSeries series;

	/** @param series what the results were made from */
	DicomStudyWriter(final DicomSeries series) {
		this.series = series;
	}

	@Override
	public void writeSegmentation(final Path file,
		final List<StudySegment> segments) throws SpinepsException
	{
		requireGrid(segments);
		SegmentationObject.of(this, segments).write(file, true);
	}

	@Override
	public void writeOutlines(final Path file,
		final List<StudySegment> segments) throws SpinepsException
	{
		requireGrid(segments);
		OutlineObject.of(this, segments).write(file, false);
	}

	@Override
	public void writeReport(final Path file, final List<MeasuredPlace> places)
		throws SpinepsException
	{
		ReportObject.of(this, places).write(file, true);
	}

	private void requireGrid(final List<StudySegment> segments) {
		for (final StudySegment segment : segments)
			if (!segment.mask().grid().agreesWith(series.stack().grid()))
				throw new IllegalArgumentException("A mask on " + segment.mask().grid() +
					" for a scan on " + series.stack().grid());
	}

	DicomSeries series() {
		return series;
	}

	/** @return the planes, in the order of the mask's slices */
	List<DicomSlice> planes() {
		return series.times().get(0);
	}

	/** @return a new UID, made of a random number as DICOM allows (PS3.5, B.2) */
	static String uid() {
		final UUID random = UUID.randomUUID();
		return "2.25." + new BigInteger(1, ByteBuffer.allocate(16).putLong(random
			.getMostSignificantBits()).putLong(random.getLeastSignificantBits())
			.array());
	}

	/**
	 * @param sopClass its class
	 * @param modality SEG, SR or RTSTRUCT
	 * @param description of the series
	 * @param number added to that of the scan's series
	 * @return an object with patient, study, series, equipment
	 */
	DicomObject object(final String sopClass, final String modality,
		final String description, final int number)
	{
		final DicomData data = series.data();
		final DicomObject object = new DicomObject();
		if (data.has(DicomTag.CHARACTER_SET)) object.copy(DicomTag.CHARACTER_SET,
			data);
		for (final int tag : new int[] { DicomTag.PATIENT_NAME, DicomTag.PATIENT_ID,
			DicomTag.BIRTH_DATE, DicomTag.SEX, DicomTag.STUDY_UID,
			DicomTag.STUDY_DATE, DicomTag.STUDY_TIME, DicomTag.ACCESSION_NUMBER,
			DicomTag.REFERRING_PHYSICIAN, DicomTag.STUDY_ID })
			object.copy(tag, data);
		if (data.has(DicomTag.STUDY_DESCRIPTION)) object.copy(
			DicomTag.STUDY_DESCRIPTION, data);
		final LocalDateTime now = LocalDateTime.now();
		final String date = DateTimeFormatter.ofPattern("uuuuMMdd").format(now);
		final String time = DateTimeFormatter.ofPattern("HHmmss").format(now);
		return object.text(DicomTag.SOP_CLASS, "UI", sopClass).text(
			DicomTag.SOP_INSTANCE, "UI", uid()).text(0x00080012, "DA", date).text(
				0x00080013, "TM", time).text(0x00080021, "DA", date).text(0x00080031,
					"TM", time).text(DicomTag.MODALITY, "CS", modality).text(
						DicomTag.SERIES_UID, "UI", uid()).text(DicomTag.SERIES_NUMBER, "IS",
							Integer.toString(Math.floorMod(Math.max(0, data.integer(
								DicomTag.SERIES_NUMBER, 0)), 100_000) * 100 + number)).text(
									DicomTag.SERIES_DESCRIPTION, "LO", description).text(
										DicomTag.INSTANCE_NUMBER, "IS", "1").text(0x00080070, "LO",
											MANUFACTURER).text(0x00081090, "LO", PRODUCT).text(
												0x00181000, "LO", "0").text(0x00181020, "LO", Version.get());
	}

	/** Date and time of the content, where the object has them. */
	DicomObject dated(final DicomObject object) {
		final LocalDateTime now = LocalDateTime.now();
		return object.text(0x00080023, "DA", DateTimeFormatter.ofPattern("uuuuMMdd")
			.format(now)).text(0x00080033, "TM", DateTimeFormatter.ofPattern("HHmmss")
				.format(now));
	}

	/** @return the reference to the image of a plane, or to its frame of one */
	DicomObject reference(final DicomSlice plane) {
		final DicomObject item = new DicomObject().text(0x00081150, "UI", plane
			.sopClass()).text(0x00081155, "UI", plane.sopInstance());
		if (series.data().has(DicomTag.FRAME_GROUPS)) item.text(
			0x00081160, "IS", Integer.toString(plane.frame() + 1));
		return item;
	}

	/** @return references to all files, each once */
	List<DicomObject> files() {
		final Map<String, DicomObject> files = new LinkedHashMap<>();
		for (final DicomSlice plane : planes())
			files.computeIfAbsent(plane.sopInstance(), uid -> new DicomObject().text(
				0x00081150, "UI", plane.sopClass()).text(0x00081155, "UI", uid));
		return new ArrayList<>(files.values());
	}
}
