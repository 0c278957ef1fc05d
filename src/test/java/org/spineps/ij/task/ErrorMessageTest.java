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
package org.spineps.ij.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines of messages. */
class ErrorMessageTest {

	@Test
	void shortTextsStayAsTheyAre() {
		for (final String text : new String[] { "", "One line.", "Two\nlines ",
			"x".repeat(300) })
			assertThat(ErrorMessage.lines(text)).isEqualTo(text);
	}

	@Test
	void longSentencesAreBrokenBetweenWords() {
		final String text = ("No spine was found in this scan; choose another one. "
			.repeat(6) + "\n" + "/a/very/long/path ".repeat(12)).strip();
		final String lines = ErrorMessage.lines(text);
		assertThat(lines.lines()).allSatisfy(line -> assertThat(line)
			.hasSizeLessThanOrEqualTo(ErrorMessage.LONGEST_LINE));
		assertThat(lines.replace('\n', ' ')).isEqualTo(text.replace('\n', ' '));
		assertThat(lines.lines().count()).isEqualTo(7);
	}
}
