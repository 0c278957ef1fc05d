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
package org.spineps.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Spineps;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.volume.Threads;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the networks on a folder of scans with references;
 * {@code docs/benchmark.md} names the scans and gives the command.
 */
@Command(name = "NetworkBenchmark", mixinStandardHelpOptions = true,
	sortOptions = false, description = {
		"Measures the networks on a folder of scans with references. Rows whose " +
			"scans are absent say \"not run\"." })
public final class NetworkBenchmark implements Callable<Integer> {

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder with the folders of scans.")
	private Path data;

	@Option(names = "--semantic-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the semantic phase (default: the packaged one).")
	private String semanticModel;

	@Option(names = "--instance-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the instance phase (default: the packaged one).")
	private String instanceModel;

	@Option(names = "--device", paramLabel = "auto|cpu|gpu|gpu:N|mps",
		defaultValue = "auto",
		description = "What the networks run on (default: ${DEFAULT-VALUE}).")
	private String device;

	@Option(names = "--threads", paramLabel = "N", defaultValue = "0",
		description = "CPU threads (default: one per core).")
	private int threads;

	private NetworkBenchmark() {
		// made by main
	}

	/**
	 * @param arguments see {@code --help}
	 */
	public static void main(final String[] arguments) {
		System.exit(new CommandLine(new NetworkBenchmark()).execute(arguments));
	}

	@Override
	public Integer call() throws SpinepsException {
		final SpinepsOptions options = new SpinepsOptions(semanticModel,
			instanceModel, ComputeOptions.parse(device, threads, "float32"));
		try (Spineps spineps = new Spineps(options)) {
			final List<BenchmarkRow> rows = Threads.run(options.compute().effectiveThreads(),
				() -> Benchmark.run(data, spineps, new ScanNames()));
			BenchmarkTable.lines(rows).forEach(System.out::println);
			System.out.println("on " + spineps.device());
			System.out.println(Provenance.DISCLAIMER);
			return 0;
		}
	}

	/** Names each scan; what happens inside it is too much to tell. */
	private static final class ScanNames implements Progress {

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			if (total == 0) System.err.println(stage);
		}

		@Override
		public void checkCancelled() {
			// Ctrl-C ends the process.
		}
	}
}
