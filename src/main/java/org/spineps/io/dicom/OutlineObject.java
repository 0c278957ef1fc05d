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
import java.util.Locale;

import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.io.study.StudySegment;
import org.spineps.volume.Outlines;

/**
 * Outlines as an RT Structure Set (PS3.3, A.19): for every segment polygons in the
 * planes of the scan, along the borders of voxels.
 */
final class OutlineObject {

	private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.481.3";
	private static final int ROI_NUMBER = 0x30060084;

	private OutlineObject() {
		// static methods only
	}

	/**
	 * @param writer knows the scan
	 * @param segments what to outline
	 * @return the object
	 */
	static DicomObject of(final DicomStudyWriter writer,
		final List<StudySegment> segments)
	{
		final List<DicomObject> regions = new ArrayList<>();
		final List<DicomObject> contours = new ArrayList<>();
		final List<DicomObject> observations = new ArrayList<>();
		final DicomObject object = writer.object(SOP_CLASS, "RTSTRUCT",
			"SPINEPS outlines", 2);
		SegmentationObject.frameOfReference(object, writer);
		final DicomData data = writer.series().data();
		final String space = object.value(DicomTag.FRAME_OF_REFERENCE);
		for (final StudySegment segment : segments) {
			final List<DicomObject> lines = contours(writer, segment);
			if (lines.isEmpty()) continue;
			final int number = regions.size() + 1;
			final String text = Integer.toString(number);
			regions.add(new DicomObject().text(0x30060022, "IS", text).text(
				0x30060024, "UI", space).text(0x30060026, "LO", segment.name())
				.text(0x30060036, "CS", "AUTOMATIC"));
			contours.add(new DicomObject().text(0x3006002a, "IS", (segment
				.rgb() >> 16 & 0xff) + "\\" + (segment.rgb() >> 8 & 0xff) + "\\" +
				(segment.rgb() & 0xff)).items(0x30060040, lines).text(ROI_NUMBER, "IS",
					text));
			observations.add(new DicomObject().text(0x30060082, "IS", text).text(
				ROI_NUMBER, "IS", text).text(0x300600a4, "CS", "").text(0x300600a6, "PN",
					"").code(0x30060086, segment.type()));
		}
		if (regions.isEmpty()) throw new IllegalArgumentException("No segment");
		return object.text(0x00081070, "PN", "").text(0x30060002, "SH", "SPINE").text(0x30060008,
			"DA", "").text(0x30060009, "TM", "").items(0x30060010,
				new DicomObject().text(DicomTag.FRAME_OF_REFERENCE, "UI", space).items(0x30060012, new DicomObject()
						.text(0x00081150, "UI", "1.2.840.10008.3.1.2.3.1").text(0x00081155,
							"UI", data.text(DicomTag.STUDY_UID)).items(0x30060014,
								new DicomObject().copy(DicomTag.SERIES_UID, data).items(
									0x30060016, writer.files())))).items(0x30060020, regions)
			.items(0x30060039, contours).items(0x30060080, observations);
	}

	private static List<DicomObject> contours(final DicomStudyWriter writer,
		final StudySegment segment)
	{
		final List<DicomSlice> planes = writer.planes();
		final List<DicomObject> lines = new ArrayList<>();
		for (int slice = 0; slice < planes.size(); slice++) {
			for (final Outlines.Polygon polygon : Outlines.withoutHoles(segment.mask(),
				segment.label(), slice))
				lines.add(new DicomObject().items(0x30060016, writer.reference(planes
					.get(slice))).text(0x30060042, "CS", "CLOSED_PLANAR").text(0x30060046, "IS", Integer.toString(polygon
							.x().length)).text(0x30060050, "DS", points(planes.get(slice),
								polygon)));
		}
		return lines;
	}

	private static String points(final DicomSlice plane,
		final Outlines.Polygon polygon)
	{
		final StringBuilder text = new StringBuilder();
		for (int i = 0; i < polygon.x().length; i++)
			for (int axis = 0; axis < 3; axis++) {
				// Corners of voxels lie half a voxel from their centres.
				final double mm = plane.position()[axis] + (polygon.x()[i] - 0.5) * plane
					.spacing()[1] * plane.orientation()[axis] + (polygon.y()[i] - 0.5) *
						plane.spacing()[0] * plane.orientation()[3 + axis];
				if (text.length() > 0) text.append('\\');
				text.append(String.format(Locale.ROOT, "%.4f", mm));
			}
		return text.toString();
	}
}
