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

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.cli.Main;

class PlainWriterTest {

	@Test
	void aLineStaysOneLine() {
		final StringWriter text = new StringWriter();
		final PlainWriter writer = new PlainWriter(text);
		writer.println("scan\nERROR forged\u001b[31m");
		writer.print("table\n\u202Erow\n");
		writer.append('\u0007').flush();
		assertThat(text.toString()).isEqualTo("scan ERROR forged\uFFFD[31m" + System
			.lineSeparator() + "table\n\uFFFDrow\n\uFFFD");
	}

	/** Every command is given writers of this kind. */
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void namesOfFilesCannotCommandTheTerminal(@TempDir final Path folder)
		throws IOException
	{
		final String name = "a\u001b]0;owned\u0007\u202Enii\nERROR b.nii";
		final Path scan = Files.write(folder.resolve(name), new byte[400]);
		for (final String[] arguments : new String[][] { { "segment", scan
			.toString(), "-o", folder.resolve("out").toString() }, { "n4", scan
				.toString() }, { "measure", scan.toString(), scan.toString() }, {
					"check", scan.toString() }, { "models", "import", scan.toString() }, {
						"models", "verify", name }, { "report", scan.toString() }, { name } })
		{
			final StringWriter out = new StringWriter();
			final StringWriter err = new StringWriter();
			assertThat(Main.run(arguments, new PrintWriter(out), new PrintWriter(
				err))).isNotZero();
			assertThat(out + " " + err).as(arguments[0]).doesNotContain("\u001b",
				"\u0007", "\u202E", "\nERROR b");
		}
	}
}
