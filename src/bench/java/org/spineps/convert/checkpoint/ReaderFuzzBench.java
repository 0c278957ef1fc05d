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
package org.spineps.convert.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.spineps.testing.ReaderFuzz;
import org.spineps.testing.ReaderFuzz.Outcome;
import org.spineps.testing.ReaderFuzz.Target;

/**
 * Gives a million damaged files to the readers of models, and prints what became
 * of them, the slowest and the greediest. Compile with
 * {@code mvn -Pbench test-compile}, then run this class with
 * {@code target/classes}, {@code target/bench-classes} and the libraries on the
 * class path: {@code [FILES [SEED [FOLDER]]]}. A folder in memory saves the disk.
 */
public final class ReaderFuzzBench {

	private static final long FILES = 1_000_000;

	private ReaderFuzzBench() {
		// a program
	}

	/**
	 * @param args number of files, seed, folder to work in
	 * @throws IOException if the folder cannot be used
	 */
	public static void main(final String... args) throws IOException {
		final long files = args.length > 0 ? Long.parseLong(args[0]) : FILES;
		final long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
		final Path folder = Files.createTempDirectory(args.length > 2 ? Path.of(
			args[2]) : Path.of(System.getProperty("java.io.tmpdir")), "fuzz");
		boolean failed = false;
		for (final Target target : Target.values()) {
			final long start = System.nanoTime();
			final Outcome outcome = ReaderFuzz.run(target, files * share(target) /
				100, seed, folder);
			System.out.printf(Locale.ROOT,
				"%-18s %8d files, %7d read, slowest %.1f ms, at most %.1f MB, %.0f s%n",
				target, outcome.inputs(), outcome.read(), outcome.slowestMicros() / 1e3,
				outcome.largestBytes() / 1e6, (System.nanoTime() - start) / 1e9);
			outcome.failures().forEach(System.out::println);
			failed |= !outcome.failures().isEmpty();
		}
		System.exit(failed ? 1 : 0);
	}

	/** Percent of the files. */
	private static int share(final Target target) {
		return switch (target) {
			case CHECKPOINT_ZIP, PICKLE -> 20;
			case CHECKPOINT_STREAM -> 15;
			case PLANS, CONFIGURATION, ZIP -> 10;
			case DATASET, MANIFEST, ARCHIVED -> 5;
		};
	}
}
