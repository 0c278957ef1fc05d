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
package org.spineps.ij.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.evaluate.Evaluation;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.ij.image.GridProperty;
import org.spineps.ij.image.LabelImages;
import org.spineps.io.VolumeExport;
import org.spineps.job.EvaluateSegmentationSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.BadImages;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.OpenImages;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

class EvaluateSegmentationTaskTest {

	private static final LabelVolume MASK = OpenImages.SPINE.complete();

	@TempDir
	private Path folder;

	private static ImagePlus image(final String title, final LabelVolume labels,
		final String unit)
	{
		final int[] size = labels.grid().size();
		final ImageStack stack = new ImageStack(size[0], size[1]);
		for (int k = 0; k < size[2]; k++)
			stack.addSlice(null, new ShortProcessor(size[0], size[1], Arrays
				.copyOfRange(labels.array(), k * size[0] * size[1], (k + 1) * size[0] *
					size[1]), null));
		final ImagePlus image = new ImagePlus(title, stack);
		OpenImages.calibrate(image, labels.grid().spacing(0), labels.grid().spacing(
			1), labels.grid().spacing(2), unit);
		return image;
	}

	private static LabelVolume moved() {
		final LabelVolume result = LabelVolume.zeros(MASK.grid());
		System.arraycopy(MASK.array(), 0, result.array(), 1, MASK.array().length -
			1);
		return result;
	}

	private static EvaluateSegmentationSettings settings(final String reference,
		final String prediction, final boolean voxels, final String output)
	{
		return new EvaluateSegmentationSettings(reference, prediction, "spineps",
			"unmatched", "naive", "0.5", voxels, output);
	}

	private static Evaluation run(final EvaluateSegmentationSettings settings)
		throws SpinepsException
	{
		return new EvaluateSegmentationTask().run(null,
			EvaluateSegmentationSettings.JOB.check(settings), Progress.NONE)
			.evaluation();
	}

	private static GroupScore vertebra(final Evaluation evaluation) {
		return evaluation.cases().get(0).group("vertebra", Region.WHOLE)
			.orElseThrow();
	}

	@Test
	void labelImagesBecomeLabels() throws SpinepsException {
		final List<LabelVolume> masks = LabelImages.pair(image("a", MASK, "mm"),
			image("b", moved(), "mm"), true);
		assertThat(masks.get(0).array()).isEqualTo(MASK.array());
		assertThat(masks.get(1).array()).isEqualTo(moved().array());
		assertThat(masks.get(1).grid()).isEqualTo(masks.get(0).grid());
		assertThat(masks.get(0).grid().spacing()).isEqualTo(MASK.grid().spacing());
	}

	/** One knows where it lies, the other was drawn on top of it. */
	@Test
	void imagesWithoutAPlaceLieAsTheyAreDisplayed() throws SpinepsException {
		final ImagePlus placed = image("a", MASK, "mm");
		GridProperty.write(placed, MASK.grid());
		final ImagePlus drawn = image("b", MASK, "mm");
		for (final List<LabelVolume> masks : List.of(LabelImages.pair(placed, drawn,
			true), LabelImages.pair(drawn, placed, true)))
			assertThat(masks.get(0).grid().agreesWith(masks.get(1).grid())).isTrue();
	}

	@Test
	void imagesWithAPlaceAreTurned() throws SpinepsException {
		final LabelVolume turned = Reorient.to(MASK, AxisCodes.RAS);
		final ImagePlus here = image("a", MASK, "mm");
		final ImagePlus there = image("b", turned, "mm");
		GridProperty.write(here, MASK.grid());
		GridProperty.write(there, turned.grid());
		assertThat(LabelImages.pair(here, there, true).get(1).array()).isEqualTo(
			MASK.array());
	}

