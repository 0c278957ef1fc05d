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
package org.spineps.convert.spineps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.nnunet.Fold;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.testing.TorchSave;
import org.spineps.volume.AxisCodes;

/** The three kinds of models of SPINEPS in their true layouts. */
class SpinepsReleaseTest {

	@TempDir
	private Path folder;

	private SpinepsModel read() throws SpinepsException {
		return SpinepsRelease.read(folder);
	}

	@Test
	void semanticModel() throws Exception {
		SpinepsFolders.semantic(folder.resolve("inner"));
		final SpinepsModel.Semantic model = (SpinepsModel.Semantic) read();
		assertThat(model.network().folds()).extracting(Fold::name).containsExactly(
			"0", "1");
		assertThat(model.config().orientation()).isEqualTo(AxisCodes.PIR);
		assertThat(model.config().labelOfClass()).containsEntry(1, 26)
			.containsEntry(2, 41).hasSize(2);
		assertThat(model.config().spacing().isFixed()).isTrue();
		assertThat(model.config().isCt()).isFalse();
		assertThat(SpinepsRelease.isRelease(folder)).isTrue();
	}

	@Test
	void withoutTheFoldsTheOneOfAllDataIsTaken() throws Exception {
		SpinepsFolders.semantic(folder);
		Files.move(folder.resolve("fold_0"), folder.resolve("fold_all"));
		try (Stream<Path> files = Files.walk(folder.resolve("fold_1"))) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
		assertThat(((SpinepsModel.Semantic) read()).network().folds()).extracting(
			Fold::name).containsExactly("all");
		assertThat(read().config().metalIds()).containsExactly(80);
		Files.delete(folder.resolve("fold_all/checkpoint_final.pth"));
		assertThatThrownBy(this::read).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("fold_all");
	}

	@Test
	void instanceModel() throws Exception {
		SpinepsFolders.instance(folder);
		final SpinepsModel.Instance model = (SpinepsModel.Instance) read();
		assertThat(model.architecture()).isEqualTo(SpinepsFolders.UNET);
		// Weights of the loss are no part of the network.
		TorchScriptWriter.check(model.architecture(), model.weights());
		assertThat(model.weights().values().stream().mapToLong(Tensor::size).sum())
			.isEqualTo(1_361_924);
		assertThat(model.config().instance()).isEqualTo(InstanceSettings.DEFAULT);
	}

	@Test
	void namingModel() throws Exception {
		SpinepsFolders.naming(folder);
		// Of several checkpoints the last by name counts.
		Files.writeString(folder.resolve("epoch=1-val_f1=0.8valf1-weights.ckpt"),
			"worse");
		final SpinepsModel.Naming model = (SpinepsModel.Naming) read();
		assertThat(model.architecture()).isEqualTo(SpinepsFolders.DENSE_NET);
		assertThat(model.patchSize()).containsExactly(64, 48, 32);
		assertThat(model.trainingSet()).isEmpty();
		assertThat(model.turned()).isFalse();
		TorchScriptWriter.check(model.architecture(), model.weights());
	}

	@Test
	void bothGenerationsOfTheInstanceNetwork() throws Exception {
		final Unet3D released = new Unet3D(10, 4, 16);
		SpinepsFolders.instance(folder, released);
		final SpinepsModel.Instance model = (SpinepsModel.Instance) read();
		assertThat(model.architecture()).isEqualTo(released);
		assertThat(model.weights()).hasSize(182);
		assertThat(model.weights().values().stream().mapToLong(Tensor::size).sum())
			.isEqualTo(5_375_124);
		TorchScriptWriter.check(model.architecture(), model.weights());
	}

	@Test
	void anUnknownCodingOfTheInputIsRefused() {
		SpinepsFolders.instance(folder, new Unet3D(1, 4, 8));
		assertRefused("takes 1 channels");
	}

