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
package org.spineps.measure.quality;

import java.util.List;
import java.util.Locale;

import org.spineps.measure.quality.QualityFinding.Rule;

/**
 * The light of the sentences that the pipeline says of scan and result. A result
 * that cannot be trusted is red; doubt of what was scanned or how it lies is amber;
 * all else is a note.
 */
final class WarningRule {

	private static final String RED = "cannot be trusted";
	private static final List<String> AMBER = List.of("seems to be",
		"seem to be", "may not be a spine", "may not be a sagittal", "may be a mask",
		"are unreliable", "will be missed", "no spinal canal", "could not name", "was assumed to be",
		"contradict", "levels are doubtful");

	private WarningRule() {
		// static methods only
	}

	static QualityFinding of(final String warning) {
		final String text = warning.strip().toLowerCase(Locale.ROOT);
		return new QualityFinding(text.contains(RED) ? Light.RED : AMBER.stream()
			.anyMatch(text::contains) ? Light.AMBER : Light.GREEN, Rule.WARNING, 0,
			withoutStop(warning));
	}

	private static String withoutStop(final String sentence) {
		final String text = sentence.strip();
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}
}
