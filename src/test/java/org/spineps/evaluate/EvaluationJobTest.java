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
package org.spineps.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.SpineColumn;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Wilcoxon;
import org.spineps.io.VolumeExport;
import org.spineps.progress.Progress;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;
import org.xml.sax.InputSource;

class EvaluationJobTest {

	private static final Grid GRID = Grid.of(new int[] { 40, 60, 7 },
		new double[] { 2, 2, 5 }, AxisCodes.PIR);

	@TempDir
	private Path folder;
	private Path reference;
	private Path good;
	private Path bad;
	private LabelVolume mask;

	@BeforeEach
	void makeFolders() throws SpinepsException {
		reference = folder.resolve("reference");
		good = folder.resolve("good");
		bad = folder.resolve("bad & <worse>");
		mask = SpinePhantom.create(GRID, 3, true).complete();
		// L3 to L5 instead of C1 to C3
		for (int v = 0; v < mask.array().length; v++)
			if (mask.array()[v] % 100 > 0 && mask.array()[v] % 100 < 4) mask
				.array()[v] += 21;
		for (int i = 0; i < 3; i++) {
			write(reference.resolve("sub-" + i + "_gt.nii.gz"), mask);
			write(good.resolve("sub-" + i + "_mod-T2w_seg-vert_msk.nii"), mask);
			write(bad.resolve("sub-" + i + "_gt.nii.gz"), shift(mask, i));
		}
	}

	private static void write(final Path file, final LabelVolume labels)
		throws SpinepsException
	{
		VolumeExport.writeLabels(file, labels, null, Map.of());
	}

	private static LabelVolume shift(final LabelVolume source, final int steps) {
		final LabelVolume result = LabelVolume.zeros(source.grid());
		System.arraycopy(source.array(), 0, result.array(), steps, source
			.array().length - steps);
		return result;
	}

	private EvaluationJob job(final Path prediction, final Path other) {
		return new EvaluationJob(reference, prediction, other, "", "", null, null,
			false, EvaluationOptions.of(LabelGroups.of(LabelScheme.SPINEPS)));
	}

	@Test
	void comparesTwoFoldersAndWritesEverything() throws Exception {
		final Evaluation evaluation = job(good, bad).run(Progress.NONE);
		assertThat(evaluation.cases()).extracting(CaseScore::name).containsExactly(
			"sub-0_gt", "sub-1_gt", "sub-2_gt");
		assertThat(evaluation.system()).isEqualTo("good");
		assertThat(evaluation.otherSystem()).isEqualTo("bad & <worse>");
		assertThat(evaluation.failures()).isEmpty();
		final ComparisonRow dice = evaluation.comparison().stream().filter(row -> row
			.group().equals("vertebra") && row.region() == Region.WHOLE && row
				.quantity() == Quantity.DSC).findFirst().orElseThrow();
		assertThat(dice.first()).containsOnly(1.0);
		assertThat(dice.second().get(0)).isEqualTo(1);
		assertThat(dice.test().zeros()).isEqualTo(1);
		final List<Path> files = EvaluationFiles.write(folder.resolve("out"),
			evaluation);
		assertThat(files).extracting(file -> file.getFileName().toString())
			.containsExactly("instances.csv", "cases.csv", "summary.csv",
				"comparison.csv", "evaluation.json", "evaluation.html");
		checkPage(Files.readString(files.get(5)));
		checkJson(JsonParser.parseString(Files.readString(files.get(4)))
			.getAsJsonObject());
		final List<String> instances = Files.readAllLines(files.get(0));
		// vertebrae, discs, plates of 3 levels; sacrum; two systems, three cases
		assertThat(instances.get(0)).contains("assd_mm").contains("prediction_labels");
		assertThat(instances.stream().filter(line -> line.startsWith("good,")))
			.hasSize(3 * evaluation.cases().get(0).groups().stream().filter(g -> g
				.region() == Region.WHOLE).mapToInt(g -> g.instances().size()).sum());
	}

