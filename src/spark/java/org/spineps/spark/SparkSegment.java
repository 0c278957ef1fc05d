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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.spineps.SpinepsException;
import org.spineps.batch.dataset.ScanFilter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The driver: segments scans on a cluster. Started by spark-submit, which decides on
 * what cluster and with what resources.
 */
@Command(name = "spark-segment", mixinStandardHelpOptions = true,
	description = "Segments scans on a cluster of Apache Spark, a task for each.",
	footer = { "", "Each scan gets the folder cases/X of the output, with the files that " +
		"\"segment\" makes;", "the output gets tables and page of the cohort, and " +
			"run-cases.csv (also as .parquet).",
		"What is done is left alone: the same command goes on where it was " +
			"stopped." },
	exitCodeListHeading = "%nExit codes%n", exitCodeList = {
		"0:all cases are done", "1:a case failed; the others are done",
		"2:the command line is wrong; nothing was done" })
public final class SparkSegment implements Callable<Integer> {

	private static final int OK = 0;
	private static final int FAILED = 1;

	@Spec
	private CommandSpec command;

	@Parameters(paramLabel = "INPUT", arity = "0..*",
		description = "Scans, or folders of scans, that every machine can read.")
	private List<Path> inputs = new ArrayList<>();

	@Option(names = "--list", paramLabel = "URI",
		description = "A text file with a scan in each line: a path, or a URI of a " +
			"Hadoop file system; a tab and the name of its case may follow.")
	private String list;

	@Option(names = "--filter", paramLabel = "PATTERN",
		defaultValue = ScanFilter.ALL_NAMES,
		description = "Which scans of folders are taken, e.g. '*_T2w*'.")
	private String filter;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "URI",
		description = "Folder for the results: a path that every machine can write " +
			"to, or a URI of a Hadoop file system.")
	private String output;

	@Option(names = "--segment", paramLabel = "OPTIONS", defaultValue = "",
		description = "Options of \"segment\" in one word, e.g. " +
			"'--method spineps --report'. Without --threads each task has as many " +
			"threads as Spark gives it cores (spark.task.cpus).")
	private String segment;

	/**
	 * Runs the driver and ends the Java machine.
	 *
	 * @param arguments see --help
	 */
	public static void main(final String... arguments) {
		final int exitCode = run(arguments);
		if (exitCode != OK) System.exit(exitCode);
	}

	/**
	 * Runs the driver within this Java machine.
	 *
	 * @param arguments see --help
	 * @return the exit code
	 */
	public static int run(final String... arguments) {
		return new CommandLine(new SparkSegment()).setExecutionExceptionHandler((
			problem, program, given) -> {
			if (!(problem instanceof SpinepsException)) throw problem;
			program.getErr().println("ERROR: " + problem.getMessage());
			return FAILED;
		}).execute(arguments);
	}

	@Override
	public Integer call() throws Exception {
		final CaseStore store = new CaseStore(output, UUID.randomUUID().toString());
		final List<SparkCase> cases = CaseList.of(inputs, filter, list);
		try (JavaSparkContext spark = new JavaSparkContext(new SparkConf()
			.setIfMissing("spark.app.name", "SPINEPS")))
		{
			final List<String> options = options(spark.getConf());
			requireSameJob(store, options);
			// A task for each case: one that is lost costs one case.
			final List<CaseOutcome> outcomes = spark.parallelize(cases, cases.size())
				.map(new CaseTask(store, options)).collect();
			new RunTables(store).write(outcomes);
			final long failed = outcomes.stream().filter(outcome -> !outcome
				.hasResult()).count();
			command.commandLine().getOut().println(cases.size() + " cases: " + (cases.size() - failed) +
				" done, " + failed + " failed. See run-cases.csv and cohort.html in " +
				output);
			return failed == 0 ? OK : FAILED;
		}
		finally {
			store.clear();
		}
	}

	private List<String> options(final SparkConf conf) {
		final List<String> options = new ArrayList<>();
		for (final String word : segment.strip().split("\\s+"))
			if (!word.isEmpty()) options.add(word);
		if (!options.contains("--threads")) options.addAll(List.of("--threads", conf
			.get("spark.task.cpus", "1")));
		return options;
	}

	/** Results of one output must not be made in two ways. */
	private void requireSameJob(final CaseStore store,
		final List<String> options) throws IOException, SpinepsException
	{
		final String name = "spark-options.txt";
		final String wanted = String.join(" ", options) + "\n";
		final byte[] earlier = store.readOrNull(name);
		if (earlier == null) {
			final Path file = Files.createTempFile("spineps-options-", ".txt");
			try {
				Files.writeString(file, wanted);
				store.write(name, file);
			}
			finally {
				Files.delete(file);
			}
		}
		else if (!new String(earlier, StandardCharsets.UTF_8).equals(wanted))
			throw new SpinepsException("The output " + output +
				" was made with other options", new String(earlier,
					StandardCharsets.UTF_8).strip(),
				"Give these, or another output");
	}
}
