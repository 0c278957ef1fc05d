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
package org.spineps.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.spineps.SpinepsException;
import org.spineps.batch.Segmenter;
import org.spineps.evaluate.benchmark.Benchmark;
import org.spineps.evaluate.benchmark.BenchmarkRow;
import org.spineps.evaluate.benchmark.BenchmarkSubject;
import org.spineps.evaluate.benchmark.BenchmarkTable;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Threads;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the networks on scans with references. */
@Command(name = "benchmark", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Measures the networks on a folder of scans with " +
		"references. Rows whose scans are absent say \"not run\"." },
	optionListHeading = "%n", exitCodeListHeading = "%nExit codes:%n",
	exitCodeList = { "0:measured, whatever the figures", "1:a scan failed",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class BenchmarkCommand implements Callable<Integer> {

	private final Services services;

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder with the folders of scans.")
	private Path data;

	@Option(names = "--semantic-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the semantic phase (default: the packaged one).")
	private String semanticModel;

	@Option(names = "--instance-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "Network of the instance phase.")
	private String instanceModel;

	@Option(names = "--device", paramLabel = "auto|cpu|gpu|gpu:N|mps",
		defaultValue = "auto", converter = SegmentOptions.DeviceConverter.class,
		description = "What the networks run on (default: ${DEFAULT-VALUE}).")
	private String device;

	@Option(names = "--threads", paramLabel = "N",
		converter = SegmentOptions.ThreadsConverter.class,
		description = "CPU threads (default: one per core).")
	private Integer threads;

	@Option(names = "--quiet", description = "Print nothing but the table.")
	private boolean quiet;

	@Option(names = "--debug", hidden = true,
		description = "Print where errors come from.")
	private boolean debug;

	/** @param services what it is given */
	BenchmarkCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		final SpinepsOptions options = new SpinepsOptions(semanticModel,
			instanceModel, device, threads == null ? 0 : threads);
		return new Subcommand(services, quiet, debug).run("Cancelled.", () -> {
			try (Segmenter segmenter = services.segmenters().apply(options).open()) {
				final List<BenchmarkRow> rows = Threads.run(options.effectiveThreads(),
					() -> Benchmark.run(data, subject(segmenter), progress()));
				BenchmarkTable.lines(rows).forEach(services.out()::println);
				services.out().println("on " + segmenter.device());
				services.out().println(Provenance.DISCLAIMER);
				return ExitCode.OK;
			}
		});
	}

	private static BenchmarkSubject subject(final Segmenter segmenter) {
		return new BenchmarkSubject() {

			@Override
			public SpineSegmentation segment(final ImageVolume image,
				final Progress progress) throws SpinepsException
			{
				return segmenter.segment(image, progress);
			}

			@Override
			public SpineSegmentation fromSemantic(final LabelVolume semantic,
				final Progress progress) throws SpinepsException
			{
				return segmenter.fromSemantic(semantic, progress);
			}
		};
	}

	/** Names each scan; what happens inside it is too much to tell. */
	private Progress progress() {
		return new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				if (!quiet && total == 0) {
					services.err().println(stage);
					services.err().flush();
				}
			}

			@Override
			public void checkCancelled() {
				services.cancellation().check();
			}
		};
	}
}
