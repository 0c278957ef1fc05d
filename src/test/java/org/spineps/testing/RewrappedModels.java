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
package org.spineps.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;

/**
 * Models in the layouts of others that find something in a real scan: the
 * packaged semantic network, whose U-Net is a PlainConvUNet without biases, under
 * nnU-Net's names in nnU-Net's files; and an instance network with weights set by
 * hand, which calls all bone in a low cut-out the centre vertebra.
 */
public final class RewrappedModels {

	private static final int BONE = 9;
	private static final int CHANNELS = 10;
	private static final int BASE = 8;

	private RewrappedModels() {
		// static methods only
	}

	/**
	 * @param folder folder to make: a release of SPINEPS, to be seen in S, A, R
	 * @param patch sizes of a tile towards R, A, S. The network's norms see the
	 *          tile: one that holds the whole scan gives the packaged model's masks
	 * @return the folder
	 * @throws SpinepsException if the packaged network is another one
	 */
	public static Path semantic(final Path folder, final List<Integer> patch)
		throws SpinepsException
	{
		nnUnet(folder, patch, "SimpleITKIO", "0, 1, 2", "0, 1, 2");
		final ModelManifest packaged = packaged();
		final List<Double> mm = packaged.input().spacingMm();
		write(folder.resolve("inference_config.json"), """
			{"log_name": "T2w_Rewrapped", "modality": ["T2w"], "acquisition": "sag",
			 "modeltype": "nnunet", "model_expected_orientation": ["S", "A", "R"],
			 "available_folds": 1, "inference_augmentation": false,
			 "resolution_range": [%s, %s, %s], "default_step_size": 0.5,
			 "labels": {%s}}
			""".formatted(mm.get(2), mm.get(1), mm.get(0), packaged.classes().stream()
				.filter(known -> known.label() != 0).map(known -> "\"" + packaged
					.classes().indexOf(known) + "\": \"" + known.label() + "\"").collect(
						Collectors.joining(", "))));
		return folder;
	}

	/**
	 * @param folder folder to make: a model of nnU-Net that turns images to RAS
	 * @param patch as for {@link #semantic}
	 * @return the folder
	 * @throws SpinepsException if the packaged network is another one
	 */
	public static Path nnUnet(final Path folder, final List<Integer> patch)
		throws SpinepsException
	{
		return nnUnet(folder, patch, "NibabelIOWithReorient", "2, 1, 0", "2, 1, 0");
	}

	private static ModelManifest packaged() throws SpinepsException {
		final ModelManifest packaged = ModelStore.packaged().load("",
			ModelKind.SEMANTIC).manifest();
		if (!packaged.input().axes().letters().equals("RAS"))
			throw new IllegalStateException("The packaged network sees other axes");
		return packaged;
	}

