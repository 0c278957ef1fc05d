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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.DenseNetClassifier.Head;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.nnunet.ModelFolders;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.testing.TorchSave;
import org.spineps.testing.TorchSave.PythonObject;

/** Model folders in the layouts of SPINEPS's releases, with random weights. */
public final class SpinepsFolders {

	/** The newer generation of the instance network: 1.4 million numbers. */
	public static final Unet3D UNET = new Unet3D(11, 4, 8);
	/** A small network of the naming network's kind. */
	public static final DenseNetClassifier DENSE_NET = new DenseNetClassifier(1,
		8, 4, 2, List.of(2, 1), List.of(new Head("REGION", 3), new Head("VERT",
			24)));

	private SpinepsFolders() {
		// static methods only
	}

	/** @return the fields that every configuration must have */
	public static JsonObject config(final String type) {
		final JsonObject config = JsonParser.parseString("""
			{"log_name": "Test", "acquisition": "sag",
			"model_expected_orientation": ["P", "I", "R"],
			"inference_augmentation": false,
			"resolution_range": [0.75, 0.75, 1.65], "default_step_size": 0.5,
			"labels": {"1": 26, "2": "Arcus_Vertebrae"}}""").getAsJsonObject();
		config.addProperty("modeltype", type);
		config.addProperty("modality", "unet".equals(type) ? "SEG" : "T2w");
		return config;
	}

	/** A semantic model: two folds of nnU-Net. */
	public static Path semantic(final Path folder) {
		ModelFolders.copy(ModelFolders.PLAIN, folder);
		final JsonObject config = config("nnunet");
		config.addProperty("available_folds", 2);
		return write(folder, config);
	}

	/** An instance model as PyTorch Lightning saves it. */
	public static Path instance(final Path folder) {
		return instance(folder, UNET);
	}

	static Path instance(final Path folder, final Unet3D network) {
		final Map<String, Object> weights = new LinkedHashMap<>();
		random(network).forEach((name, tensor) -> weights.put("network." + name,
			tensor));
		weights.put("loss.weight", Tensor.of(new float[] { 1, 2 }, 2));
		make(folder);
		TorchSave.write(folder.resolve("epoch=7-weights.ckpt"), Map.of("epoch", 7,
			"state_dict", weights, "hyper_parameters", Map.of("opt", new PythonObject(
				"spineps_training.options", "Options", Map.of("channelwise", true)))));
		return write(folder, config("unet"));
	}

	/** A naming model as PyTorch Lightning saves it. */
	public static Path naming(final Path folder) {
		make(folder);
		TorchSave.write(folder.resolve("epoch=3-val_f1=0.91valf1-weights.ckpt"), Map
			.of("state_dict", random(DENSE_NET), "hyper_parameters", Map.of("opt",
				new PythonObject("argparse", "Namespace", Map.of("backbone",
					"DENSENET169", "final_size", List.of(64, 48, 32))),
				"group_2_n_channel", Map.of("REGION", 3, "VERT", 24))));
		return write(folder, config("classifier"));
	}

	/** Random weights of all names that a network needs. */
	static Map<String, Tensor> random(final Architecture network) {
		final Random random = new Random(5);
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		TorchScriptWriter.weights(network).forEach((name, shape) -> {
			final int[] lengths = shape.stream().mapToInt(Integer::intValue)
				.toArray();
			int size = 1;
			for (final int length : lengths)
				size *= length;
			final float[] values = new float[size];
			for (int i = 0; i < size; i++)
				values[i] = 0.1f * random.nextFloat();
			weights.put(name, Tensor.of(values, lengths));
		});
		return weights;
	}

	static Path write(final Path folder, final JsonObject config) {
		try {
			Files.writeString(folder.resolve("inference_config.json"), config
				.toString());
			return folder;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void make(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
