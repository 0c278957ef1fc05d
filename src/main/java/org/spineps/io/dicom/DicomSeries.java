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

import java.util.List;
import java.util.Locale;

import org.spineps.PlainText;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomHeader;
import org.spineps.io.dicom.parse.DicomTag;

/**
 * One volume of a study: the planes of a series that lie on one grid.
 *
 * @param first header of its first file
 * @param part what tells it from other volumes of the same series, e.g. "echo 2";
 *          empty if it is the whole series
 * @param times its planes, in order of position, for each time point
 * @param stack where they lie; null if there is a problem
 * @param problem why it is not a volume; empty if it is
 * @param warnings what is odd but can be worked with
 */
record DicomSeries(DicomHeader first, String part,
	List<List<DicomSlice>> times, SliceStack stack, String problem,
	List<String> warnings)
{

	private static final int LONGEST = 60;

	DicomData data() {
		return first.data();
	}

	/** @return the number of the series as text; "?" if it has none */
	String number() {
		final int number = data().integer(DicomTag.SERIES_NUMBER, -1);
		return number < 0 ? "?" : Integer.toString(number);
	}

	/** @return description or protocol, unless it names the patient; may be empty */
	String description() {
		String text = data().text(DicomTag.SERIES_DESCRIPTION);
		if (text.isEmpty()) text = data().text(DicomTag.PROTOCOL_NAME);
		return new PatientWords(data()).areIn(text) ? "" : PlainText.line(text,
			LONGEST);
	}

	/** @return how messages call it, e.g. 'series 5 "t2_tse_sag", echo 2' */
	String title() {
		final String description = description();
		return "series " + number() + (description.isEmpty() ? "" : " \"" +
			description + "\"") + (part.isEmpty() ? "" : ", " + part);
	}

	/** @return the title, and what the series is or why it cannot be read */
	String line() {
		if (!problem.isEmpty()) return title() + ": not readable, " + problem;
		return title() + String.format(Locale.ROOT, ": %s %s, %d slices",
			SpineSeries.plane(this), SpineSeries.weighting(this), times.get(0)
				.size()) + (times.size() > 1 ? ", " + times.size() + " time points"
					: "");
	}

	/** @return whether it can be read */
	boolean usable() {
		return problem.isEmpty();
	}
}
