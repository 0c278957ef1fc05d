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
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomTag;

/**
 * The words by which somebody could tell who the patient of a file is. They are
 * looked for in whatever is to be written or shown.
 */
final class PatientWords {

	/** Shorter words are in every text. */
	private static final int SHORTEST = 3;

	private final Set<String> words = new TreeSet<>();

	/** @param data attributes of a file */
	PatientWords(final DicomData data) {
		for (final int tag : new int[] { DicomTag.PATIENT_NAME, DicomTag.PATIENT_ID,
			DicomTag.ACCESSION_NUMBER, DicomTag.BIRTH_DATE })
		{
			add(data.text(tag));
			data.element(tag).ifPresent(element -> add(new String(element.value(),
				StandardCharsets.UTF_8)));
		}
		add(data.text(DicomTag.PATIENT_ID).replaceAll("\\W", ""));
	}

	private void add(final String text) {
		Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(
			word -> word.length() >= SHORTEST).forEach(words::add);
	}

	/** @return whether a text holds one of the words */
	boolean areIn(final String text) {
		final String lower = text.toLowerCase(Locale.ROOT);
		return words.stream().anyMatch(lower::contains);
	}
}
