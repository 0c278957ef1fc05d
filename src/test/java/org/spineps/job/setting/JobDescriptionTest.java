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
package org.spineps.job.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;

class JobDescriptionTest {

	/** Two words, the first usual. */
	public static final class Words implements Setting.Choices {

		@Override
		public List<String> values() {
			return List.of("one", "two");
		}
	}

	/** One setting of every type. */
	public record Settings(@Setting(label = "Flag") boolean someFlag,
		@Setting(label = "Count", min = 1, max = 9) int count,
		@Setting(label = "Share", min = 0) double share,
		@Setting(label = "Word", choices = Words.class) String word,
		@Setting(label = "Text") String text) implements CheckedSettings
	{

		@Override
		public void check() throws SpinepsException {
			if (text.equals("bad")) throw new SpinepsException("Bad text", text, "");
		}
	}

	/** A component that nobody described. */
	public record Undescribed(String text) {}

	private static final JobDescription<Settings> JOB = new JobDescription<>("id",
		"Title", "Help", new Settings(true, 3, 0.5, "one", ""));

	@Test
	void namesFollowTheComponents() {
		assertThat(JOB.keys()).containsExactly("some_flag", "count", "share", "word",
			"text");
		assertThat(JOB.settings()).extracting(JobSetting::option).containsExactly(
			"--no-some-flag", "--count", "--share", "--word", "--text");
		assertThat(JOB.menuLabel()).isEqualTo("Title...");
	}

	@Test
	void whatIsNotSaidKeepsItsDefault() throws SpinepsException {
		assertThat(JOB.parse(Map.of())).isEqualTo(JOB.defaults());
		assertThat(JOB.check(new Settings(false, 9, 7, null, null))).isEqualTo(
			new Settings(false, 9, 7, "one", ""));
		assertThat(JOB.collect(key -> key.equals("count") ? 4 : null)).isEqualTo(
			new Settings(true, 4, 0.5, "one", ""));
	}

	@Test
	void textsGoThereAndBack() throws SpinepsException {
		final Settings settings = new Settings(false, 1, 2.25, "two", "a b");
		assertThat(JOB.parse(JOB.toMap(settings))).isEqualTo(settings);
		assertThat(JOB.parse(Map.of("some_flag", "FALSE", "word", " TWO ", "text",
			" a b "))).isEqualTo(new Settings(false, 3, 0.5, "two", "a b"));
	}

	@ParameterizedTest
	@CsvSource({ "some_flag, yes, true or false",
		"count, 0, a whole number from 1 to 9", "count, 10, from 1 to 9",
		"count, 1.5, a whole number", "share, -0.1, a number of at least 0",
		"share, NaN, at least 0", "word, three, one or two", "text, bad, Bad text",
		"colour, red, 'some_flag, count, share, word, text'" })
	void errorsSayWhatWasFoundAndExpected(final String key, final String value,
		final String expected)
	{
		assertThatThrownBy(() -> JOB.parse(Map.of(key, value))).isInstanceOf(
			SpinepsException.class).hasMessageContaining(key.equals("colour") ? key
				: value).hasMessageContaining(expected);
	}

	@Test
	void everyComponentIsDescribed() {
		assertThatThrownBy(() -> new JobDescription<>("id", "Title", "Help",
			new Undescribed(""))).isInstanceOf(IllegalArgumentException.class);
	}
}