	@Test
	void aReferenceWithoutPredictionCountsAsNothing() throws Exception {
		Files.delete(good.resolve("sub-1_mod-T2w_seg-vert_msk.nii"));
		final Evaluation zero = job(good, null).run(Progress.NONE);
		assertThat(zero.cases()).extracting(CaseScore::name).containsExactly(
			"sub-0_gt", "sub-1_gt", "sub-2_gt");
		for (final Quantity quantity : List.of(Quantity.GLOBAL_DSC, Quantity.DSC,
			Quantity.RQ, Quantity.PQ, Quantity.RECALL))
			assertThat(mean(zero, quantity)).as(quantity.label()).isCloseTo(2 / 3.0,
				within(1e-12));
		assertThat(zero.notes()).singleElement().asString().contains(
			"1 of 3 references have no prediction (good) and count as 0 in the means",
			"sub-1_gt", "--missing ignore");
		final Evaluation ignored = new EvaluationJob(reference, good, null, "", "",
			null, null, false, MissingPredictions.IGNORE, EvaluationOptions.of(
				LabelGroups.of(LabelScheme.SPINEPS))).run(Progress.NONE);
		assertThat(ignored.cases()).hasSize(2);
		assertThat(mean(ignored, Quantity.DSC)).isEqualTo(1);
		assertThat(ignored.notes()).singleElement().asString().contains(
			"have no part in the means", "sub-1_gt");
		final List<Path> files = EvaluationFiles.write(folder.resolve("out"), zero);
		assertThat(Files.readString(files.get(files.size() - 1))).contains(
			"count as 0 in the means");
	}

	private static double mean(final Evaluation evaluation,
		final Quantity quantity)
	{
		return evaluation.summary().stream().filter(row -> row.group().equals(
			"vertebra") && row.region() == Region.WHOLE && row
				.quantity() == quantity).findFirst().orElseThrow().cases().mean();
	}

	@Test
	void masksOfAnotherSchemeAreRefusedByName() throws Exception {
		final Path tss = folder.resolve("tss.nii.gz");
		write(tss, new SpineColumn().vertebrae(41, 1, 5, 51).vertebra(50).canal(2)
			.mask());
		assertThatThrownBy(() -> new EvaluationJob(tss, tss, null, "", "", null,
			null, false, EvaluationOptions.of(LabelGroups.of(LabelScheme.SPINEPS)))
				.run(Progress.NONE)).isInstanceOf(SpinepsException.class)
					.hasMessageContaining("numbered as by TotalSpineSeg")
					.hasMessageContaining("--reference-labels totalspineseg");
		final Evaluation named = new EvaluationJob(tss, tss, null, "", "", null,
			null, false, EvaluationOptions.of(LabelGroups.of(
				LabelScheme.TOTALSPINESEG))).run(Progress.NONE);
		assertThat(mean(named, Quantity.DSC)).isEqualTo(1);
	}

	private static void checkPage(final String page) throws Exception {
		assertThat(page).contains("bad &amp; &lt;worse&gt;").doesNotContain(
			"bad & <worse>").contains("Not a medical device").contains("Wilcoxon");
		assertThat(page).doesNotContain("<script").doesNotContain("<img")
			.doesNotContain("<link").doesNotContain("src=");
		final Matcher svg = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(
			page);
		int plots = 0;
		while (svg.find()) {
			DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(
				new InputSource(new StringReader(svg.group())));
			assertThat(svg.group()).doesNotContain("NaN").doesNotContain("Infinity");
			plots++;
		}
		assertThat(plots).isGreaterThan(3);
	}

	private static void checkJson(final JsonObject json) {
		assertThat(json.getAsJsonArray("systems")).hasSize(2);
		final JsonObject first = json.getAsJsonArray("systems").get(0)
			.getAsJsonObject();
		final JsonObject vertebra = first.getAsJsonArray("cases").get(0)
			.getAsJsonObject().getAsJsonArray("groups").get(0).getAsJsonObject();
		assertThat(vertebra.get("group").getAsString()).isEqualTo("vertebra");
		assertThat(vertebra.get("pq").getAsDouble()).isEqualTo(1);
		assertThat(vertebra.getAsJsonArray("instances")).hasSize(3);
		assertThat(json.getAsJsonArray("comparison")).isNotEmpty();
		assertThat(json.getAsJsonObject("options").get("threshold").getAsDouble())
			.isEqualTo(0.5);
	}

	@Test
	void oneSystemHasStripPlots() throws Exception {
		final Evaluation evaluation = job(bad, null).run(Progress.NONE);
		assertThat(evaluation.comparison()).isEmpty();
		final List<Path> files = EvaluationFiles.write(folder.resolve("out"),
			evaluation);
		assertThat(files).hasSize(5);
		assertThat(Files.readString(files.get(4))).contains("<svg").doesNotContain(
			"Wilcoxon signed-rank test, two-sided");
	}

	@Test
	void turnsAxesAndConvertsLabels() throws Exception {
		final LabelVolume turned = Reorient.to(LabelSchemeConversion.convert(mask,
			LabelScheme.SPINEPS, LabelScheme.TOTALSPINESEG).labels(),
			AxisCodes.RAS);
		final Path file = folder.resolve("tss.nii.gz");
		write(file, turned);
		final Evaluation evaluation = new EvaluationJob(reference.resolve(
			"sub-0_gt.nii.gz"), file, null, "", "", null, LabelScheme.TOTALSPINESEG,
			false, EvaluationOptions.of(LabelGroups.of(LabelScheme.SPINEPS)).with(
				InputKind.MATCHED)).run(Progress.NONE);
		final CaseScore score = evaluation.cases().get(0);
		assertThat(score.group("vertebra", Region.WHOLE).orElseThrow()
			.panopticQuality()).isEqualTo(1);
		assertThat(score.group("disc", Region.WHOLE).orElseThrow()
			.panopticQuality()).isEqualTo(1);
		assertThat(score.group("endplate", Region.WHOLE).orElseThrow()
			.recognitionQuality()).isZero();
	}

