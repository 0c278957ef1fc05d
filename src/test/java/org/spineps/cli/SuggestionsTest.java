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
package org.spineps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

	private static final List<String> OPTIONS = List.of("--output", "--overwrite",
		"--semantic", "--semantic-model", "--instance-model", "--device",
		"--precision", "--time");

	@ParameterizedTest
	@CsvSource({ "--outptu, --output", "--ouput=x, --output", "-output, --output",
		"--OUTPUT, --output", "--model-semantic, --semantic-model",
		"--semantic_model, --semantic-model", "--semntic-model, --semantic-model",
		"--prec, --precision", "--devise, --device", "--tiem, --time",
		"--overwrit, --overwrite" })
	void oneName(final String given, final String meant) {
		assertThat(Suggestions.similar(given, OPTIONS)).containsExactly(meant);
	}

	@Test
	void severalAndNone() {
		assertThat(Suggestions.similar("--sem", OPTIONS)).containsExactly(
			"--semantic", "--semantic-model");
		assertThat(Suggestions.similar("--xyz", OPTIONS)).isEmpty();
		assertThat(Suggestions.similar("-x", OPTIONS)).isEmpty();
		assertThat(Suggestions.similar("--", OPTIONS)).isEmpty();
		assertThat(Suggestions.similar("", List.of())).isEmpty();
	}
}
