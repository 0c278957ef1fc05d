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
package org.spineps.batch.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.RunManifest;
import org.spineps.convert.nnunet.NormalisationScheme;
import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.network.ComputeOptions;
import org.spineps.network.PatchNetwork;
import org.spineps.nnunet.ChannelNormalisation;
import org.spineps.nnunet.InferenceOptions;
import org.spineps.nnunet.InferencePlan;
import org.spineps.nnunet.LabelRule;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.PredictableModel;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** With a network that says "bright" where the last channel is above 0.5. */
class PredictionRunnerTest {

	private static final Grid GRID = Grid.of(new int[] { 6, 5, 4 }, new double[] {
		1, 1, 1 }, new AxisCodes("LPS"));

	@TempDir
	Path temp;

	private final List<PredictionOutcome> outcomes = new ArrayList<>();
	private boolean cancelled;
	private ImageVolume image;

	@BeforeEach
	void draw() {
		image = ImageVolume.zeros(GRID);
		for (int v = 0; v < image.array().length; v++)
			image.array()[v] = v % 3 == 0 ? 1 : 0.25f;
	}

	private static InferencePlan plan(final boolean cascade) {
		final ResamplingFunction linear = new ResamplingFunction(
			ResamplingFunction.Kind.SPLINES, 1, 0, Optional.empty());
		return new InferencePlan("bright", false, List.of(0, 1, 2), List.of(1.0, 1.0,
			1.0), List.of(4, 4, 4), List.of(1, 1, 1), List.of(
				new ChannelNormalisation(NormalisationScheme.NONE, false, null)),
			linear, linear, new LabelRule(2, List.of(), List.of(1), List.of(
				"background", "bright")), List.of(), cascade);
	}

	private static PredictableModel model(final boolean cascade) {
		return new PredictableModel() {

			@Override
			public InferencePlan plan() {
				return PredictionRunnerTest.plan(cascade);
			}

			@Override
			public List<ModelUse> uses() {
				return List.of(new ModelUse("fold 0", "bright", "abc"));
			}

			@Override
			public NnUnetPredictor open(final InferenceOptions options,
				final ComputeOptions compute, final Progress progress)
			{
				return new NnUnetPredictor(plan(), List.of(new Bright()), options);
			}
		};
	}

	private PredictionJob job(final boolean overwrite, final Path earlierStage,
		final String output, final String... names)
	{
		final List<PredictionCase> cases = new ArrayList<>();
		for (final String name : names)
			cases.add(new PredictionCase(name, List.of(temp.resolve(name + ".nii"))));
		return new PredictionJob(cases, earlierStage, temp.resolve(output),
			InferenceOptions.DEFAULT, ComputeOptions.cpu(1), TimeHandling.REFUSE,
			overwrite);
	}

