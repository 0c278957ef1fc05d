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

import java.util.Objects;

/**
 * Something that a rule noticed.
 *
 * @param light how much it matters; a green one is a note
 * @param rule which rule
 * @param label label of the instance that it is about, 0 for the whole case
 * @param text a sentence for people, without its full stop
 */
public record QualityFinding(Light light, Rule rule, int label, String text) {

	/** What is looked at. */
	public enum Rule {
			/** Is there anything at all, and more than a few vertebrae? */
			NO_SPINE("no-spine"),
			/** Is the volume like that of the neighbours? */
			VOLUME("volume"),
			/** Are arch and processes there, as with the neighbours? */
			POSTERIOR("posterior-parts"),
			/** Does anything tell left from right? */
			SIDES("sides"),
			/** Is a body farther in front or behind than any slip? */
			SLIP("slip"),
			/** Is there a disc between any two vertebrae? */
			DISC("missing-disc"),
			/** Is the canal in one piece, and the cord? */
			CANAL("canal"),
			/** Does every vertebra lie below the one before, at a usual distance? */
			ORDER("order"),
			/** Does each level occur once, and none between is missing? */
			LEVELS("levels"),
			/** Is a body cut off by the edge of the volume? */
			FIELD_OF_VIEW("field-of-view"),
			/** Is a body in one piece? */
			PIECES("pieces"),
			/** Are the networks sure? */
			CONFIDENCE("confidence"),
			/** What the pipeline itself said of scan and result. */
			WARNING("warning");

		private final String key;

		Rule(final String key) {
			this.key = key;
		}

		/** @return its name for files */
		public String key() {
			return key;
		}
	}

	/** Checks that nothing is missing. */
	public QualityFinding {
		Objects.requireNonNull(light);
		Objects.requireNonNull(rule);
		Objects.requireNonNull(text);
	}
}