	@Test
	void otherNetworksAreRefusedByName() throws Exception {
		naming(Map.of("net.layer1.0.conv1.weight", Tensor.of(new float[1], 1)),
			"RESNET18");
		assertRefused("RESNET18");
		final Map<String, Object> weights = new LinkedHashMap<>(SpinepsFolders
			.random(SpinepsFolders.DENSE_NET));
		weights.put("classification_heads.VERT.0.weight", Tensor.of(
			new float[3 * 3 * 27], 3, 3, 3, 3, 3));
		naming(weights, "DENSENET169");
		assertRefused("head VERT begins with a convolution");
		weights.keySet().removeIf(name -> name.startsWith("classification_heads"));
		naming(weights, "DENSENET169");
		assertRefused("no classification heads");
	}

	@Test
	void headsOfAnotherSizeAreRefusedByName() throws Exception {
		final Map<String, Object> weights = new LinkedHashMap<>(SpinepsFolders
			.random(SpinepsFolders.DENSE_NET));
		weights.put("classification_heads.VERT.2.weight", Tensor.of(
			new float[25 * 3], 25, 3));
		naming(weights, "DENSENET169");
		assertRefused("head VERT has 25 classes; 24");
		weights.keySet().removeIf(name -> name.startsWith(
			"classification_heads.VERT."));
		naming(weights, "DENSENET169");
		assertRefused("(REGION) is for levels");
	}

	/** The options may be missing, or plain numbers and words without "opt". */
	@ParameterizedTest
	@CsvSource({ "sagittal_v3corpus_npz, false", "sagittal_v4corpus_npz, true",
		"v4corpus, true", "V4CORPUS, false", "something else, false" })
	void patchesAreTurnedAsInTraining(final String name,
		final boolean turned) throws Exception
	{
		for (final Map<String, ?> options : List.of(Map.of("ds_name", name), Map.of(
			"opt", new TorchSave.PythonObject("argparse", "Namespace", Map.of(
				"ds_name", name)))))
		{
			SpinepsFolders.naming(folder);
			TorchSave.write(folder.resolve("epoch=3-val_f1=0.91valf1-weights.ckpt"),
				Map.of("state_dict", SpinepsFolders.random(SpinepsFolders.DENSE_NET),
					"hyper_parameters", options));
			final SpinepsModel.Naming model = (SpinepsModel.Naming) read();
			assertThat(model.trainingSet()).isEqualTo(name);
			assertThat(model.turned()).isEqualTo(turned);
		}
		TorchSave.write(folder.resolve("epoch=3-val_f1=0.91valf1-weights.ckpt"), Map
			.of("state_dict", SpinepsFolders.random(SpinepsFolders.DENSE_NET)));
		assertThat(((SpinepsModel.Naming) read()).turned()).isFalse();
	}

	private void naming(final Map<String, ?> weights, final String backbone) {
		SpinepsFolders.naming(folder);
		TorchSave.write(folder.resolve("epoch=3-val_f1=0.91valf1-weights.ckpt"), Map
			.of("state_dict", weights, "hyper_parameters", Map.of("backbone",
				backbone)));
	}

	@Test
	void foldersThatHoldSomethingElse() throws Exception {
		assertRefused("holds 0 files inference_config.json");
		SpinepsFolders.instance(folder.resolve("a"));
		SpinepsFolders.instance(folder.resolve("b"));
		assertRefused("holds 2 files inference_config.json");
	}

	@Test
	void missingAndDoubledCheckpoints() throws Exception {
		SpinepsFolders.instance(folder);
		Files.copy(folder.resolve("epoch=7-weights.ckpt"), folder.resolve(
			"epoch=8-weights.ckpt"));
		assertRefused("2 files *weights*.ckpt");
		Files.delete(folder.resolve("epoch=7-weights.ckpt"));
		Files.writeString(folder.resolve("epoch=8-weights.ckpt"), "nothing");
		assertRefused("epoch=8-weights.ckpt");
		Files.delete(folder.resolve("epoch=8-weights.ckpt"));
		assertRefused("0 files *weights*.ckpt");
	}

