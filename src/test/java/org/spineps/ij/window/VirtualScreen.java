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
package org.spineps.ij.window;

import com.sun.jna.Library;
import com.sun.jna.Native;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A screen that nobody sees, made by Xvfb, for this JVM alone. */
final class VirtualScreen {

	private static final String SIZE = "1400x900x24";

	/** The C library, as far as AWT asks it for the screen. */
	private interface Environment extends Library {

		int setenv(String name, String value, int overwrite);
	}

	private VirtualScreen() {
		// static methods only
	}

	/** @return whether Xvfb can be started */
	static boolean isInstalled() {
		return program().isPresent();
	}

	private static Optional<Path> program() {
		if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith(
			"linux")) return Optional.empty();
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(
			File.pathSeparator)).map(folder -> Path.of(folder, "Xvfb")).filter(
				Files::isExecutable).findFirst();
	}

	/**
	 * Opens the screen before AWT has started. Xvfb ends with its last window system
	 * client, which is this JVM; stopped earlier, it would take the JVM along.
	 */
	static void open() {
		try {
			final Process server = new ProcessBuilder(program().orElseThrow()
				.toString(), "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp",
				"-terminate")
					.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			// Xvfb chooses a free number and writes it when it is ready.
			final BufferedReader answers = new BufferedReader(new InputStreamReader(
				server.getInputStream(), StandardCharsets.US_ASCII));
			final String number = answers.readLine();
			if (number == null) throw new IllegalStateException(
				"Xvfb ended with " + server.exitValue());
			Native.load("c", Environment.class).setenv("DISPLAY", ":" + number.strip(),
				1);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
