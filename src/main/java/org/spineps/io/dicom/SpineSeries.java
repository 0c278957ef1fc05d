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

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomTag;

/**
 * Judges which series is a sagittal T2w scan of a spine, by direction, words and
 * times that its files state.
 */
final class SpineSeries {

	private static final int FEWEST_SLICES = 3;
	private static final double LONG_ECHO_MS = 60;
	private static final double LONG_REPETITION_MS = 1500;
	private static final double SHORT_ECHO_MS = 30;
	private static final double SHORT_REPETITION_MS = 1200;

	private static final Pattern LOCALIZER = words("loc|locali[sz]er|scout|survey|" +
		"3.?plane|topogram|haste.?loc|calibration|calib|asset|sense.?ref|ref.?scan");
	private static final Pattern SPINE = Pattern.compile("spine|spinal|lumb|cervic|" +
		"thora|dorsal|rachis|wirbel|column|colonna|columna|[lhbc]ws|gws|sacr|" +
		"(?<![a-z])[ctl].?sp(?![a-z])|[ctl]spine|myelo", Pattern.CASE_INSENSITIVE);
	private static final Pattern ELSEWHERE = Pattern.compile("brain|head|skull|knee|" +
		"shoulder|hip|ankle|wrist|elbow|foot|hand|breast|prostate|cardiac|heart|" +
		"liver|abdomen|orbit|pituitary", Pattern.CASE_INSENSITIVE);
	private static final Pattern STIR = words("stir|tirm|tir");
	private static final Pattern FAT = words("fat|f|fat.?only|opp|out.?phase");
	private static final Pattern FAT_SUPPRESSED = words(
		"fs|fat.?sat|fatsat|spair|spir|chess|water|w|dixon|ideal");
	private static final Pattern STAR = Pattern.compile(
		"t2.?\\*|t2.?star|medic|merge|m-?ffe|(?<![a-z])(gre|swi|ffe)(?![a-z])",
		Pattern.CASE_INSENSITIVE);
	private static final Pattern DIFFUSION = words("dwi|dti|diff|adc|trace|fa");
	private static final Pattern T1 = Pattern.compile("t1(?!\\d)",
		Pattern.CASE_INSENSITIVE);
	private static final Pattern T2 = Pattern.compile("t2(?!\\d)",
		Pattern.CASE_INSENSITIVE);
	private static final Pattern PROTON = words("pd|pdw|dp");

	private SpineSeries() {
		// static methods only
	}

	private static Pattern words(final String alternatives) {
		return Pattern.compile("(?<![a-z0-9])(" + alternatives + ")(?![a-z0-9])",
			Pattern.CASE_INSENSITIVE);
	}

	/** @return "sagittal", "coronal" or "axial", the nearest */
	static String plane(final DicomSeries series) {
		final double[] normal = series.times().get(0).get(0).normal();
		final double x = Math.abs(normal[0]);
		final double y = Math.abs(normal[1]);
		final double z = Math.abs(normal[2]);
		if (x >= y && x >= z) return "sagittal";
		return y >= z ? "coronal" : "axial";
	}

	/** @return what the contrast looks like, e.g. "T2w"; "?" if nothing says it */
	static String weighting(final DicomSeries series) {
		final DicomData data = series.data();
		final String modality = data.text(DicomTag.MODALITY);
		if (!modality.isEmpty() && !modality.equals("MR")) return modality;
		final String text = text(series);
		if (isLocalizer(series)) return "localizer";
		if (DIFFUSION.matcher(text).find()) return "diffusion";
		if (STIR.matcher(text).find()) return "STIR";
		if (STAR.matcher(text).find()) return "T2*w";
		if (T2.matcher(text).find()) return FAT.matcher(text).find() ? "T2w fat"
			: "T2w";
		if (T1.matcher(text).find()) return "T1w";
		if (PROTON.matcher(text).find()) return "PDw";
		return byTimes(data);
	}

	private static String byTimes(final DicomData data) {
		final double inversion = data.number(DicomTag.INVERSION_TIME).orElse(0);
		final double echo = data.number(DicomTag.ECHO_TIME).orElse(data.item(
			DicomTag.SHARED_GROUPS).item(DicomTag.MR_ECHO).number(
				DicomTag.EFFECTIVE_ECHO_TIME).orElse(Double.NaN));
		final double repetition = data.number(DicomTag.REPETITION_TIME).orElse(
			Double.NaN);
		if (inversion > 0) return "inversion recovery";
		if (echo >= LONG_ECHO_MS && !(repetition < LONG_REPETITION_MS)) return "T2w";
		if (echo < SHORT_ECHO_MS && repetition < SHORT_REPETITION_MS) return "T1w";
		return "?";
	}

	private static boolean isLocalizer(final DicomSeries series) {
		return series.data().texts(DicomTag.IMAGE_TYPE).contains("LOCALIZER") ||
			LOCALIZER.matcher(text(series)).find();
	}

	private static String text(final DicomSeries series) {
		return (series.data().text(DicomTag.SERIES_DESCRIPTION) + " " + series.data()
			.text(DicomTag.PROTOCOL_NAME)).replace('_', ' ').toLowerCase(Locale.ROOT);
	}

	/** @return whether it looks like a sagittal T2w scan that may show a spine */
	static boolean fits(final DicomSeries series) {
		if (!series.usable() || !plane(series).equals("sagittal") || !weighting(
			series).equals("T2w") || series.times().get(0).size() < FEWEST_SLICES)
			return false;
		final List<String> type = series.data().texts(DicomTag.IMAGE_TYPE);
		if (type.contains("PROJECTION IMAGE") || type.contains("P") || type.contains(
			"PHASE")) return false;
		return saysSpine(series) || !ELSEWHERE.matcher(series.data().text(
			DicomTag.BODY_PART) + " " + text(series)).find();
	}

	private static boolean saysSpine(final DicomSeries series) {
		return SPINE.matcher(series.data().text(DicomTag.BODY_PART) + " " + text(
			series) + " " + series.data().text(DicomTag.STUDY_DESCRIPTION)).find();
	}

	/** @return the series that fits best, if one does */
	static Optional<DicomSeries> best(final List<DicomSeries> series) {
		return series.stream().filter(SpineSeries::fits).max(Comparator.comparingInt(
			SpineSeries::score).thenComparingDouble(SpineSeries::heightMm)
			.thenComparingInt(one -> one.times().get(0).size()).thenComparingInt(
				one -> -one.data().integer(DicomTag.SERIES_NUMBER,
					Integer.MAX_VALUE)));
	}

	private static int score(final DicomSeries series) {
		int score = 0;
		if (saysSpine(series)) score += 4;
		if (!FAT_SUPPRESSED.matcher(text(series)).find()) score += 2;
		if (!series.data().texts(DicomTag.IMAGE_TYPE).contains("DERIVED")) score++;
		return score;
	}

	/** A whole spine before a part of it. */
	private static double heightMm(final DicomSeries series) {
		return series.stack().grid().size(1) * series.stack().grid().spacing(1);
	}
}
