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
package org.spineps.measure.morphometry;

import java.util.Objects;

import org.spineps.measure.quality.Light;

/**
 * A value beyond a cut-off.
 *
 * @param measure what
 * @param text a few words
 * @param grade how the grade is coloured
 * @param doubt why it may be nothing, a few words; empty if nothing speaks
 *          against it
 */
public record Finding(GradedMeasure measure, String text, Light grade,
	String doubt)
{

	/** Checks that nothing is missing. */
	public Finding {
		Objects.requireNonNull(measure);
		Objects.requireNonNull(text);
		Objects.requireNonNull(grade);
		Objects.requireNonNull(doubt);
	}

	/** @return how it is coloured: green if it may be nothing */
	public Light light() {
		return doubt.isEmpty() ? grade : Light.GREEN;
	}

	/** @return the finding with its doubt, e.g. "wedge grade 1 (within error)" */
	public String words() {
		return doubt.isEmpty() ? text : text + " (" + doubt + ")";
	}
}