	private List<PredictionOutcome> run(final boolean cascade,
		final PredictionJob job) throws SpinepsException
	{
		return PredictionRunner.run(model(cascade), job, new PredictionListener() {

			@Override
			public void started(final String name, final int number,
				final int total)
			{
				// the outcomes are looked at
			}

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				// the outcomes are looked at
			}

			@Override
			public void checkCancelled() {
				if (cancelled) throw new CancellationException();
			}

			@Override
			public void finished(final PredictionOutcome outcome) {
				outcomes.add(outcome);
			}
		});
	}

	private void write(final String name) throws SpinepsException {
		VolumeExport.writeImage(temp.resolve(name), image, null);
	}

	private LabelVolume result(final String name) throws SpinepsException {
		return VolumeFiles.read(temp.resolve(name)).labels();
	}

	@Test
	void everyCaseGetsAFile() throws Exception {
		write("a.nii");
		write("b.nii");
		assertThat(run(false, job(false, null, "out", "a", "b"))).isEqualTo(
			outcomes).extracting(PredictionOutcome::status).containsExactly(
				InputStatus.OK, InputStatus.OK);
		assertThat(outcomes.get(0).labels()).containsExactly("bright (1): 40");
		for (int v = 0; v < GRID.voxels(); v++)
			assertThat(result("out/b.nii.gz").array()[v]).isEqualTo((short) (v %
				3 == 0 ? 1 : 0));
		assertThat(result("out/b.nii.gz").grid()).isEqualTo(GRID);
	}

	@Test
	void whatIsThereIsLeftAlone() throws Exception {
		write("a.nii");
		run(false, job(false, null, "out", "a"));
		final byte[] made = Files.readAllBytes(temp.resolve("out/a.nii.gz"));
		run(false, job(false, null, "out", "a"));
		assertThat(outcomes.get(1).status()).isEqualTo(InputStatus.SKIPPED);
		assertThat(temp.resolve("out/a.nii.gz")).hasBinaryContent(made);
		Files.writeString(temp.resolve("out/a.nii.gz"), "other");
		run(false, job(false, null, "out", "a"));
		assertThat(outcomes.get(2).status()).isEqualTo(InputStatus.FAILED);
		assertThat(temp.resolve("out/a.nii.gz")).hasContent("other");
		run(false, job(true, null, "out", "a"));
		assertThat(outcomes.get(3).status()).isEqualTo(InputStatus.OK);
		assertThat(temp.resolve("out/a.nii.gz")).hasBinaryContent(made);
	}

	@Test
	void cancelledCasesWriteNothing() throws Exception {
		write("a.nii");
		cancelled = true;
		run(false, job(false, null, "out", "a", "b"));
		assertThat(outcomes).hasSize(1);
		assertThat(outcomes.get(0).status()).isEqualTo(InputStatus.CANCELLED);
		assertThat(temp.resolve("out").toFile().list()).containsExactly(
			RunManifest.FILE_NAME);
		assertThat(statuses()).containsExactly("a cancelled", "b cancelled");
	}

	@Test
	void theManifestTellsHowEveryCaseWasMade() throws Exception {
		write("a.nii");
		run(false, job(false, null, "out", "a", "missing"));
		assertThat(statuses()).containsExactly("a ok", "missing failed");
		final JsonObject entry = entries().get(0).getAsJsonObject();
		assertThat(entry.get("kind").getAsString()).isEqualTo("nnU-Net case");
		assertThat(entry.get("outputs").toString()).isEqualTo("[\"a.nii.gz\"]");
		assertThat(entry.get("models").toString()).contains("bright", "abc");
		assertThat(entry.getAsJsonObject("options").get("device").getAsString())
			.isEqualTo("cpu");
		assertThat(temp.resolve("out").toFile().list()).containsExactlyInAnyOrder(
			"a.nii.gz", ".spineps", RunManifest.FILE_NAME);
	}

	private JsonArray entries() throws IOException {
		return JsonParser.parseString(Files.readString(temp.resolve("out").resolve(
			RunManifest.FILE_NAME))).getAsJsonObject().getAsJsonArray("inputs");
	}

	private List<String> statuses() throws IOException {
		final List<String> statuses = new ArrayList<>();
		entries().forEach(entry -> statuses.add(entry.getAsJsonObject().get("name")
			.getAsString() + " " + entry.getAsJsonObject().get("status")
				.getAsString()));
		return statuses;
	}

	@Test
	void severalCasesDoNotFitOneFile() {
		assertThatThrownBy(() -> run(false, job(false, null, "x.nii.gz", "a", "b")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("2 cases");
	}

	@Test
	void theSecondStageOfACascadeReadsTheFirstOnesLabels() throws Exception {
		write("a.nii");
		final LabelVolume first = LabelVolume.zeros(GRID);
		first.array()[GRID.index(3, 2, 1)] = 1;
		Files.createDirectory(temp.resolve("low"));
		VolumeExport.writeLabels(temp.resolve("low/a.nii.gz"), first, null, Map
			.of());
		run(true, job(false, temp.resolve("low"), "out", "a"));
		assertThat(result("out/a.nii.gz").array()).isEqualTo(first.array());
		run(true, job(true, null, "out", "a"));
		assertThat(outcomes.get(1).message()).contains("--previous-stage");
	}

	/** Looks at the last channel. */
	private static final class Bright implements PatchNetwork {

		@Override
		public float[] run(final float[] patch, final int... shape) {
			final int voxels = shape[1] * shape[2] * shape[3];
			final float[] scores = new float[2 * voxels];
			for (int v = 0; v < voxels; v++)
				scores[voxels + v] = patch[(shape[0] - 1) * voxels + v] - 0.5f;
			return scores;
		}

		@Override
		public String device() {
			return "none";
		}

		@Override
		public void close() {
			// nothing to free
		}
	}
}
