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
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.io.study.MeasuredPlace;

/**
 * A structured report of measurements (PS3.16, template 1500), as a Comprehensive
 * 3D SR: a group (template 1501) for each place, with its numbers and remarks.
 */
final class ReportObject {

	private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.88.34";
	private static final int LONGEST_TEXT = 1000;
	private static final int CONCEPT = 0x0040a043;
	private static final int CONTENT = 0x0040a730;

	private ReportObject() {
		// static methods only
	}

	/**
	 * @param writer knows the scan
	 * @param places what was measured
	 * @return the object
	 */
	static DicomObject of(final DicomStudyWriter writer,
		final List<MeasuredPlace> places)
	{
		final DicomObject object = writer.dated(writer.object(SOP_CLASS, "SR",
			"SPINEPS measurements", 3));
		final DicomObject images = new DicomObject().copy(DicomTag.SERIES_UID, writer
			.series().data()).items(0x00081199, writer.files());
		final List<DicomObject> content = new ArrayList<>();
		content.add(code("HAS CONCEPT MOD", dcm("121049",
			"Language of Content Item and Descendants"), new CodedConcept("en-US",
				"RFC5646", "English (United States)")));
		content.add(code("HAS OBS CONTEXT", dcm("121005", "Observer Type"), dcm(
			"121007", "Device")));
		content.add(item("HAS OBS CONTEXT", "UIDREF", dcm("121012",
			"Device Observer UID")).text(0x0040a124, "UI", DicomStudyWriter.uid()));
		content.add(text("HAS OBS CONTEXT", dcm("121013", "Device Observer Name"),
			DicomStudyWriter.PRODUCT + " " + Version.get()));
		content.add(code("HAS CONCEPT MOD", dcm("121058", "Procedure reported"),
			new CodedConcept("113091000", "SCT", "Magnetic resonance imaging")));
		content.add(library(writer));
		content.add(container("CONTAINS", dcm("126010", "Imaging Measurements")).items(
			CONTENT, places.stream().map(ReportObject::group).toList()));
		object.items(0x00080110, new DicomObject().text(0x00080102, "SH",
			MeasuredPlace.OWN_CODES).text(0x00080115, "ST", DicomStudyWriter.PRODUCT)
			.text(0x00080116, "ST", DicomStudyWriter.MANUFACTURER));
		return object.text(0x0040a040, "CS", "CONTAINER").code(
			CONCEPT, dcm("126000", "Imaging Measurement Report")).text(0x0040a050,
				"CS", "SEPARATE").text(0x0040a491, "CS", "COMPLETE").text(0x0040a493,
					"CS", "UNVERIFIED").items(0x0040a372).items(0x0040a375,
						new DicomObject().copy(DicomTag.STUDY_UID, writer.series().data())
							.items(0x00081115, images)).items(0x00081111).items(0x0040a504,
								template("1500")).items(CONTENT, content);
	}

	private static DicomObject template(final String id) {
		return new DicomObject().text(0x00080105, "CS", "DCMR").text(0x0040db00,
			"CS", id);
	}

	private static CodedConcept dcm(final String value, final String meaning) {
		return new CodedConcept(value, "DCM", meaning);
	}

	private static DicomObject item(final String relation, final String type,
		final CodedConcept name)
	{
		return new DicomObject().text(0x0040a010, "CS", relation).text(0x0040a040,
			"CS", type).code(CONCEPT, name);
	}

	private static DicomObject container(final String relation,
		final CodedConcept name)
	{
		return item(relation, "CONTAINER", name).text(0x0040a050, "CS", "SEPARATE");
	}

	private static DicomObject code(final String relation,
		final CodedConcept name, final CodedConcept value)
	{
		return item(relation, "CODE", name).code(0x0040a168, value);
	}

	private static DicomObject text(final String relation,
		final CodedConcept name, final String value)
	{
		return item(relation, "TEXT", name).text(0x0040a160, "UT", value.length() >
			LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value);
	}

	private static DicomObject library(final DicomStudyWriter writer) {
		final List<DicomObject> images = new ArrayList<>();
		for (final DicomObject file : writer.files())
			images.add(new DicomObject().text(0x0040a010, "CS", "CONTAINS").text(
				0x0040a040, "CS", "IMAGE").items(0x00081199, file));
		return container("CONTAINS", dcm("111028", "Image Library")).items(CONTENT,
			container("CONTAINS", dcm("126200", "Image Library Group")).items(CONTENT,
				images));
	}

	private static DicomObject group(final MeasuredPlace place) {
		final List<DicomObject> content = new ArrayList<>();
		content.add(text("HAS OBS CONTEXT", dcm("112039", "Tracking Identifier"),
			place.name()));
		content.add(item("HAS OBS CONTEXT", "UIDREF", dcm("112040",
			"Tracking Unique Identifier")).text(0x0040a124, "UI", DicomStudyWriter
				.uid()));
		content.add(code("CONTAINS", dcm("121071", "Finding"), place.site()));
		content.add(code("HAS CONCEPT MOD", new CodedConcept("363698007", "SCT",
			"Finding Site"), place.site()));
		for (final MeasuredPlace.Measurement number : place.numbers())
			content.add(item("CONTAINS", "NUM", number.concept()).items(0x0040a300,
				new DicomObject().decimals(0x0040a30a, number.value()).code(0x004008ea,
					number.unit())));
		for (final String remark : place.remarks())
			content.add(text("CONTAINS", dcm("121106", "Comment"), remark));
		return container("CONTAINS", dcm("125007", "Measurement Group")).items(
			0x0040a504, template("1501")).items(CONTENT, content);
	}
}
