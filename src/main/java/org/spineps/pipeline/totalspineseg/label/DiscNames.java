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
package org.spineps.pipeline.totalspineseg.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The final numbers of discs and what they were found from.
 *
 * @param labels disc → its number; discs without a number are missing
 * @param findings what became of the landmarks
 * @param rule the rule that decided, a sentence
 */
record DiscNames(Map<Part, Integer> labels, List<LandmarkFinding> findings,
	String rule)
{

	DiscNames {
		labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
		findings = List.copyOf(findings);
	}

	/** @return the number of a disc, 0 if it has none */
	int label(final Part disc) {
		return labels.getOrDefault(disc, 0);
	}
}