	@Test
	void unknownLabelsAreListed() throws Exception {
		final LabelVolume strange = mask.copy();
		strange.array()[0] = 999;
		write(good.resolve("sub-0_mod-T2w_seg-vert_msk.nii"), strange);
		assertThat(job(good, null).run(Progress.NONE).leftovers())
			.containsExactly(
				"Labels of good that are in no group and were not compared (voxels): " +
					"999 (1).");
		final Evaluation converted = new EvaluationJob(reference, good, null, "", "",
			null, LabelScheme.VERSE, false, EvaluationOptions.of(LabelGroups.of(
				LabelScheme.SPINEPS))).run(Progress.NONE);
		assertThat(converted.notes().get(0)).contains("999 (1 voxels)");
	}

	/** Grids: refused with both shown, or resampled when asked for. */
	@Test
	void otherGridsAreRefusedOrResampled() throws Exception {
		final Grid fine = GRID.resample(1, 1, 5);
		final LabelVolume other = Resample.nearest(mask, fine,
			false);
		final Path file = folder.resolve("fine.nii.gz");
		write(file, other);
		final Path truth = reference.resolve("sub-0_gt.nii.gz");
		final EvaluationOptions options = EvaluationOptions.of(LabelGroups.of(
			LabelScheme.SPINEPS));
		assertThatThrownBy(() -> new EvaluationJob(truth, file, null, "", "", null,
			null, false, options).run(Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("40×60×7")
			.hasMessageContaining("80×120×7");
		final Evaluation evaluation = new EvaluationJob(truth, file, null, "", "",
			null, null, true, options).run(Progress.NONE);
		assertThat(evaluation.notes()).hasSize(1);
		assertThat(evaluation.cases().get(0).group("vertebra", Region.WHOLE)
			.orElseThrow().mean(Metric.DSC)).isCloseTo(1, within(0.1));
	}

	@Test
	void oneBadCaseDoesNotStopTheOthers() throws Exception {
		Files.writeString(good.resolve("sub-1_mod-T2w_seg-vert_msk.nii"), "no");
		final Evaluation evaluation = job(good, null).run(Progress.NONE);
		assertThat(evaluation.cases()).hasSize(2);
		assertThat(evaluation.failures()).containsOnlyKeys("sub-1_gt (good)");
		assertThat(EvaluationHtml.of(evaluation)).contains("sub-1_gt (good)");
	}

	@Test
	void namesDecideWhatBelongsTogether() throws Exception {
		write(good.resolve("sub-2_mod-T2w_seg-spine_msk.nii"), mask);
		final Evaluation ambiguous = job(good, null).run(Progress.NONE);
		assertThat(ambiguous.cases()).hasSize(2);
		assertThat(ambiguous.notes()).hasSize(3);
		final Evaluation chosen = new EvaluationJob(reference, good, null, "_gt",
			"seg-vert_msk", null, null, false, job(good, null).options()).run(
				Progress.NONE);
		assertThat(chosen.cases()).hasSize(3);
		assertThat(chosen.notes()).isEmpty();
		assertThat(CaseFiles.caseOf("sub-1_ses-2_mod-T2w_seg-spine_run-1_msk"))
			.isEqualTo("sub-1_ses-2_run-1");
		assertThat(CaseFiles.caseOf("gt")).isEqualTo("gt");
	}

	@Test
	void saysWhatIsMissing() {
		assertThatThrownBy(() -> job(folder.resolve("nothing"), null).run(
			Progress.NONE)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("nothing");
		assertThatThrownBy(() -> job(good.resolve(
			"sub-1_mod-T2w_seg-vert_msk.nii"), null).run(Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("folder");
		assertThatThrownBy(() -> new EvaluationJob(reference, good, null, "", "seg-x",
			null, null, false, job(good, null).options()).run(Progress.NONE))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("sub-0_gt");
		assertThatThrownBy(() -> new EvaluationJob(reference, good, null, "", "",
			LabelScheme.SPIDER, null, false, EvaluationOptions.of(
				LabelGroups.UNGROUPED)).run(Progress.NONE)).isInstanceOf(
					SpinepsException.class).hasMessageContaining("scheme");
	}
}
