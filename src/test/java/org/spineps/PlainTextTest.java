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
package org.spineps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

	@Test
	void terminalsFindNothingToObey() {
		assertThat(PlainText.line("a\u001b[2Jb\u009b1m\u0007\u007f")).isEqualTo(
			"a\uFFFD[2Jb\uFFFD1m\uFFFD\uFFFD");
		assertThat(PlainText.line("scan\u202Egpj.exe\u2066\u200F")).isEqualTo(
			"scan\uFFFDgpj.exe\uFFFD\uFFFD");
		assertThat(PlainText.line("one\ntwo\r\nthree\tfour\u2028")).isEqualTo(
			"one two  three four\uFFFD");
		assertThat(PlainText.lines("one\n\ttwo\u0000")).isEqualTo(
			"one\n\ttwo\uFFFD");
	}

	@Test
	void ordinaryTextStays() {
		final String text = "Rückenmark 脊椎 – 0.5 × 0.5 mm³ \uD83E\uDDB4";
		assertThat(PlainText.line(text)).isSameAs(text);
	}

	@Test
	void longTextsKeepBothEnds() {
		final String text = PlainText.line("begin" + "x".repeat(1_500_000) + "end",
			100);
		assertThat(text).hasSizeLessThanOrEqualTo(100).startsWith("beginx").contains(
			" [...] ").endsWith("xend");
	}

	@Test
	void exceptionsAreOneScreenAtMost() {
		final SpinepsException e = new SpinepsException("Unknown\nlabel " + "y"
			.repeat(5000), "\u001b]0;evil\u0007" + "x".repeat(1_500_000),
			"Choose another one");
		assertThat(e.getMessage()).hasSizeLessThan(2100).doesNotContain("\n",
			"\u001b", "\u0007").endsWith("Choose another one.");
		assertThat(e.found()).startsWith("\uFFFD]0;evil\uFFFD");
	}
}
