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
package org.spineps.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class ConsoleTextTest {

	private static final String TEXT =
		"Rücken 9×10 – V1…V5 → 3 mm³ ‘é’ 😀 ok";

	@Test
	void utf8PassesUnchanged() {
		assertThat(printed(StandardCharsets.UTF_8)).isEqualTo(TEXT);
	}

	@Test
	void asciiGetsLookalikes() {
		assertThat(printed(StandardCharsets.US_ASCII)).isEqualTo(
			"Rucken 9x10 - V1...V5 -> 3 mm3 ?e' ? ok");
	}

	@Test
	void latin1KeepsWhatItKnows() {
		assertThat(printed(StandardCharsets.ISO_8859_1)).isEqualTo(
			"Rücken 9×10 - V1...V5 -> 3 mm³ ?é' ? ok");
	}

	@Test
	void everyMachineHasACharset() {
		assertThat(ConsoleText.charset("no.such.property")).isNotNull();
	}

	private static String printed(final Charset charset) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final PrintWriter writer = ConsoleText.writer(bytes, charset);
		writer.print(TEXT.charAt(0));
		writer.print(TEXT.substring(1).toCharArray());
		writer.flush();
		return bytes.toString(charset);
	}
}
