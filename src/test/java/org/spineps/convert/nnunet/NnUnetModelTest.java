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
package org.spineps.convert.nnunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.testing.TorchSave;

/** Model folders of nnU-Net itself, and what can be wrong with one. */
class NnUnetModelTest {

	@TempDir
	private Path folder;

	@Test
	void plainNetworkWithTwoFolds() throws Exception {
		final NnUnetModel model = NnUnetModel.read(ModelFolders.of(
			ModelFolders.PLAIN), FoldChoice.ALL);
		assertThat(model.trainer()).isEqualTo("nnUNetTrainer");
		assertThat(model.configuration().name()).isEqualTo("3d_fullres");
		assertThat(model.mirroringAxes()).containsExactly(0, 1, 2);
		assertThat(model.folds()).extracting(Fold::name).containsExactly("0", "1");
		assertThat(model.architecture()).isInstanceOf(PlainConvUNet.class);
		assertThat(model.inputChannels()).isEqualTo(1);
		assertThat(model.configuration().normalisation()).containsExactly(
			NormalisationScheme.CT);
		assertThat(model.plans().intensities(0)).isPresent();
		assertThat(model.plans().intensities(1)).isEmpty();
		assertThat(model.plans().readerName()).isEqualTo("SimpleITKIO");
		assertThat(model.dataset().hasRegions()).isFalse();
	}

	@Test
	void residualNetworkWithRegions() throws Exception {
		final NnUnetModel model = NnUnetModel.read(ModelFolders.of(
			ModelFolders.RESIDUAL), FoldChoice.ALL);
		assertThat(model.folds()).extracting(Fold::name).containsExactly("all");
		assertThat(model.mirroringAxes()).containsExactly(0, 1);
		assertThat(model.plans().transposition()).containsExactly(2, 0, 1);
		assertThat(model.configuration().maskedNormalisation()).containsExactly(
			true, true);
		final ResidualEncoderUNet net = (ResidualEncoderUNet) model.architecture();
		assertThat(net.blocks()).containsExactly(1, 2, 2, 1);
		assertThat(net.shape().strides().get(3)).containsExactly(1, 2, 2);
		assertThat(net.inputChannels()).isEqualTo(2);
		assertThat(net.outputChannels()).isEqualTo(2);
		assertThat(model.dataset().heads()).containsExactly(
			new DatasetDescription.Head("whole", 1), new DatasetDescription.Head(
				"core", 2));
		assertThat(model.configuration().imageResampling()).isEqualTo(
			new ResamplingFunction(ResamplingFunction.Kind.SPLINES, 3, 0, Optional
				.empty()));
	}

	@Test
	void planarNetworkWithOldPlans() throws Exception {
		final NnUnetModel model = NnUnetModel.read(ModelFolders.of(
			ModelFolders.PLANAR), FoldChoice.ALL);
		assertThat(model.configuration().name()).isEqualTo("2d_bs4");
		assertThat(model.configuration().dimensions()).isEqualTo(2);
		assertThat(model.mirroringAxes()).isEmpty();
		assertThat(model.dataset().ignore()).contains(4);
		final PlainConvUNet net = (PlainConvUNet) model.architecture();
		assertThat(net.shape().features()).containsExactly(4, 8, 12);
		assertThat(net.outputChannels()).isEqualTo(4);
		assertThat(model.plans().intensities(1)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { ModelFolders.PLAIN, ModelFolders.RESIDUAL,
		ModelFolders.PLANAR })
	void allWeightsBelongToTheNetwork(final String name) throws Exception {
		final NnUnetModel model = NnUnetModel.read(ModelFolders.of(name),
			FoldChoice.ALL);
		for (final Fold fold : model.folds()) {
			final Map<String, Tensor> weights = model.weights(fold);
			TorchScriptWriter.check(model.architecture(), weights);
			assertThat(weights.values()).allSatisfy(tensor -> assertThat(tensor
				.toFloats()).hasSize((int) tensor.size()));
		}
	}

	@Test
	void foldsAreChosen() throws Exception {
		final Path model = ModelFolders.copy(ModelFolders.PLAIN, folder.resolve(
			"m"));
		assertThat(read(model, List.of("1"), FoldChoice.FINAL)).containsExactly(
			"1");
		assertThatThrownBy(() -> read(model, List.of("3"), FoldChoice.FINAL))
			.isInstanceOf(SpinepsException.class).hasMessageContainingAll("has no fold 3", "the folds 0, 1");
		assertThatThrownBy(() -> read(model, List.of(), FoldChoice.BEST))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				FoldChoice.BEST);
		// Only the first fold's best weights are there, so all folds' last ones count.
		Files.copy(model.resolve("fold_0/checkpoint_final.pth"), model.resolve(
			"fold_0/checkpoint_best.pth"));
		assertThat(read(model, List.of("0", "1"), FoldChoice.BEST,
			FoldChoice.FINAL)).containsExactly("0", "1");
		Files.createDirectories(model.resolve("fold_all"));
		Files.copy(model.resolve("fold_0/checkpoint_final.pth"), model.resolve(
			"fold_all/checkpoint_final.pth"));
		assertThat(read(model, List.of(), FoldChoice.FINAL)).containsExactly("0",
			"1");
		assertThat(read(model, List.of("all"), FoldChoice.FINAL)).containsExactly(
			"all");
	}