	private static Path nnUnet(final Path folder, final List<Integer> patch,
		final String reader, final String forward, final String backward)
		throws SpinepsException
	{
		final ModelManifest packaged = packaged();
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		final Map<String, Tensor> known = torchScript(packaged, folder);
		known.forEach((name, tensor) -> rename(name, tensor, weights));
		final int stages = 1 + (int) known.keySet().stream().filter(name -> name
			.matches("u\\.\\d+\\.weight")).count();
		weights.put("decoder.seg_layers." + (stages - 2) + ".weight", known.get(
			"h.weight"));
		weights.put("decoder.seg_layers." + (stages - 2) + ".bias", known.get(
			"h.bias"));
		final List<Integer> features = IntStream.range(0, stages).map(s -> known.get(
			"e." + s + ".0.c.weight").shape()[0]).boxed().toList();
		// A stage's stride is the size of the step back up.
		final String strides = IntStream.range(0, stages).mapToObj(s -> s == 0
			? "[1, 1, 1]" : IntStream.of(known.get("u." + (stages - 1 - s) + ".weight")
				.shape()).skip(2).boxed().toList().toString()).collect(Collectors.joining(
					", "));
		write(folder.resolve("plans.json"), """
			{"dataset_name": "Dataset912_Rewrapped", "plans_name": "nnUNetPlans",
			 "image_reader_writer": "%s", "transpose_forward": [%s],
			 "transpose_backward": [%s], "label_manager": "LabelManager",
			 "configurations": {"3d_fullres": {
			  "preprocessor_name": "DefaultPreprocessor",
			  "spacing": %s, "patch_size": %s,
			  "normalization_schemes": ["ZScoreNormalization"],
			  "use_mask_for_norm": [false],
			  "architecture": {"network_class_name":
			   "dynamic_network_architectures.architectures.unet.PlainConvUNet",
			   "arch_kwargs": {"n_stages": %d, "features_per_stage": %s,
			   "n_conv_per_stage": 2, "n_conv_per_stage_decoder": 2,
			   "strides": [%s], "kernel_sizes": 3, "conv_bias": true,
			   "norm_op": "torch.nn.modules.instancenorm.InstanceNorm3d",
			   "norm_op_kwargs": {"eps": 1e-05, "affine": true},
			   "nonlin": "torch.nn.LeakyReLU", "nonlin_kwargs": {"inplace": true}}},
			  "resampling_fn_data": "resample_data_or_seg_to_shape",
			  "resampling_fn_data_kwargs": {"is_seg": false, "order": 3,
			   "order_z": 0, "force_separate_z": null},
			  "resampling_fn_probabilities": "resample_data_or_seg_to_shape",
			  "resampling_fn_probabilities_kwargs": {"is_seg": false, "order": 1,
			   "order_z": 0, "force_separate_z": null}
			 }}}
			""".formatted(reader, forward, backward, packaged.input().spacingMm(),
				patch, stages, features, strides));
		write(folder.resolve("dataset.json"), """
			{"channel_names": {"0": "T2"}, "labels": {%s},
			 "numTraining": 1, "file_ending": ".nii.gz"}
			""".formatted(IntStream.range(0, packaged.classes().size()).mapToObj(
				k -> "\"" + (k == 0 ? "background" : packaged.classes().get(k).name()) +
					"\": " + k).collect(Collectors.joining(", "))));
		final Path fold = folder.resolve("fold_0");
		makeFolder(fold);
		final Map<String, Object> content = new LinkedHashMap<>();
		content.put("network_weights", weights);
		content.put("init_args", Map.of("configuration", "3d_fullres"));
		content.put("trainer_name", "nnUNetTrainer");
		content.put("inference_allowed_mirroring_axes", null);
		TorchSave.write(fold.resolve("checkpoint_final.pth"), content);
		return folder;
	}

	/** The names of nnU-Net; biases that the network does without become 0. */
	private static void rename(final String name, final Tensor tensor,
		final Map<String, Tensor> weights)
	{
		final String[] part = name.split("\\.");
		if (part[0].equals("u")) weights.put("decoder.transpconvs." + part[1] +
			"." + part[2], tensor);
		if (!part[0].equals("e") && !part[0].equals("d")) return;
		final String unit = (part[0].equals("e") ? "encoder.stages." + part[1] +
			".0" : "decoder.stages." + part[1]) + ".convs." + part[2];
		if (part[3].equals("n")) weights.put(unit + ".norm." + part[4], tensor);
		else {
			weights.put(unit + ".conv.weight", tensor);
			weights.put(unit + ".conv.bias", Tensor.of(new float[tensor.shape()[0]],
				tensor.shape()[0]));
		}
	}

