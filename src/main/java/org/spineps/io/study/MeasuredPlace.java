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
package org.spineps.io.study;

import java.util.List;
import java.util.Objects;

import org.spineps.anatomy.CodedConcept;

/**
 * What was measured at one place.
 *
 * @param name for people, e.g. "L4"
 * @param site where it is
 * @param numbers what was measured; finite values only
 * @param remarks findings and doubts, a sentence each
 */
public record MeasuredPlace(String name, CodedConcept site,
	List<Measurement> numbers, List<String> remarks)
{

	/** Scheme of codes that are this program's own. */
	public static final String OWN_CODES = "99SPINEPS";

	/** Copies the lists. */
	public MeasuredPlace {
		Objects.requireNonNull(name);
		Objects.requireNonNull(site);
		numbers = List.copyOf(numbers);
		remarks = List.copyOf(remarks);
	}

	/**
	 * One number.
	 *
	 * @param concept what it tells
	 * @param value the number
	 * @param unit its unit, of UCUM
	 */
	public record Measurement(CodedConcept concept, double value,
		CodedConcept unit)
	{

		/** @throws IllegalArgumentException if the value is not finite */
		public Measurement {
			Objects.requireNonNull(concept);
			Objects.requireNonNull(unit);
			if (!Double.isFinite(value)) throw new IllegalArgumentException(concept
				.meaning() + " is " + value);
		}
	}
}
