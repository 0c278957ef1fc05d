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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.ScanGeometry;

/** Bad input, bugs and cancel. */
class BatchRunnerFailuresTest extends BatchScene {

	@Test
	void badInputsFailWithASentenceAndStopNobody() throws Exception {
		final Path good = TestScans.image(in, "good.nii.gz");
		final byte[] whole = Files.readAllBytes(good);
		final Path cut = Files.write(in.resolve("cut.nii.gz"), Arrays.copyOf(whole,
			whole.length / 2));
		whole[whole.length / 2] ^= 0x55;
		final Path corrupt = Files.write(in.resolve("corrupt.nii.gz"), whole);
		final Path text = Files.writeString(in.resolve("text.nii"), "hello");
		final Path empty = Files.createFile(in.resolve("empty.nii.gz"));
		final Path missing = in.resolve("missing.nii.gz");
		final Path folder = Files.createDirectory(in.resolve("folder.nii"));
		final Path nan = TestScans.notANumber(in, "nan.nii.gz");
		final BatchResult result = run(() -> fake, cut, corrupt, text, empty,
			missing, folder, nan, good);
		assertThat(statuses(result)).containsExactly("cut failed",
			"corrupt failed", "text failed", "empty failed", "missing failed",
			"folder failed", "nan failed", "good ok");
		for (int n = 0; n < 7; n++) {
			final InputResult failed = result.results().get(n);
			assertThat(failed.message()).endsWith(".").doesNotContain("Exception");
			assertThat(failed.outputs()).isEmpty();
		}
		// A misspelt name leaves nothing behind.
		assertThat(Files.readString(manifest())).doesNotContain("missing");
		for (int n = 0; n < 6; n++) {
			assertThat(entry(n).get("message").getAsString()).isNotEmpty();
			assertThat(entry(n).getAsJsonArray("outputs")).isEmpty();
		}
		assertThat(result.results().get(6).message()).contains("not numbers");
		assertThat(names(out)).hasSize(11).allMatch(name -> name.startsWith("good") ||
			name.equals("run-manifest.json") || name.equals("cases.csv"));
		assertThat(Files.readAllLines(out.resolve("cases.csv"))).hasSize(8)
			.allMatch(line -> !line.contains(in.toString()));
	}

	/** Ten times too large, once a decimal point was lost. */
	@Test
	void anUnusualGeometryIsAskedAbout() throws Exception {
		final Path coarse = in.resolve("coarse.nii.gz");
		VolumeExport.writeImage(coarse, ramp(new Grid(new int[] { 9, 10, 7 },
			new double[][] { { 0, 0, 33, 0 }, { -7.5, 0, 0, 0 }, { 0, -7.5, 0,
				0 } })), null);
		final BatchResult refused = run(() -> fake, coarse);
		assertThat(statuses(refused)).containsExactly("coarse failed");
		assertThat(refused.results().get(0).message()).contains(
			"not the size of a spine scan", "--accept-geometry");
		final BatchResult accepted = BatchRunner.run(with(coarse,
			GeometryHandling.of(true)), fake.plan(), followed);
		assertThat(statuses(accepted)).containsExactly("coarse ok");
		assertThat(accepted.results().get(0).warnings().toString()).contains(
			"Unusual geometry was accepted");
	}

