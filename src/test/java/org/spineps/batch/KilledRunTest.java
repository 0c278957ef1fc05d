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
package org.spineps.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.cases.ShortLocks;
import org.spineps.batch.job.ReportJob;
import org.spineps.io.Folders;
import org.spineps.io.KilledFiles;
import org.spineps.io.Sha256;
import org.spineps.io.TimeHandling;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.Thorough;
import org.spineps.volume.Grid;

/**
 * Ends a run before each of its steps on the disk, runs again, and looks whether
 * there is one whole result, told by manifest and table, and nothing else.
 */
@Timeout(300)
class KilledRunTest extends BatchScene {

	private Path scan;
	private Path oldFolder;
	private Map<String, String> oldResult;
	private Map<String, String> newResult;

	@BeforeEach
	void twoResults() throws Exception {
		ShortLocks.begin();
		scan = TestScans.image(in, "a.nii.gz");
		batch(oldPlan(), false);
		oldResult = result();
		oldFolder = Files.move(out, temp.resolve("old"));
		batch(newPlan(), false);
		newResult = result();
		Folders.delete(out);
		assertThat(newResult.keySet()).isEqualTo(oldResult.keySet());
		assertThat(newResult).isNotEqualTo(oldResult);
	}

	@AfterEach
	void usualLocks() {
		ShortLocks.end();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aLaterRunHasTheOldResultOrTheNewOne(final boolean overwrite)
		throws Exception
	{
		begin(overwrite);
		final List<String> steps = KilledFiles.steps(() -> batch(newPlan(),
			overwrite));
		assertThat(steps).hasSizeGreaterThan(60);
		final List<String> seen = new ArrayList<>();
		for (final int step : Thorough.steps(steps.size(), 4)) {
			begin(overwrite);
			final String at = step + ", before " + KilledFiles.run(step,
				() -> batch(newPlan(), overwrite));
			assertThat(at).doesNotEndWith("before ");
			final String status = statuses(batch(newPlan(), false)).get(0);
			seen.add(status);
			assertThat(status).as(at).isIn("a skipped", "a empty");
			final boolean isNew = result().equals(newResult);
			if (!isNew) assertThat(result()).as(at).isEqualTo(oldResult);
			assertThat(isNew || status.equals("a skipped") && overwrite).as(at)
				.isTrue();
			requireTold(at, isNew);
			requireClean(at);
		}
		// Something of each was there.
		assertThat(seen).contains("a skipped").endsWith("a skipped");
		if (!overwrite) assertThat(seen.get(0)).isEqualTo("a empty");
	}

	/** The way back is ended as well. */
	@Test
	void aRunThatFinishesAnothersWorkMayBeEndedToo() throws Exception {
		begin(true);
		final List<String> steps = KilledFiles.steps(() -> batch(newPlan(), true));
		final int placed = steps.indexOf("move a.json") + 1;
		assertThat(placed).isPositive();
		for (int second = 1;; second += Thorough.stride(3)) {
			begin(true);
			// The commit has its name, and two files are in place.
			KilledFiles.run(placed + 3, () -> batch(newPlan(), true));
			final String at = KilledFiles.run(second, () -> batch(oldPlan(), false));
			batch(oldPlan(), false);
			assertThat(result()).as(at).isEqualTo(newResult);
			requireTold(at, true);
			requireClean(at);
			if (at.isEmpty()) break;
		}
	}

	@Test
	void aReportIsMadeAsAWholeToo() throws Exception {
		begin(true);
		final ReportJob report = new ReportJob(out, in);
		final List<String> steps = KilledFiles.steps(() -> report.run(
			Progress.NONE));
		for (final int step : Thorough.steps(steps.size(), 3)) {
			begin(true);
			final String at = KilledFiles.run(step, () -> report.run(
				Progress.NONE));
			assertThat(statuses(batch(newPlan(), false))).as(at).containsExactly(
				"a skipped");
			assertThat(Files.exists(out.resolve("a_report.html"))).as(at).isEqualTo(
				Files.exists(out.resolve("a_levels.png")));
			// The next one takes over what a killed one held.
			report.run(Progress.NONE);
			requireClean(at);
		}
	}

	/** Without overwriting from an empty folder, else from an old result. */
	private void begin(final boolean overwrite) throws IOException {
		Folders.delete(out);
		if (!overwrite) return;
		try (Stream<Path> files = Files.walk(oldFolder)) {
			for (final Path file : files.toList())
				Files.copy(file, out.resolve(oldFolder.relativize(file)));
		}
	}

	private BatchResult batch(final PipelinePlan plan, final boolean overwrite)
		throws SpinepsException
	{
		return BatchRunner.run(new BatchJob(List.of(scan), InputKind.IMAGE, out,
			TimeHandling.REFUSE, overwrite), plan, followed);
	}

	private static PipelinePlan oldPlan() {
		return new FakeSegmenter().plan();
	}

	private static PipelinePlan newPlan() {
		return new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				return nothing(grid);
			}
		}.plan();
	}

	/** @return the files of the case, each with its hash */
	private Map<String, String> result() throws Exception {
		final Map<String, String> files = new TreeMap<>();
		for (final String name : names(out))
			if (name.startsWith("a_")) files.put(name, Sha256.of(out.resolve(name)));
		return files;
	}

	private void requireTold(final String at, final boolean isNew)
		throws IOException
	{
		final JsonObject entry = entry(0);
		assertThat(entry.get("status").getAsString()).as(at).isEqualTo(isNew
			? "empty" : "ok");
		assertThat(entry.getAsJsonArray("outputs")).as(at).hasSize(oldResult
			.size());
		assertThat(entry.has("earlier")).as(at).isFalse();
		assertThat(Files.readAllLines(out.resolve("cases.csv"))).as(at).hasSize(2)
			.last().asString().startsWith("a,");
	}

	private void requireClean(final String at) throws IOException {
		assertThat(names(out)).as(at).noneMatch(name -> name.startsWith("."));
		try (Stream<Path> hidden = Files.walk(out.resolve(".spineps"))) {
			assertThat(hidden.filter(Files::isRegularFile).map(file -> out.resolve(
				".spineps").relativize(file).toString().replace('\\', '/'))).as(at)
				.containsExactly("cases/spine/a.json");
		}
	}
}
