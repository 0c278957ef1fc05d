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

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The attributes that this program reads or writes: group and element in one
 * number, and how each value is stored where the file itself does not say it
 * (implicit VR).
 */
final class DicomTag {

	static final int TRANSFER_SYNTAX = 0x00020010;
	static final int REFERENCED_FILE = 0x00041500;
	static final int DIRECTORY_RECORDS = 0x00041220;
	static final int CHARACTER_SET = 0x00080005;
	static final int IMAGE_TYPE = 0x00080008;
	static final int SOP_CLASS = 0x00080016;
	static final int SOP_INSTANCE = 0x00080018;
	static final int STUDY_DATE = 0x00080020;
	static final int STUDY_TIME = 0x00080030;
	static final int ACCESSION_NUMBER = 0x00080050;
	static final int MODALITY = 0x00080060;
	static final int REFERRING_PHYSICIAN = 0x00080090;
	static final int STUDY_DESCRIPTION = 0x00081030;
	static final int SERIES_DESCRIPTION = 0x0008103e;
	static final int FRAME_TYPE = 0x00089007;
	static final int PATIENT_NAME = 0x00100010;
	static final int PATIENT_ID = 0x00100020;
	static final int BIRTH_DATE = 0x00100030;
	static final int SEX = 0x00100040;
	static final int AGE = 0x00101010;
	static final int BODY_PART = 0x00180015;
	static final int SEQUENCE_VARIANT = 0x00180021;
	static final int SEQUENCE_NAME = 0x00180024;
	static final int SLICE_THICKNESS = 0x00180050;
	static final int REPETITION_TIME = 0x00180080;
	static final int ECHO_TIME = 0x00180081;
	static final int INVERSION_TIME = 0x00180082;
	static final int ECHO_NUMBER = 0x00180086;
	static final int SLICE_SPACING = 0x00180088;
	static final int PROTOCOL_NAME = 0x00181030;
	static final int TRIGGER_TIME = 0x00181060;
	static final int EFFECTIVE_ECHO_TIME = 0x00189082;
	static final int MR_ECHO = 0x00189114;
	static final int B_VALUE = 0x00189087;
	static final int MR_FRAME_TYPE = 0x00189226;
	static final int STUDY_UID = 0x0020000d;
	static final int SERIES_UID = 0x0020000e;
	static final int STUDY_ID = 0x00200010;
	static final int SERIES_NUMBER = 0x00200011;
	static final int ACQUISITION_NUMBER = 0x00200012;
	static final int INSTANCE_NUMBER = 0x00200013;
	static final int IMAGE_POSITION = 0x00200032;
	static final int IMAGE_ORIENTATION = 0x00200037;
	static final int FRAME_OF_REFERENCE = 0x00200052;
	static final int TEMPORAL_POSITION = 0x00200100;
	static final int STACK_ID = 0x00209056;
	static final int FRAME_CONTENT = 0x00209111;
	static final int PLANE_POSITION = 0x00209113;
	static final int PLANE_ORIENTATION = 0x00209116;
	static final int TEMPORAL_INDEX = 0x00209128;
	static final int FRAME_ACQUISITION = 0x00209156;
	static final int SAMPLES = 0x00280002;
	static final int PHOTOMETRIC = 0x00280004;
	static final int FRAMES = 0x00280008;
	static final int ROWS = 0x00280010;
	static final int COLUMNS = 0x00280011;
	static final int PIXEL_SPACING = 0x00280030;
	static final int BITS_ALLOCATED = 0x00280100;
	static final int BITS_STORED = 0x00280101;
	static final int HIGH_BIT = 0x00280102;
	static final int PIXEL_SIGN = 0x00280103;
	static final int PADDING = 0x00280120;
	static final int PADDING_LIMIT = 0x00280121;
	static final int INTERCEPT = 0x00281052;
	static final int SLOPE = 0x00281053;
	static final int PIXEL_MEASURES = 0x00289110;
	static final int PIXEL_TRANSFORMATION = 0x00289145;
	static final int SHARED_GROUPS = 0x52009229;
	static final int FRAME_GROUPS = 0x52009230;
	static final int FLOAT_PIXELS = 0x7fe00008;
	static final int DOUBLE_PIXELS = 0x7fe00009;
	static final int PIXELS = 0x7fe00010;

	static final int ITEM = 0xfffee000;
	static final int ITEM_END = 0xfffee00d;
	static final int SEQUENCE_END = 0xfffee0dd;

	private static final Map<Integer, String> VRS = new HashMap<>();

	static {
		put("UI", TRANSFER_SYNTAX, SOP_CLASS, SOP_INSTANCE, STUDY_UID, SERIES_UID,
			FRAME_OF_REFERENCE);
		put("CS", REFERENCED_FILE, CHARACTER_SET, IMAGE_TYPE, MODALITY, FRAME_TYPE,
			SEX, BODY_PART, SEQUENCE_VARIANT, PHOTOMETRIC);
		put("DA", STUDY_DATE, BIRTH_DATE);
		put("TM", STUDY_TIME);
		put("SH", ACCESSION_NUMBER, SEQUENCE_NAME, STUDY_ID, STACK_ID);
		put("PN", REFERRING_PHYSICIAN, PATIENT_NAME);
		put("LO", STUDY_DESCRIPTION, SERIES_DESCRIPTION, PATIENT_ID, PROTOCOL_NAME);
		put("AS", AGE);
		put("DS", SLICE_THICKNESS, REPETITION_TIME, ECHO_TIME, INVERSION_TIME,
			SLICE_SPACING, TRIGGER_TIME, IMAGE_POSITION, IMAGE_ORIENTATION,
			PIXEL_SPACING, INTERCEPT, SLOPE);
		put("IS", ECHO_NUMBER, SERIES_NUMBER, ACQUISITION_NUMBER, INSTANCE_NUMBER,
			TEMPORAL_POSITION, FRAMES);
		put("FD", EFFECTIVE_ECHO_TIME, B_VALUE);
		put("UL", TEMPORAL_INDEX);
		put("US", SAMPLES, ROWS, COLUMNS, BITS_ALLOCATED, BITS_STORED, HIGH_BIT,
			PIXEL_SIGN, FRAME_ACQUISITION);
		put("US", PADDING, PADDING_LIMIT);
		put("SQ", DIRECTORY_RECORDS, MR_ECHO, MR_FRAME_TYPE, FRAME_CONTENT,
			PLANE_POSITION, PLANE_ORIENTATION, PIXEL_MEASURES, PIXEL_TRANSFORMATION,
			SHARED_GROUPS, FRAME_GROUPS);
	}

	private DicomTag() {
		// constants only
	}

	private static void put(final String vr, final int... tags) {
		for (final int tag : tags)
			VRS.put(tag, vr);
	}

	/**
	 * @param tag an attribute
	 * @return how its value is stored; "UN" if this program does not use it
	 */
	static String vr(final int tag) {
		return VRS.getOrDefault(tag, "UN");
	}

	/**
	 * @param tag an attribute
	 * @return whether this program uses its value
	 */
	static boolean isUsed(final int tag) {
		return VRS.containsKey(tag);
	}

	/** @return the tag for messages, e.g. "(0028,0030)" */
	static String text(final int tag) {
		return String.format(Locale.ROOT, "(%04x,%04x)", tag >>> 16, tag & 0xffff);
	}
}