	@Test
	void aTiltedGantryIsRefusedOrResampled() throws Exception {
		final Path tilted = in.resolve("tilted.nii.gz");
		final Grid sheared = new Grid(new int[] { 12, 11, 9 }, new double[][] { { 0,
			0, 3, 0 }, { -2.5, 0, 1, 0 }, { 0, -2.5, 0, 0 } });
		VolumeExport.writeImage(tilted, ramp(sheared), null);
		final BatchResult refused = run(() -> fake, tilted);
		assertThat(refused.results().get(0).message()).contains(
			"18.4 degrees off, as with a tilted gantry", "--deskew");
		final List<Grid> seen = new ArrayList<>();
		final FakeSegmenter watched = new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress) throws SpinepsException
			{
				seen.add(grid);
				return super.found(grid, progress);
			}
		};
		final BatchResult result = BatchRunner.run(with(tilted,
			new GeometryHandling(false, true, Optional
				.empty())), watched.plan(), followed);
		assertThat(statuses(result)).containsExactly("tilted ok");
		assertThat(ScanGeometry.shearDegrees(seen.get(0))).isCloseTo(0, within(
			1e-6));
		// The masks lie on the voxels of the scan.
		assertThat(VolumeFiles.read(out.resolve("tilted_seg-vert_msk.nii.gz"))
			.geometry().grid().agreesWith(sheared)).isTrue();
	}

	private BatchJob with(final Path input, final GeometryHandling geometry) {
		return new BatchJob(List.of(input), InputKind.IMAGE, out,
			TimeHandling.REFUSE, true, false, new BatchRequest(List.of(), List.of(),
				List.of(), Set.of(), Reuse.ALL, Optional.empty(), geometry));
	}

	private static ImageVolume ramp(final Grid grid) {
		final ImageVolume image = ImageVolume.zeros(grid);
		for (int n = 0; n < image.array().length; n++)
			image.array()[n] = 100 + n % 137;
		return image;
	}

	@Test
	void anAssumedUnitIsSaidOnce() throws Exception {
		final List<Path> files = new ArrayList<>();
		for (final String name : List.of("a.nii", "b.nii")) {
			final Path file = TestScans.image(in, name);
			final byte[] bytes = Files.readAllBytes(file);
			bytes[123] = 0;
			files.add(Files.write(file, bytes));
		}
		final BatchResult result = run(() -> fake, files.get(0), files.get(1));
		assertThat(result.results().get(0).warnings().toString()).contains(
			"millimetres were assumed");
		assertThat(result.results().get(1).warnings().toString()).doesNotContain(
			"millimetres");
	}

	@Test
	void severalTimePointsAreRefusedUnlessOneIsChosen() throws Exception {
		final Path series = TestScans.series(in, "series.nii");
		final BatchResult refused = run(() -> fake, series);
		assertThat(statuses(refused)).containsExactly("series failed");
		assertThat(refused.results().get(0).message()).contains("time points");
		final BatchJob mean = new BatchJob(List.of(series), InputKind.IMAGE, out,
			TimeHandling.MEAN, false);
		assertThat(statuses(BatchRunner.run(mean, fake.plan(), followed)))
			.containsExactly("series ok");
	}

	@Test
	void bugsAndLackOfMemoryStopNobody() throws Exception {
		final Path a = TestScans.image(in, "a.nii.gz");
		final Path b = TestScans.image(in, "b.nii.gz");
		final Path c = TestScans.image(in, "c.nii.gz");
		final List<Throwable> problems = new ArrayList<>(List.of(
			new OutOfMemoryError("Java heap space"), new IllegalStateException(
				"oops"), new UnsatisfiedLinkError("no torch")));
		final BatchResult result = run(() -> new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				return sneak(problems.remove(0));
			}
		}, a, b, c);
		assertThat(statuses(result)).containsExactly("a failed", "b failed",
			"c failed");
		assertThat(result.results().get(0).message()).startsWith(
			"There is not enough memory for this input. It has 9×10×7 voxels")
			.contains("-Xmx");
		assertThat(result.results().get(1).message()).contains("oops",
			"BatchRunnerFailuresTest.java:", "please report it");
		assertThat(result.results().get(2).message()).contains("no torch");
		assertThat(result.results()).allMatch(r -> r.cause() != null);
		assertThat(names(out)).containsExactly("run-manifest.json");
	}

	@Test
	void aNetworkThatCannotBeLoadedEndsTheRun() throws Exception {
		final Path bad = Files.writeString(in.resolve("bad.nii"), "x");
		final Path a = TestScans.image(in, "a.nii.gz");
		final Path b = TestScans.image(in, "b.nii.gz");
		final BatchResult result = run(() -> {
			throw new SpinepsException("There is no model named no-such",
				"Known are t2w-small", "Choose one of them");
		}, bad, a, b);
		assertThat(statuses(result)).containsExactly("bad failed", "a failed",
			"b failed");
		assertThat(result.notStarted()).isEqualTo(1);
		assertThat(entry(2).get("message").getAsString()).isEqualTo(
			"Not started: There is no model named no-such. Known are t2w-small. " +
				"Choose one of them.");
		assertThat(followed.events).doesNotContain("3/3 b.nii.gz");
	}

	@Test
	void cancellingLeavesNothingOfTheInput() throws Exception {
		final Path a = TestScans.image(in, "a.nii.gz");
		final Path b = TestScans.image(in, "b.nii.gz");
		final Path c = TestScans.image(in, "c.nii.gz");
		run(() -> fake, c);
		followed.events.clear();
		followed.cancelAt = "2/3 b.nii.gz";
		final BatchResult result = run(() -> fake, a, b, c);
		assertThat(statuses(result)).containsExactly("a ok", "b cancelled",
			"c skipped");
		assertThat(names(out)).noneMatch(name -> name.startsWith("b") || name
			.startsWith("."));
		assertThat(entry(2).get("status").getAsString()).isEqualTo("cancelled");
	}

	@Test
	void cancellingWhileWritingLeavesNothing() throws Exception {
		followed.cancelAt = "Writing";
		final BatchResult result = run(() -> fake, TestScans.image(in,
			"a.nii.gz"), TestScans.image(in, "b.nii.gz"));
		assertThat(statuses(result)).containsExactly("a cancelled", "b cancelled");
		assertThat(result.notStarted()).isEqualTo(1);
		assertThat(names(out)).containsExactly("run-manifest.json");
	}

	@Test
	void aCancelInsideAWorkerThreadIsACancel() throws Exception {
		final BatchResult result = run(() -> failing(new RuntimeException(
			new java.util.concurrent.ExecutionException(
				new CancellationException()))), TestScans.image(in, "a.nii.gz"));
		assertThat(statuses(result)).containsExactly("a cancelled");
	}

	@Test
	void inputsOfOneNameAreRefusedBeforeAnythingRuns() throws Exception {
		final Path other = Files.createDirectory(temp.resolve("other"));
		final Path a = TestScans.image(in, "scan.nii.gz");
		final Path b = TestScans.image(other, "SCAN.nii");
		assertThatThrownBy(() -> run(() -> fake, a, b)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("same files");
		assertThat(out).doesNotExist();
		assertThat(fake.calls()).isZero();
	}

	@Test
	void anInputIsNeverReplacedByAnOutput() throws Exception {
		final Path mask = TestScans.mask(in, "scan_seg-spine_msk.nii.gz");
		final byte[] before = Files.readAllBytes(mask);
		final BatchJob job = new BatchJob(List.of(mask), InputKind.SEMANTIC_MASK,
			temp.resolve("other").resolve("..").resolve("Jane Doe"),
			TimeHandling.REFUSE, true);
		Files.createDirectory(temp.resolve("other"));
		assertThatThrownBy(() -> BatchRunner.run(job, fake.plan(), followed))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"would replace an input");
		assertThat(mask).hasBinaryContent(before);
	}

	@Test
	void anUnusableOutputFolderStopsBeforeAnythingRuns() throws Exception {
		out = Files.writeString(temp.resolve("file"), "x");
		final Path a = TestScans.image(in, "a.nii.gz");
		assertThatThrownBy(() -> run(() -> fake, a)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a folder");
		assertThat(fake.calls()).isZero();
	}

	@Test
	void anOutputThatCannotBePlacedFailsItsInputOnly() throws Exception {
		Files.createDirectories(out.resolve("a_snp.png").resolve("x"));
		final BatchResult result = BatchRunner.run(job(InputKind.IMAGE, true,
			TestScans.image(in, "a.nii.gz"), TestScans.image(in, "b.nii.gz")), fake
				.plan(), followed);
		assertThat(statuses(result)).containsExactly("a failed", "b ok");
		assertThat(names(out)).filteredOn(name -> name.startsWith("a"))
			.containsExactly("a_snp.png");
		assertThat(names(out)).noneMatch(name -> name.startsWith("."));
	}
}
