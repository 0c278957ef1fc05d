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
package org.spineps.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.pipeline.SpineMethods;

class MacroOptionsTest {

	private static final List<String> KNOWN = List.of("a", "other_a", "flag",
		"n");

	@Test
	void readsPairsAndBrackets() throws SpinepsException {
		final MacroOptions options = MacroOptions.parse(
			"other_a=1 a=[C:/my [old] data/x=3 n=4]  flag=TRUE n=-2 ", KNOWN);
		assertThat(options.text("a", "")).isEqualTo("C:/my [old] data/x=3 n=4");
		assertThat(options.text("other_a", "")).isEqualTo("1");
		assertThat(options.flag("flag", false)).isTrue();
		assertThat(options.integer("n", 0)).isEqualTo(-2);
	}

	@Test
	void whatIsNotThereKeepsItsDefault() throws SpinepsException {
		final MacroOptions options = MacroOptions.parse(null, KNOWN);
		assertThat(options.text("a", "x")).isEqualTo("x");
		assertThat(options.flag("flag", true)).isTrue();
		assertThat(options.integer("n", 7)).isEqualTo(7);
		assertThat(MacroOptions.parse("a=[] other_a= n=1", KNOWN).text("a", "x"))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "flag", "b=1", "A=1", "a=[1", "=1", "a=1]" })
	void tellsOfWhatItDoesNotUnderstand(final String options) {
		assertThatThrownBy(() -> MacroOptions.parse(options, KNOWN)).isInstanceOf(
			SpinepsException.class);
	}

	@ParameterizedTest
	@CsvSource({ "flag=yes, flag", "n=1.5, n", "n=, n" })
	void tellsOfValuesOfTheWrongKind(final String text, final String key)
		throws SpinepsException
	{
		final MacroOptions options = MacroOptions.parse(text, KNOWN);
		assertThatThrownBy(() -> {
			if (key.equals("flag")) options.flag(key, true);
			else options.integer(key, 0);
		}).isInstanceOf(SpinepsException.class).hasMessageContaining(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "device=tpu", "threads=-1", "orientation=up",
		"show_table=maybe" })
	void settingsAreChecked(final String options) throws SpinepsException {
		final MacroOptions parsed = MacroOptions.parse(options,
			SegmentSpineSettings.KEYS);
		assertThatThrownBy(() -> SegmentSpineSettings.of(parsed).check(SpineMethods
			.installed())).isInstanceOf(SpinepsException.class);
	}

	@Test
	void settingsRoundTripThroughTheirKeys() throws SpinepsException {
		final SegmentSpineSettings settings = new SegmentSpineSettings("PIL", false,
			"gpu:1", 3, "my model", "", false, true);
		final StringBuilder options = new StringBuilder();
		settings.toMap().forEach((key, value) -> options.append(key).append("=[")
			.append(value).append("] "));
		assertThat(SegmentSpineSettings.of(MacroOptions.parse(options.toString(),
			Set.copyOf(SegmentSpineSettings.KEYS)))).isEqualTo(settings);
	}
}
