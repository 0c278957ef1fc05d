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
package org.spineps.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.hadoop.fs.FileContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.spineps.SpinepsException;
import org.spineps.cli.Main;
import org.spineps.io.TemporaryFolder;
import org.spineps.pipeline.SpineMethods;

/**
 * Segments one case on an executor: with the command line's "segment" into a folder
 * on the executor's own disk, which then becomes the case's folder in the output. A
 * scan that cannot be segmented is an outcome; what a machine or a file system did
 * wrong is thrown, so that Spark tries again, perhaps elsewhere.
 */
final class CaseTask implements Function<SparkCase, CaseOutcome> {

	private static final long serialVersionUID = 1;
	private static final int USAGE = 2;
	/** Room for the scan and its results, bytes. */
	private static final long LEAST_ROOM = 1L << 30;

	private final CaseStore store;
	private final List<String> options;

	/**
	 * @param store where results go
	 * @param options of "segment", without inputs and output
	 */
	CaseTask(final CaseStore store, final List<String> options) {
		this.store = store;
		this.options = new ArrayList<>(options);
	}

	@Override
	public CaseOutcome call(final SparkCase one) throws Exception {
		final long begin = System.nanoTime();
		if (store.isDone(one.key())) return outcome(one, CaseOutcome.SKIPPED, "",
			0);
		// Pictures are drawn in memory; no window system must be asked for.
		System.setProperty("java.awt.headless", "true");
		try (TemporaryFolder scratch = TemporaryFolder.create("spineps-case-",
			LEAST_ROOM, Path.of(System.getProperty("user.dir")))) {
			final Path made = scratch.path().resolve("made");
			final CaseManifest manifest = segment(local(one.input(), scratch.path()),
				made, one);
			if (!manifest.status().equals(CaseOutcome.FAILED) && !store.publish(one
				.key(), made)) return outcome(one, CaseOutcome.SKIPPED,
					"Another attempt was faster.", 0);
			return outcome(one, manifest.status(), manifest.message(), (System
				.nanoTime() - begin) / 1e9);
		}
	}

	private CaseManifest segment(final Path input, final Path made,
		final SparkCase one) throws IOException, SpinepsException
	{
		final List<String> arguments = new ArrayList<>(List.of("segment", input
			.toString(), "--output", made.toString()));
		arguments.addAll(options);
		final StringWriter said = new StringWriter();
		final int exitCode;
		try (PrintWriter writer = new PrintWriter(said)) {
			exitCode = Main.run(arguments.toArray(String[]::new), writer, writer,
				PipelinePool.OF_EXECUTOR.keeping(SpineMethods.installed()));
		}
		if (exitCode == USAGE) throw new IllegalArgumentException(said.toString()
			.strip());
		return CaseManifest.read(made, one.key(), said.toString());
	}

	/** A scan of a Hadoop file system is copied to the executor's disk. */
	private static Path local(final String input, final Path scratch)
		throws IOException
	{
		final org.apache.hadoop.fs.Path remote = new org.apache.hadoop.fs.Path(
			input);
		final String scheme = remote.toUri().getScheme();
		if (scheme == null) return Path.of(input);
		if (scheme.equals("file")) return Path.of(remote.toUri().getPath());
		final FileContext files = CaseStore.context();
		if (files.getFileStatus(remote).isDirectory()) throw new IOException(input +
			" is a folder; give files, or a path that every machine can read");
		final Path copy = Files.createDirectories(scratch.resolve("scan")).resolve(
			remote.getName());
		try (var stream = files.open(remote)) {
			Files.copy(stream, copy);
		}
		return copy;
	}

	private static CaseOutcome outcome(final SparkCase one, final String status,
		final String message, final double seconds) throws IOException
	{
		return new CaseOutcome(one.key(), one.input(), status, message, seconds,
			InetAddress.getLocalHost().getHostName(), TaskContext.get()
				.attemptNumber());
	}
}
