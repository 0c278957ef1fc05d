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

import java.util.ArrayList;
import java.util.List;

import org.spineps.Version;
import org.spineps.anatomy.CodedConcept;
import org.spineps.anatomy.SpineCodes;
import org.spineps.io.dicom.codec.PixelFormat;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.io.study.StudySegment;

/**
 * A DICOM Segmentation (PS3.3, A.51): one bit for each voxel of each segment, in
 * frames that are not empty, each with the image that it was made from.
 */
final class SegmentationObject {

	private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.66.4";
	private static final int SEGMENT_NUMBER = 0x00620004;
	private static final int REFERENCED_SEGMENT = 0x0062000b;
	private static final int SEGMENT_IDENTIFICATION = 0x0062000a;

	private SegmentationObject() {
		// static methods only
	}

	/** One plane of one segment. */
	private record Frame(int segment, int slice) {}

	/**
	 * @param writer knows the scan
	 * @param segments what to write
	 * @return the object
	 */
	static DicomObject of(final DicomStudyWriter writer,
		final List<StudySegment> segments)
	{
		final List<DicomSlice> planes = writer.planes();
		final PixelFormat format = planes.get(0).format();
		final List<Frame> frames = new ArrayList<>();
		final List<StudySegment> present = new ArrayList<>();
		for (final StudySegment segment : segments) {
			final int before = frames.size();
			for (int slice = 0; slice < planes.size(); slice++)
				if (isIn(segment, slice, format.samples())) frames.add(new Frame(present
					.size(), slice));
			if (frames.size() > before) present.add(segment);
		}
		if (frames.isEmpty()) throw new IllegalArgumentException("No segment");
		final DicomObject object = writer.dated(writer.object(SOP_CLASS, "SEG",
			"SPINEPS segmentation", 1));
		frameOfReference(object, writer);
		final String organisation = DicomStudyWriter.uid();
		return object.text(DicomTag.IMAGE_TYPE, "CS", "DERIVED\\PRIMARY").shorts(
			DicomTag.SAMPLES, 1).text(DicomTag.PHOTOMETRIC, "CS", "MONOCHROME2").text(
				DicomTag.FRAMES, "IS", Integer.toString(frames.size())).shorts(
					DicomTag.ROWS, format.rows()).shorts(DicomTag.COLUMNS, format
						.columns()).shorts(DicomTag.BITS_ALLOCATED, 1).shorts(
							DicomTag.BITS_STORED, 1).shorts(DicomTag.HIGH_BIT, 0).shorts(
								DicomTag.PIXEL_SIGN, 0).text(0x00282110, "CS", "00").text(
									0x00620001, "CS", "BINARY").text(0x00700080, "CS", "SPINE").text(
										0x00700081, "LO", "Structures and levels of the spine").text(
											0x00700084, "PN", "SPINEPS^Fiji").items(0x00620002, segments(
												present)).items(0x00081115, new DicomObject().copy(
													DicomTag.SERIES_UID, writer.series().data()).items(0x0008114a,
														writer.files())).items(0x00209221, new DicomObject().text(
															0x00209164, "UI", organisation)).items(0x00209222,
																dimension(organisation, REFERENCED_SEGMENT,
																	SEGMENT_IDENTIFICATION), dimension(organisation,
																		DicomTag.IMAGE_POSITION, DicomTag.PLANE_POSITION))
			.items(DicomTag.SHARED_GROUPS, shared(writer)).items(
				DicomTag.FRAME_GROUPS, frames.stream().map(frame -> group(frame, writer))
					.toList()).bytes(DicomTag.PIXELS, "OB", bits(frames, present, format
						.samples()));
	}

	/** The scan's frame of reference; without one it is new. */
	static void frameOfReference(final DicomObject object,
		final DicomStudyWriter writer)
	{
		if (writer.series().data().has(DicomTag.FRAME_OF_REFERENCE)) object.copy(
			DicomTag.FRAME_OF_REFERENCE, writer.series().data());
		else object.text(DicomTag.FRAME_OF_REFERENCE, "UI", DicomStudyWriter.uid());
		object.text(0x00201040, "LO", "");
	}