	/** The weights of a TorchScript archive, by their places in its modules. */
	private static Map<String, Tensor> torchScript(final ModelManifest packaged,
		final Path folder) throws SpinepsException
	{
		makeFolder(folder);
		final Path file = folder.resolve("copy.zip");
		try {
			final Path archive = Path.of("models", packaged.id(), packaged.networks()
				.get(0).name());
			try (ZipFile zip = new ZipFile(archive.toFile());
					ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
						file)))
			{
				final Enumeration<? extends ZipEntry> entries = zip.entries();
				while (entries.hasMoreElements()) {
					final ZipEntry entry = entries.nextElement();
					// Checkpoints have no constants; archives with them are refused.
					if (entry.getName().endsWith("/constants.pkl")) continue;
					out.putNextEntry(new ZipEntry(entry.getName()));
					try (InputStream in = zip.getInputStream(entry)) {
						in.transferTo(out);
					}
				}
			}
			final Map<String, Tensor> read = new LinkedHashMap<>();
			collect(Checkpoint.read(file).root(), "", read);
			final Map<String, Tensor> weights = new LinkedHashMap<>();
			for (final Map.Entry<String, Tensor> entry : read.entrySet())
				weights.put(entry.getKey(), Tensor.of(entry.getValue().toFloats(), entry
					.getValue().shape()));
			return weights;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		finally {
			delete(file);
		}
	}

	private static void collect(final Object module, final String place,
		final Map<String, Tensor> weights)
	{
		Checkpoint.fields(module).forEach((name, value) -> {
			if (value instanceof Tensor tensor) weights.put(place + name, tensor);
			else collect(value, place + name + ".", weights);
		});
	}

	/**
	 * @param folder folder to make: an instance release of SPINEPS of the older
	 *          generation. Its cut-out is one vertebra high
	 * @return the folder
	 * @throws SpinepsException never
	 */
	public static Path instance(final Path folder) throws SpinepsException {
		makeFolder(folder);
		write(folder.resolve("inference_config.json"), """
			{"log_name": "Instance_By_Hand", "modality": "SEG",
			 "acquisition": "sag", "modeltype": "unet",
			 "model_expected_orientation": ["P", "I", "R"],
			 "resolution_range": [2.0, 2.0, 4.0], "available_folds": 1,
			 "inference_augmentation": false, "default_step_size": 0.5,
			 "labels": {"1": 1, "2": 2, "3": 3}, "cutout_size": [48, 16, 16]}
			""");
		final Random random = new Random(3);
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		TorchScriptWriter.weights(new Unet3D(CHANNELS, 4, BASE)).forEach((key,
			shape) -> {
			final int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
			final float[] values = new float[IntStream.of(sizes).reduce(1, (a,
				b) -> a * b)];
			final boolean last = key.startsWith("final_");
			if (!last) for (int i = 0; i < values.length; i++)
				values[i] = (random.nextFloat() - 0.5f) / 4;
			if (key.startsWith("init_conv")) bone(key, values);
			// The block's own features are 0; what it adds to is the first layer's.
			if (key.equals("final_res_block.res_conv.weight"))
				for (int k = 0; k < BASE; k++)
					values[k * 2 * BASE + BASE + k] = 1;
			if (key.equals("final_conv.weight")) values[2 * BASE] = 2;
			if (key.equals("final_conv.bias")) values[0] = 1;
			weights.put("network." + key, Tensor.of(values, sizes));
		});
		TorchSave.write(folder.resolve("by-hand-weights.ckpt"), Map.of("state_dict",
			weights, "hyper_parameters", Map.of("opt", new TorchSave.PythonObject(
				"spineps.train", "Options", Map.of("dim", (long) BASE)))));
		return folder;
	}

	/** Feature 0 of the first layer is 1 where there is bone. */
	private static void bone(final String key, final float... values) {
		final int kernel = 7 * 7 * 7;
		if (key.endsWith("bias")) {
			values[0] = 0;
			return;
		}
		for (int i = 0; i < CHANNELS * kernel; i++)
			values[i] = 0;
		for (int k = 1; k <= BONE; k++)
			values[k * kernel + kernel / 2] = 1;
	}

	private static void makeFolder(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void write(final Path file, final String text) {
		makeFolder(file.getParent());
		try {
			Files.writeString(file, text);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void delete(final Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