	@Test
	void allFieldsOfTheConfiguration() throws Exception {
		SpinepsFolders.semantic(folder);
		final JsonObject config = SpinepsFolders.config("nnunet");
		set(config, "modality", "[\"CT\", \"T1w\"]");
		set(config, "model_expected_orientation", "\"LPS\"");
		set(config, "available_folds", "[\"1\", 0]");
		set(config, "inference_augmentation", "true");
		set(config, "resolution_range", "[[0.5, 0.5, 1], [1, 1, 4]]");
		set(config, "labels",
			"{\"1\": \"C1\", \"2\": \"L5\", \"3\": \"Spinal_Canal\", \"4\": \"100\"}");
		set(config, "expected_inputs", "[\"water\", \"fat\"]");
		set(config, "has_c1", "true");
		set(config, "needs_corp", "true");
		set(config, "sacrum_ids", "[26, 70]");
		set(config, "metal", "[80, 81]");
		set(config, "cutout_size", "[80, 88, 40]");
		set(config, "mapping", "{\"41\": 1, \"Vertebra_Corpus\": 9}");
		set(config, "something_new", "{}");
		SpinepsFolders.write(folder, config);
		final InferenceConfig read = read().config();
		assertThat(read.isCt()).isTrue();
		assertThat(read.orientation().letters()).isEqualTo("LPS");
		assertThat(read.folds()).containsExactly("1", "0");
		assertThat(read.mirroring()).isTrue();
		assertThat(read.spacing().of(List.of(0.3, 0.7, 9.0))).containsExactly(0.5,
			0.7, 4.0);
		assertThat(read.labelOfClass()).isEqualTo(Map.of(1, 1, 2, 24, 3, 61, 4,
			100));
		assertThat(read.inputs()).containsExactly("water", "fat");
		assertThat(read.hasC1()).isTrue();
		assertThat(read.needsCrop()).isTrue();
		assertThat(read.sacrumIds()).containsExactly(26, 70);
		assertThat(read.metalIds()).containsExactly(80, 81);
		assertThat(read.instance().cutoutSize()).containsExactly(80, 88, 40);
		assertThat(read.instance().inputOfLabel()).isEqualTo(Map.of(41, 1, 50, 9));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "modeltype | \"vit\"",
		"modality | \"PET\"", "modality | []",
		"model_expected_orientation | \"PPR\"",
		"model_expected_orientation | [1, 2, 3]",
		"available_folds | [\"../../x\"]", "available_folds | 0",
		"available_folds | {}", "resolution_range | [1, 1]",
		"resolution_range | [0, 1, 1]", "resolution_range | [[2,2,2],[1,1,1]]",
		"default_step_size | 0", "labels | {\"1\": \"Tail\"}",
		"labels | {\"one\": 1}", "expected_inputs | [\"x\"]",
		"cutout_size | [248, 304, 63]", "cutout_size | [8, 8]",
		"vert_size_threshold | -1",
		"metal | [0]", "sacrum_ids | [\"x\"]", "metal | 80", "mapping | {\"41\": -1}",
		"log_name | null" })
	void fieldsThatCannotBeUsed(final String field, final String value) {
		SpinepsFolders.semantic(folder);
		final JsonObject config = SpinepsFolders.config("nnunet");
		set(config, field, value);
		SpinepsFolders.write(folder, config);
		assertRefused(field);
		assertRefused("inference_config.json");
	}

	private static void set(final JsonObject config, final String field,
		final String value)
	{
		final JsonElement json = JsonParser.parseString(value);
		config.add(field, json);
	}

	private void assertRefused(final String reason) {
		assertThatThrownBy(this::read).isInstanceOf(SpinepsException.class)
			.hasMessageContaining(reason);
	}
}
