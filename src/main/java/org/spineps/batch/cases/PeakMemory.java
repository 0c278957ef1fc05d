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
package org.spineps.batch.cases;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The most memory that this process has used since it began.
 *
 * @param bytes how much
 * @param source what was measured: "resident" counts everything, networks
 *          included; "java" counts only what the Java machine manages
 */
public record PeakMemory(long bytes, String source) {

	private static final Path STATUS = Path.of("/proc/self/status");
	private static final String HIGH_WATER = "VmHWM:";

	/** @return the peak until now */
	public static PeakMemory now() {
		return resident(STATUS).orElseGet(PeakMemory::java);
	}

	/** @return the peak in whole mebibytes, rounded up */
	long mebibytes() {
		return (bytes + (1 << 20) - 1) >> 20;
	}

	/**
	 * @param status a file like Linux's /proc/self/status
	 * @return the high-water mark of resident memory; empty where there is none
	 */
	static Optional<PeakMemory> resident(final Path status) {
		if (!Files.isReadable(status)) return Optional.empty();
		try {
			for (final String line : Files.readAllLines(status,
				StandardCharsets.ISO_8859_1))
			{
				if (!line.startsWith(HIGH_WATER)) continue;
				final String[] words = line.substring(HIGH_WATER.length()).trim().split(
					"\\s+");
				return Optional.of(new PeakMemory(Long.parseLong(words[0]) << 10,
					"resident"));
			}
			return Optional.empty();
		}
		catch (final IOException | NumberFormatException e) {
			// Another kernel's idea of this file: measure the other way.
			return Optional.empty();
		}
	}

	/** @return the sum of the peaks of all memory pools of the Java machine */
	static PeakMemory java() {
		long bytes = 0;
		for (final MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans())
			if (pool.getPeakUsage() != null) bytes += pool.getPeakUsage().getUsed();
		return new PeakMemory(bytes, "java");
	}
}