	private static boolean isIn(final StudySegment segment, final int slice,
		final int samples)
	{
		final short[] mask = segment.mask().array();
		for (int i = slice * samples; i < (slice + 1) * samples; i++)
			if (mask[i] == segment.label()) return true;
		return false;
	}

	private static List<DicomObject> segments(
		final List<StudySegment> segments)
	{
		final List<DicomObject> items = new ArrayList<>();
		for (final StudySegment segment : segments) {
			final DicomObject type = new DicomObject().concept(segment.type());
			segment.side().ifPresent(side -> type.code(0x00620011, side));
			items.add(new DicomObject().shorts(SEGMENT_NUMBER, items.size() + 1).text(
				0x00620005, "LO", segment.name()).text(0x00620008, "CS", "AUTOMATIC")
				.text(0x00620009, "LO", DicomStudyWriter.PRODUCT + " " + Version.get())
				.code(0x00620003, SpineCodes.ANATOMICAL_STRUCTURE).items(0x0062000f,
					type).shorts(0x0062000d, CieLab.of(segment.rgb())).text(0x00620020,
						"UT", segment.name()).text(0x00620021, "UI", DicomStudyWriter
							.uid()));
		}
		return items;
	}

	private static DicomObject dimension(final String organisation,
		final int pointer, final int group)
	{
		return new DicomObject().text(0x00209164, "UI", organisation).tag(
			0x00209165, pointer).tag(0x00209167, group);
	}

	private static DicomObject shared(final DicomStudyWriter writer) {
		final DicomSlice first = writer.planes().get(0);
		final double distance = writer.series().stack().grid().spacing(2);
		return new DicomObject().items(DicomTag.PLANE_ORIENTATION,
			new DicomObject().decimals(DicomTag.IMAGE_ORIENTATION, first
				.orientation())).items(DicomTag.PIXEL_MEASURES, new DicomObject()
					.decimals(DicomTag.SLICE_THICKNESS, distance).decimals(
						DicomTag.SLICE_SPACING, distance).decimals(DicomTag.PIXEL_SPACING,
							first.spacing()));
	}

	private static DicomObject group(final Frame frame,
		final DicomStudyWriter writer)
	{
		final DicomSlice plane = writer.planes().get(frame.slice);
		final DicomObject source = writer.reference(plane).code(0x0040a170,
			new CodedConcept("121322", "DCM",
				"Source image for image processing operation")).text(0x0028135a, "CS",
					"YES");
		return new DicomObject().items(0x00089124, new DicomObject().items(
			0x00082112, source).code(0x00089215, new CodedConcept("113076", "DCM",
				"Segmentation"))).items(DicomTag.FRAME_CONTENT, new DicomObject().ints(
					0x00209157, frame.segment + 1, frame.slice + 1)).items(
						DicomTag.PLANE_POSITION, new DicomObject().decimals(
							DicomTag.IMAGE_POSITION, plane.position())).items(
								SEGMENT_IDENTIFICATION, new DicomObject().shorts(
									REFERENCED_SEGMENT, frame.segment + 1));
	}

	/** All frames, one behind the other, eight voxels in a byte, the first lowest. */
	private static byte[] bits(final List<Frame> frames,
		final List<StudySegment> segments, final int samples)
	{
		final int bytes = Math.toIntExact(((long) frames.size() * samples + 7) / 8);
		final byte[] bits = new byte[bytes + bytes % 2];
		long at = 0;
		for (final Frame frame : frames) {
			final StudySegment segment = segments.get(frame.segment);
			final short[] mask = segment.mask().array();
			for (int i = 0; i < samples; i++, at++)
				if (mask[frame.slice * samples + i] == segment.label()) bits[(int) (at >>
					3)] |= (byte) (1 << (at & 7));
		}
		return bits;
	}
}
