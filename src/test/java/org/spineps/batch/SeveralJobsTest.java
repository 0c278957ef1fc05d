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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.RunManifest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;

/** Several cases at the same time. */
class SeveralJobsTest extends BatchScene {

	/** Serves several threads if it is told so, and counts them. */
	private static class Shared extends FakeSegmenter {

		private final boolean several;
		final AtomicInteger inside = new AtomicInteger();
		final AtomicInteger most = new AtomicInteger();
		final CyclicBarrier pair;

		Shared(final boolean several, final int parties) {
			this.several = several;
			pair = new CyclicBarrier(parties);
		}

		@Override
		public boolean servesSeveralThreads() {
			return several;
		}

		@Override
		public SpineSegmentation run(final SpineRun run, final Progress progress)
			throws SpinepsException
		{
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			try {
				// Only ends if two cases are in it at the same time.
				pair.await(10, TimeUnit.SECONDS);
				progress.checkCancelled();
				return super.run(run, progress);
			}
			catch (final InterruptedException | BrokenBarrierException
					| TimeoutException e)
			{
				throw new IllegalStateException(e);
			}
			finally {
				inside.decrementAndGet();
			}
		}
	}

	private List<Path> scans(final int count) throws Exception {
		final List<Path> scans = new ArrayList<>();
		for (int n = 0; n < count; n++)
			scans.add(TestScans.image(in, "scan" + n + ".nii.gz"));
		return scans;
	}

	private BatchResult run(final List<Path> scans, final int jobs,
		final PipelinePlan plan) throws SpinepsException
	{
		return BatchRunner.run(List.of(job(InputKind.IMAGE, false, scans.toArray(
			new Path[0]))), plan, new BatchSchedule(jobs, BatchSchedule.Order.NAME),
			followed);
	}

	@Test
	void twoCasesShareOneCopyOfTheNetworks() throws Exception {
		final AtomicInteger opened = new AtomicInteger();
		final Shared shared = new Shared(true, 2);
		final BatchResult result = run(scans(6), 2, FakeSegmenter.plan(() -> {
			opened.incrementAndGet();
			return shared;
		}));
		assertThat(result.count(InputStatus.OK)).isEqualTo(6);
		assertThat(opened).hasValue(1);
		assertThat(shared.most).hasValue(2);
		assertThat(result.results().stream().map(InputResult::name)).containsExactly(
			"scan0", "scan1", "scan2", "scan3", "scan4", "scan5");
		final String manifest = Files.readString(out.resolve(
			RunManifest.FILE_NAME));
		assertThat(result.results()).allSatisfy(one -> assertThat(manifest).contains(
			"\"name\": \"" + one.name() + "\""));
		assertThat(out.resolve("cases.csv")).exists();
	}

	@Test
	void aMethodForOneThreadServesOneAfterTheOther() throws Exception {
		final Shared single = new Shared(false, 1);
		assertThat(run(scans(5), 3, FakeSegmenter.plan(() -> single)).count(
			InputStatus.OK)).isEqualTo(5);
		assertThat(single.most).hasValue(1);
	}

	@Test
	void resultsAreThoseOfOneJob() throws Exception {
		final List<Path> scans = scans(4);
		run(scans, 1, fake.plan());
		final Path first = out;
		out = out.resolveSibling("other");
		run(scans, 4, new Shared(true, 1).plan());
		final Set<String> masks = new TreeSet<>(names(first));
		masks.removeIf(name -> !name.endsWith(".nii.gz") && !name.endsWith(
			"_ctd.json"));
		assertThat(masks).hasSize(12);
		for (final String name : masks)
			assertThat(out.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
		assertThat(names(out)).isEqualTo(names(first));
	}

	@Test
	void oneThatFailsStopsNoOther() throws Exception {
		final List<Path> scans = scans(4);
		Files.writeString(scans.get(1), "not a scan");
		final BatchResult result = run(scans, 2, new Shared(true, 1).plan());
		assertThat(statuses(result)).containsExactly("scan0 ok", "scan1 failed",
			"scan2 ok", "scan3 ok");
		assertThat(result.notStarted()).isZero();
	}

	@Test
	void networksThatCannotBeLoadedEndAll() throws Exception {
		final BatchResult result = run(scans(8), 2, FakeSegmenter.plan(() -> {
			throw new SpinepsException("The network is not installed", "", "");
		}));
		assertThat(result.count(InputStatus.FAILED)).isEqualTo(8);
		assertThat(result.notStarted()).isGreaterThanOrEqualTo(6);
	}

	@Test
	void theLargestComesFirstIfAskedFor() throws Exception {
		final Path small = TestScans.image(in, "a.nii.gz");
		final Path series = TestScans.series(in, "b.nii");
		BatchRunner.run(List.of(job(InputKind.IMAGE, false, small, series)), fake
			.plan(), new BatchSchedule(1, BatchSchedule.Order.SIZE), followed);
		assertThat(followed.events).contains("1/2 b.nii", "2/2 a.nii.gz");
	}
}
