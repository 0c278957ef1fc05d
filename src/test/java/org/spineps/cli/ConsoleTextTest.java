package org.spineps.cli;

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
