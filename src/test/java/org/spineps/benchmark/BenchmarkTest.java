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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.benchmark.BenchmarkRow.Verdict;
import org.spineps.io.VolumeExport;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class BenchmarkTest {

	@TempDir
	private Path data;

	private SpinePhantom spine;
	private SpineSegmentation answer;

	/** A pipeline that always finds the same. */
	private final SpinePipeline subject = new SpinePipeline() {

		@Override
		public SpineSegmentation run(final SpineRun run, final Progress progress) {
			return answer;
		}

		@Override
		public String device() {
			return "cpu";
		}

		@Override
		public void close() {
			// holds nothing
		}
	};

	@BeforeEach
	void drawSpine() {
		spine = SpinePhantom.create(Grid.of(new int[] { 60, 90, 20 }, new double[] {
			2, 2, 4 }, AxisCodes.PIR), 4, true);
		answer = answer(spine.semantic(), spine.complete());
	}

	private static SpineSegmentation answer(final LabelVolume semantic,
		final LabelVolume instances)
	{
		return new SpineSegmentation(semantic, instances, List.of(), List.of(),
			new Provenance("0", List.of(), "cpu", Map.of(), Map.of("all", 20.0, "more",
				5.0)));
	}

	private void write(final String name, final LabelVolume labels)
		throws Exception
	{
		VolumeExport.writeLabels(data.resolve(name + ".nii.gz"), labels, null, Map
			.of());
	}

	private Map<String, BenchmarkRow> run() throws Exception {
		return Benchmark.run(data, subject, Progress.NONE).stream().collect(
			Collectors.toMap(row -> row.part() + " " + row.figure(), row -> row));
	}

	@Test
	void withoutDataNothingIsRun() throws Exception {
		final List<BenchmarkRow> rows = Benchmark.run(data, subject,
			Progress.NONE);
		assertThat(rows).hasSize(BenchmarkTarget.ALL.size()).allMatch(row -> row
			.verdict() == Verdict.NOT_RUN && row.cases() == 0);
		assertThat(BenchmarkTable.lines(rows)).hasSize(rows.size() + 1).element(1)
			.asString().contains("MR block", "body, Dice", "not run");
	}

	@Test
	void aMissingFolderIsAnError() {
		assertThatThrownBy(() -> Benchmark.run(data.resolve("none"), subject,
			Progress.NONE)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("none");
	}

	@Test
	void aPerfectAnswerReachesEveryAim() throws Exception {
		for (final String block : List.of("mri_label-6_T2w",
			"mri_seg-subreg_label-6_msk"))
			write("spineps-blocks/sub-" + block, spine.semantic());
		write("spineps-blocks/sub-mri_seg-vert_label-6_msk", spine.complete());
		write("lumbar-bodies-discs/sub-vb1_T2w", spine.semantic());
		write("lumbar-bodies-discs/sub-vb1_gt", Scores.bodies(spine.complete(),
			spine.semantic()));
		write("lumbar-bodies-discs/sub-ivd1_T2w", spine.semantic());
		write("lumbar-bodies-discs/sub-ivd1_gt", Scores.discs(spine.complete()));
		write("sct/lumbar_T2w", spine.semantic());
		final Map<String, BenchmarkRow> rows = run();
		assertThat(rows.get("BLOCK disc, Dice").value()).isEqualTo(1);
		assertThat(rows.get("BLOCK articular processes, mean Dice of 4").value())
			.isEqualTo(1);
		assertThat(rows.get("BODIES mean Dice of found instances").verdict())
			.isEqualTo(Verdict.AIM);
		assertThat(rows.get("DISCS recognition quality").value()).isEqualTo(1);
		assertThat(rows.get("PHASE_MR mean Dice per vertebra, posterior").value())
			.isEqualTo(1);
		assertThat(rows.get("TIME seconds").value()).isEqualTo(25);
		assertThat(rows.get("TIME seconds").verdict()).isEqualTo(Verdict.GOOD);
		assertThat(rows.get("SPIDER disc, Dice").verdict()).isEqualTo(
			Verdict.NOT_RUN);
	}

	@Test
	void whatLiesAboveAndBelowTheReferenceIsNotJudged() throws Exception {
		final LabelVolume bodies = Scores.bodies(spine.complete(), spine
			.semantic());
		final LabelVolume two = bodies.copy();
		for (int v = 0; v < two.array().length; v++)
			if (two.array()[v] != 2 && two.array()[v] != 3) two.array()[v] = 0;
		write("lumbar-bodies-discs/sub-vb1_T2w", spine.semantic());
		write("lumbar-bodies-discs/sub-vb1_gt", two);
		assertThat(run().get("BODIES recognition quality").value()).isEqualTo(1);
		// A found body less is an error again.
		answer = answer(spine.semantic(), LabelVolume.zeros(spine.semantic()
			.grid()));
		assertThat(run().get("BODIES recognition quality").value()).isZero();
	}

	@Test
	void spiderLabelsAreMergedGroups() throws Exception {
		final LabelVolume merged = spine.semantic().copy();
		for (int v = 0; v < merged.array().length; v++) {
			final int label = merged.array()[v];
			merged.array()[v] = (short) (label >= 41 && label <= 49 ? 1 : label == 100
				? 2 : label == 60 || label == 61 ? 3 : 0);
		}
		write("spider-t2space/sub-spider007_T2SPACE", spine.semantic());
		write("spider-t2space/sub-spider007_gt", merged);
		// Trained on: must not be looked at.
		write("spider-t2space/sub-spider005_T2SPACE", spine.semantic());
		write("spider-t2space/sub-spider005_gt", merged);
		final Map<String, BenchmarkRow> rows = run();
		for (final String figure : List.of("vertebra (all parts), Dice",
			"disc, Dice", "canal with cord, Dice"))
		{
			assertThat(rows.get("SPIDER " + figure).value()).isEqualTo(1);
			assertThat(rows.get("SPIDER " + figure).cases()).isEqualTo(1);
		}
	}

	@Test
	void syntheticScansStandBesideRealOnes() throws Exception {
		write("synthetic/sub-1_T2w", spine.semantic());
		write("synthetic/sub-1_seg-spine_msk", spine.semantic());
		write("synthetic/sub-1_seg-vert_msk", spine.instances());
		final LabelVolume missed = spine.complete().copy();
		for (int v = 0; v < missed.array().length; v++)
			if (missed.array()[v] == 2) missed.array()[v] = 0;
		answer = answer(spine.semantic(), missed);
		final Map<String, BenchmarkRow> rows = run();
		assertThat(rows.get("BLOCK body, Dice").synthetic()).isEqualTo(1);
		assertThat(rows.get("BLOCK body, Dice").verdict()).isEqualTo(
			Verdict.NOT_RUN);
		assertThat(rows.get("BODIES recognition quality").synthetic()).isCloseTo(3 /
			3.5, within(1e-9));
		assertThat(rows.get("PHASE_SYNTHETIC mean Dice per vertebra").value())
			.isCloseTo(.75, within(1e-9));
		assertThat(rows.get("PHASE_SYNTHETIC Dice of the worst vertebra").value())
			.isZero();
	}

	@Test
	void syntheticScansStandBesideTheirOwnRegion() throws Exception {
		for (final String name : List.of("neck1", "lumbar12", "junction3")) {
			write("synthetic/sub-" + name + "_T2w", spine.semantic());
			write("synthetic/sub-" + name + "_seg-spine_msk", spine.semantic());
			write("synthetic/sub-" + name + "_seg-vert_msk", spine.instances());
		}
		final Map<String, BenchmarkRow> rows = run();
		final String figure = "PHASE_SYNTHETIC mean Dice per vertebra";
		assertThat(rows.get(figure).cases()).isEqualTo(3);
		assertThat(rows.get(figure + ", neck").cases()).isEqualTo(1);
		assertThat(rows.get(figure + ", lumbar").verdict()).isEqualTo(Verdict.AIM);
		assertThat(rows.get(figure + ", thorax").verdict()).isEqualTo(
			Verdict.NOT_RUN);
		assertThat(rows.get("CERVICAL cord, Dice").synthetic()).isEqualTo(1);
		assertThat(rows.get("PHASE_MR mean Dice per vertebra").synthetic())
			.isEqualTo(1);
		assertThat(rows.get("PHASE_CT mean Dice per vertebra").synthetic()).isNaN();
	}
}