	@Test
	void voxelsNeedNoCalibration() throws SpinepsException {
		final ImagePlus plain = image("a", MASK, "pixel");
		assertThat(LabelImages.pair(plain, image("b", MASK, "mm"), false).get(1)
			.grid().spacing()).containsExactly(1, 1, 1);
		assertThatThrownBy(() -> LabelImages.pair(plain, plain, true)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("no calibration");
	}

	@Test
	void aSingleSliceIsEnough() throws SpinepsException {
		final ImagePlus slice = new ImagePlus("slice", new ShortProcessor(4, 3,
			new short[] { 1, 1, 0, 0, 1, 1, 0, 2, 0, 0, 2, 2 }, null));
		OpenImages.calibrate(slice, 1, 1, 3, "mm");
		assertThat(LabelImages.pair(slice, slice, true).get(0).array()).hasSize(12);
	}

	@Test
	void refusesWhatIsNoLabelImage() {
		final ImagePlus good = image("good", MASK, "mm");
		final ImagePlus half = new ImagePlus("half", new FloatProcessor(2, 1,
			new float[] { 1, 0.5f }));
		assertThatThrownBy(() -> LabelImages.pair(good, half, true)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("prediction")
			.hasMessageContaining("0.5");
		final ImagePlus nan = new ImagePlus("nan", new FloatProcessor(2, 1,
			new float[] { Float.NaN, 0 }));
		assertThatThrownBy(() -> LabelImages.pair(nan, good, true)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("NaN");
		for (final BadImages bad : BadImages.opened())
			if (bad.name().contains("RGB") || bad.name().equals("time series") || bad
				.name().equals("channels")) assertThatThrownBy(() -> LabelImages.pair(bad
					.image(), good, true)).as(bad.name()).isInstanceOf(
						SpinepsException.class).hasMessageContaining("one volume");
		assertThatThrownBy(() -> LabelImages.pair(null, good, true)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("reference");
	}

	@Test
	void comparesFilesAndWritesAFolder() throws Exception {
		final Path reference = folder.resolve("ref.nii.gz");
		final Path prediction = folder.resolve("pred.nii.gz");
		VolumeExport.writeLabels(reference, MASK, null, Map.of());
		VolumeExport.writeLabels(prediction, moved(), null, Map.of());
		final Path output = folder.resolve("out");
		final Evaluation evaluation = run(settings(reference.toString(), prediction
			.toString(), true, output.toString()));
		assertThat(vertebra(evaluation).truePositives()).isEqualTo(
			OpenImages.VERTEBRAE);
		assertThat(vertebra(evaluation).mean(Metric.HD)).isCloseTo(1, within(
			1e-9));
		assertThat(Files.readString(output.resolve("cases.csv"))).contains(
			"assd_voxels");
		final ResultsTable groups = EvaluateSegmentationTables.groups(evaluation);
		assertThat(groups.getStringValue("group", 0)).isEqualTo("vertebra");
		assertThat(groups.getValue("tp", 0)).isEqualTo(OpenImages.VERTEBRAE);
		assertThat(groups.getValue("rq", 0)).isEqualTo(1);
		final ResultsTable instances = EvaluateSegmentationTables.instances(
			evaluation);
		assertThat(instances.getStringValue("name", 0)).isEqualTo("C1");
		assertThat(instances.getValue("hd_voxels", 0)).isCloseTo(1, within(1e-9));
		EvaluateSegmentationTables.show(evaluation);
		assertThat(Analyzer.getResultsTable().getStringValue("group", 0)).isEqualTo(
			"vertebra");
	}

	@Test
	void refusesUnknownChoices() {
		assertThatThrownBy(() -> run(new EvaluateSegmentationSettings("a", "b",
			"nothing", "unmatched", "naive", "0.5", false, ""))).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("nothing");
		assertThatThrownBy(() -> run(new EvaluateSegmentationSettings("a", "b",
			"spineps", "x", "naive", "0.5", false, ""))).hasMessageContaining("semantic");
		assertThatThrownBy(() -> run(new EvaluateSegmentationSettings("a", "b",
			"spineps", "matched", "x", "0.5", false, ""))).hasMessageContaining("bipartite");
		assertThatThrownBy(() -> run(new EvaluateSegmentationSettings("a", "b",
			"spineps", "matched", "naive", "1.5", false, ""))).hasMessageContaining("1.5");
		assertThatThrownBy(() -> run(settings("", "b", false, ""))).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("no reference");
	}

	/** Plain ImageJ's macros run it, too. */
	@Test
	void runsFromAMacro() throws Exception {
		final Path reference = folder.resolve("ref.nii.gz");
		VolumeExport.writeLabels(reference, MASK, null, Map.of());
		try (HeadlessImageJ imageJ = new HeadlessImageJ())
		{
			final String answer = imageJ.run("path = getArgument();" +
				"run(\"Evaluate Segmentation...\", \"reference=[\" + path + " +
				"\"] prediction=[\" + path + \"] matcher=bipartite\");" +
				"return \"\" + getResult(\"pq\", 0);", reference.toString());
			assertThat(imageJ.error()).isNull();
			assertThat(Double.parseDouble(answer)).isEqualTo(1);
			imageJ.run("run(\"Evaluate Segmentation...\", \"threshold=x\");", "");
			assertThat(imageJ.error()).isNotNull();
		}
	}
}
