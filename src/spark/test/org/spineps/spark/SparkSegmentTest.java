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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.cli.Main;
import org.spineps.io.CsvRows;
import org.spineps.io.VolumeExport;
import org.spineps.testing.ParquetTable;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/**
 * A run on a cluster of two executors, each a process of its own, with the packaged
 * networks; its result is that of one machine.
 */
class SparkSegmentTest {

	private static final int SCANS = 5;
	private static final Grid GRID = SpinePhantom.grid(new int[] { 60, 72, 12 },
		new double[] { 1.5, 1.5, 4.4 }, AxisCodes.PIR, 0);
	private static final Map<String, String> SETTINGS = Map.of("spark.master",
		"local-cluster[2,1,1024]", "spark.executor.extraClassPath", System
			.getProperty("surefire.test.class.path", System.getProperty(
				"java.class.path")), "spark.ui.enabled", "false",
		"spark.speculation", "true");

	@TempDir
	private Path folder;

	@BeforeEach
	void set() throws IOException {
		// Without it Spark looks for its jars, which are on the class path.
		Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
		SETTINGS.forEach(System::setProperty);
	}

	@AfterEach
	void unset() {
		SETTINGS.keySet().forEach(System::clearProperty);
	}

	private Path scans() throws Exception {
		final Path scans = Files.createDirectories(folder.resolve("scans"));
		for (int n = 0; n < SCANS; n++)
			VolumeExport.writeImage(scans.resolve("sub-" + n + "_T2w.nii.gz"),
				SpinePhantom.create(GRID, 2, false).image(n),
				null);
		Files.writeString(scans.resolve("broken.nii.gz"), "no volume");
		return scans;
	}

	/** Kills an executor when the first results are there. */
	private CompletableFuture<Boolean> killer(final Path output) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				while (names(output.resolve("cases")).isEmpty())
					Thread.sleep(20);
				final List<ProcessHandle> executors = ProcessHandle.current()
					.descendants().filter(SparkSegmentTest::isExecutor).toList();
				assertThat(executors).hasSize(2);
				return executors.get(0).destroyForcibly();
			}
			catch (final InterruptedException | IOException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	private static boolean isExecutor(final ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc", Long.toString(process.pid()),
				"cmdline")).contains("CoarseGrainedExecutorBackend");
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static List<String> names(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> all = Files.list(folder)) {
			return all.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void twoExecutorsOneOfThemKilledGiveTheResultOfOneMachine() throws Exception {
		final Path scans = scans();
		final Path output = folder.resolve("cluster");
		final CompletableFuture<Boolean> killed = killer(output);
		final String[] arguments = { scans.toString(), "--output", output.toUri()
			.toString() };
		assertThat(SparkSegment.run(arguments)).as("one scan is broken").isEqualTo(
			1);
		assertThat(killed.get()).isTrue();

		final StringWriter said = new StringWriter();
		final Path single = folder.resolve("single");
		Main.run(new String[] { "segment", scans.toString(), "--output", single
			.toString(), "--threads", "1" }, new PrintWriter(said), new PrintWriter(
				said));
		final Map<String, byte[]> expected = results(single);
		assertThat(expected).hasSizeGreaterThanOrEqualTo(9 * SCANS);
		final Map<String, byte[]> found = new TreeMap<>();
		for (final String one : names(output.resolve("cases")))
			found.putAll(results(output.resolve("cases").resolve(one)));
		assertThat(found.keySet()).isEqualTo(expected.keySet());
		expected.forEach((name, bytes) -> assertThat(found.get(name)).as(name)
			.isEqualTo(bytes));
		assertThat(names(output)).containsExactly("cases", "cohort-cases.csv",
			"cohort-cases.parquet", "cohort-levels.csv", "cohort-levels.parquet",
			"cohort.html", "run-cases.csv", "run-cases.parquet",
			"spark-options.txt");
		checkTables(output);
		checkSecondRun(output, arguments);
	}

	private static void checkTables(final Path output) throws Exception {
		final List<Map<String, String>> rows = CsvRows.read(output.resolve(
			"run-cases.csv"));
		assertThat(rows).hasSize(SCANS + 1);
		assertThat(rows).extracting(row -> row.get("case")).doesNotHaveDuplicates();
		assertThat(rows.get(0)).containsEntry("case", "broken").containsEntry(
			"status", "failed");
		assertThat(rows.get(0).get("message")).isNotEmpty();
		assertThat(rows).as("what was killed was tried again").anyMatch(
			row -> !row.get("attempt").equals("0"));
		assertThat(ParquetTable.read(output.resolve("cohort-cases.parquet")).get(
			"case")).hasSize(SCANS + 1).contains("broken", "sub-0_T2w/sub-0_T2w");
	}

	private static void checkSecondRun(final Path output,
		final String... arguments) throws Exception
	{
		final Path mask = output.resolve(
			"cases/sub-3_T2w/sub-3_T2w_seg-vert_msk.nii.gz");
		final Object before = Files.getLastModifiedTime(mask);
		assertThat(SparkSegment.run(arguments)).isEqualTo(1);
		assertThat(Files.getLastModifiedTime(mask)).isEqualTo(before);
		assertThat(CsvRows.read(output.resolve("run-cases.csv"))).extracting(
			row -> row.get("status")).containsOnly("skipped", "failed");
		final List<String> other = new ArrayList<>(List.of(arguments));
		other.addAll(List.of("--segment", "--report"));
		assertThat(SparkSegment.run(other.toArray(String[]::new))).as(
			"other options").isEqualTo(1);
		assertThat(output.resolve("cases/sub-3_T2w/sub-3_T2w_report.html"))
			.doesNotExist();
	}

	/** The files of the cases, not those that tell times or list a folder. */
	private static Map<String, byte[]> results(final Path folder)
		throws IOException
	{
		final Map<String, byte[]> results = new TreeMap<>();
		for (final String name : names(folder))
			if (name.startsWith("sub-")) results.put(name, Files.readAllBytes(folder
				.resolve(name)));
		return results;
	}
}
