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
package org.spineps.model;

import java.util.List;

/**
 * What users must know about a model.
 *
 * @param title name for people
 * @param licence licence of the weights, an SPDX id or a text
 * @param trainingData the training data, with its licence
 * @param limits known limits, a sentence each
 */
public record ModelCard(String title, String licence, String trainingData,
	List<String> limits)
{

	/**
	 * Copies the list.
	 *
	 * @throws IllegalArgumentException if a text is blank
	 */
	public ModelCard {
		limits = List.copyOf(limits);
		for (final String text : List.of(title, licence, trainingData))
			if (text.isBlank()) throw new IllegalArgumentException(
				"A model needs a title, a licence and its training data");
	}
}
