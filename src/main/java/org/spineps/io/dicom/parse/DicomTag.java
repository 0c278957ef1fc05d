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
package org.spineps.io.dicom.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The attributes that this program reads or writes: group and element in one
 * number, and how each value is stored where the file itself does not say it
 * (implicit VR).
 */
public final class DicomTag {

	public static final int TRANSFER_SYNTAX = 0x00020010;
	public static final int REFERENCED_FILE = 0x00041500;
	public static final int DIRECTORY_RECORDS = 0x00041220;
	public static final int CHARACTER_SET = 0x00080005;
	public static final int IMAGE_TYPE = 0x00080008;
	public static final int SOP_CLASS = 0x00080016;
	public static final int SOP_INSTANCE = 0x00080018;
	public static final int STUDY_DATE = 0x00080020;
	public static final int STUDY_TIME = 0x00080030;
	public static final int ACCESSION_NUMBER = 0x00080050;
	public static final int MODALITY = 0x00080060;
	public static final int REFERRING_PHYSICIAN = 0x00080090;
	public static final int STUDY_DESCRIPTION = 0x00081030;
	public static final int SERIES_DESCRIPTION = 0x0008103e;
	public static final int FRAME_TYPE = 0x00089007;
	public static final int PATIENT_NAME = 0x00100010;
	public static final int PATIENT_ID = 0x00100020;
	public static final int BIRTH_DATE = 0x00100030;
	public static final int SEX = 0x00100040;
	public static final int AGE = 0x00101010;
	public static final int BODY_PART = 0x00180015;
	public static final int SEQUENCE_VARIANT = 0x00180021;
	public static final int SEQUENCE_NAME = 0x00180024;
	public static final int SLICE_THICKNESS = 0x00180050;
	public static final int REPETITION_TIME = 0x00180080;
	public static final int ECHO_TIME = 0x00180081;
	public static final int INVERSION_TIME = 0x00180082;
	public static final int ECHO_NUMBER = 0x00180086;
	public static final int SLICE_SPACING = 0x00180088;
	public static final int PROTOCOL_NAME = 0x00181030;
	public static final int TRIGGER_TIME = 0x00181060;
	public static final int EFFECTIVE_ECHO_TIME = 0x00189082;
	public static final int MR_ECHO = 0x00189114;
	public static final int B_VALUE = 0x00189087;
	public static final int MR_FRAME_TYPE = 0x00189226;
	public static final int STUDY_UID = 0x0020000d;
	public static final int SERIES_UID = 0x0020000e;
	public static final int STUDY_ID = 0x00200010;
	public static final int SERIES_NUMBER = 0x00200011;
	public static final int ACQUISITION_NUMBER = 0x00200012;
	public static final int INSTANCE_NUMBER = 0x00200013;
	public static final int IMAGE_POSITION = 0x00200032;
	public static final int IMAGE_ORIENTATION = 0x00200037;
	public static final int FRAME_OF_REFERENCE = 0x00200052;
	public static final int TEMPORAL_POSITION = 0x00200100;
	public static final int STACK_ID = 0x00209056;
	public static final int FRAME_CONTENT = 0x00209111;
	public static final int PLANE_POSITION = 0x00209113;
	public static final int PLANE_ORIENTATION = 0x00209116;
	public static final int TEMPORAL_INDEX = 0x00209128;
	public static final int FRAME_ACQUISITION = 0x00209156;
	public static final int SAMPLES = 0x00280002;
	public static final int PHOTOMETRIC = 0x00280004;
	public static final int FRAMES = 0x00280008;
	public static final int ROWS = 0x00280010;
	public static final int COLUMNS = 0x00280011;
	public static final int PIXEL_SPACING = 0x00280030;
	public static final int BITS_ALLOCATED = 0x00280100;
	public static final int BITS_STORED = 0x00280101;
	public static final int HIGH_BIT = 0x00280102;
	public static final int PIXEL_SIGN = 0x00280103;
	public static final int PADDING = 0x00280120;
	public static final int PADDING_LIMIT = 0x00280121;
	public static final int INTERCEPT = 0x00281052;
	public static final int SLOPE = 0x00281053;
	public static final int PIXEL_MEASURES = 0x00289110;
	public static final int PIXEL_TRANSFORMATION = 0x00289145;
	public static final int SHARED_GROUPS = 0x52009229;
	public static final int FRAME_GROUPS = 0x52009230;
	public static final int FLOAT_PIXELS = 0x7fe00008;
	public static final int DOUBLE_PIXELS = 0x7fe00009;
	public static final int PIXELS = 0x7fe00010;

	public static final int ITEM = 0xfffee000;
	public static final int ITEM_END = 0xfffee00d;
	public static final int SEQUENCE_END = 0xfffee0dd;

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
	public static String vr(final int tag) {
		return VRS.getOrDefault(tag, "UN");
	}

	/**
	 * @param tag an attribute
	 * @return whether this program uses its value
	 */
	public static boolean isUsed(final int tag) {
		return VRS.containsKey(tag);
	}

	/** @return the tag for messages, e.g. "(0028,0030)" */
	public static String text(final int tag) {
		return String.format(Locale.ROOT, "(%04x,%04x)", tag >>> 16, tag & 0xffff);
	}
}
