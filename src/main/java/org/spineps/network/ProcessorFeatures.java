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
package org.spineps.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Optional features of this machine's processor. */
public final class ProcessorFeatures {

	private static final Path LINUX = Path.of("/proc/cpuinfo");
	/** Names of the list of features on x86 and on ARM. */
	private static final Set<String> LISTS = Set.of("flags", "Features");
	private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16",
		"bf16");

	private ProcessorFeatures() {
		// static methods only
	}

	/**
	 * Tests whether the processor has instructions for 16-bit brain floats.
	 * Without them, a network of such numbers runs many times slower than one of
	 * 32-bit floats.
	 *
	 * @return whether it does; empty if the system does not report it
	 */
	public static Optional<Boolean> bfloat16() {
		try {
			return Files.isReadable(LINUX) ? bfloat16(Files.readAllLines(LINUX,
				StandardCharsets.ISO_8859_1)) : Optional.empty();
		}
		catch (final IOException e) {
			return Optional.empty(); // it does not say
		}
	}

	/** @return the processor's name as far as the system tells it */
	static String name() {
		try {
			if (Files.isReadable(LINUX)) return name(Files.readAllLines(LINUX,
				StandardCharsets.ISO_8859_1));
		}
		catch (final IOException e) {
			return System.getProperty("os.arch"); // it does not say
		}
		return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System
			.getProperty("os.arch"));
	}

	/** @param lines of Linux's description of its processors */
	static String name(final List<String> lines) {
		return lines.stream().filter(line -> line.startsWith("model name")).findFirst()
			.map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(System
				.getProperty("os.arch"));
	}

	/** @param lines of Linux's description of its processors */
	static Optional<Boolean> bfloat16(final List<String> lines) {
		for (final String line : lines) {
			final int colon = line.indexOf(':');
			if (colon > 0 && LISTS.contains(line.substring(0, colon).strip()))
				return Optional.of(Arrays.stream(line.substring(colon + 1).split(" "))
					.anyMatch(BFLOAT16::contains));
		}
		return Optional.empty();
	}
}