	private static List<String> read(final Path model, final List<String> folds,
		final String... checkpoints) throws SpinepsException
	{
		return NnUnetModel.read(model, new FoldChoice(folds, List.of(checkpoints)))
			.folds().stream().map(Fold::name).toList();
	}

	@Test
	void runningStatisticsContradictThePlansAndWin() throws Exception {
		final Path model = ModelFolders.copy(ModelFolders.PLANAR, folder.resolve(
			"m"));
		TorchSave.write(model.resolve("fold_0/checkpoint_final.pth"), Map.of(
			"network_weights", Map.of("encoder.stages.0.0.convs.0.norm.running_mean",
				Tensor.of(new float[4], 4)), "init_args", Map.of("configuration",
					"2d")));
		final NnUnetModel read = NnUnetModel.read(model, FoldChoice.ALL);
		assertThat(((PlainConvUNet) read.architecture()).shape().norm()).isEqualTo(
			new Norm(Norm.Kind.BATCH, 1e-5, true));
		assertThat(read.trainer()).isEmpty();
	}

	@Test
	void missingFilesAreNamed() {
		for (final String name : List.of("plans.json", "dataset.json", "fold_0")) {
			final Path model = ModelFolders.copy(ModelFolders.PLANAR, folder.resolve(
				name));
			delete(model.resolve(name));
			assertThatThrownBy(() -> NnUnetModel.read(model, FoldChoice.ALL))
				.isInstanceOf(SpinepsException.class).hasMessageContaining(name
					.startsWith("fold") ? "checkpoint_final.pth" : name);
		}
	}

	@Test
	void filesThatDoNotBelongTogether() throws Exception {
		assertRefused("plans.json", json -> json.getAsJsonObject("configurations")
			.remove("2d_bs4"), "2d_bs4");
		assertRefused("plans.json", json -> json.getAsJsonObject("configurations")
			.getAsJsonObject("2d").addProperty("inherits_from", "2d_bs4"),
			"inherits from itself");
		assertRefused("plans.json", json -> json.addProperty("label_manager",
			"MyLabels"), "MyLabels");
		assertRefused("plans.json", json -> json.addProperty("transpose_forward",
			1), "transpose_forward");
		assertRefused("dataset.json", json -> json.getAsJsonObject("channel_names")
			.addProperty("2", "third"), "3");
		assertRefused("dataset.json", json -> json.getAsJsonObject("labels")
			.addProperty("d", 9), "labels");
		assertRefused("dataset.json", json -> json.getAsJsonObject("labels")
			.addProperty("background", 1), "background");
	}

	@Test
	void configurationsThatCannotBeRun() throws Exception {
		assertRefused("plans.json", planar("preprocessor_name", "Custom"),
			"Custom");
		assertRefused("plans.json", planar("resampling_fn_data", "my_resampling"),
			"my_resampling");
		assertRefused("plans.json", planar("UNet_class_name", "SwinUNETR"),
			"SwinUNETR");
		assertRefused("plans.json", json -> json.getAsJsonObject("configurations")
			.getAsJsonObject("2d").add("spacing", JsonParser.parseString("[1, -1]")),
			"spacing");
		assertRefused("plans.json", json -> json.getAsJsonObject("configurations")
			.getAsJsonObject("2d").add("patch_size", JsonParser.parseString(
				"[1e999999999, 3]")), "patch_size");
		assertRefused("plans.json", json -> json.getAsJsonObject("configurations")
			.getAsJsonObject("2d").add("normalization_schemes", JsonParser
				.parseString("[\"Own\", \"NoNormalization\"]")), "Own");
	}

	private static Consumer<JsonObject> planar(final String name,
		final String value)
	{
		return json -> json.getAsJsonObject("configurations").getAsJsonObject("2d")
			.addProperty(name, value);
	}

	private void assertRefused(final String file,
		final Consumer<JsonObject> change, final String reason)
		throws IOException
	{
		final Path model = ModelFolders.copy(ModelFolders.PLANAR, Files
			.createTempDirectory(folder, "model"));
		final Path path = model.resolve(file);
		final JsonObject json = JsonParser.parseString(Files.readString(path))
			.getAsJsonObject();
		change.accept(json);
		Files.writeString(path, json.toString());
		assertThatThrownBy(() -> NnUnetModel.read(model, FoldChoice.ALL))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(reason);
	}

	private static void delete(final Path path) {
		try {
			if (Files.isDirectory(path)) Files.delete(path.resolve(
				"checkpoint_final.pth"));
			Files.delete(path);
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
