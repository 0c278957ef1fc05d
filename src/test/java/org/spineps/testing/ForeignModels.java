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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.DenseNetClassifier.Head;
import org.spineps.convert.architecture.Nonlinearity;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.architecture.UNetShape;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.torchscript.TorchScriptWriter;

/**
 * Tiny models with random weights in the layouts in which others publish theirs:
 * nnU-Net v2, and the three kinds of SPINEPS.
 */
public final class ForeignModels {

	/** Labels of the semantic model, class 0 first. */
	public static final List<Integer> LABELS = List.of(0, 26, 41, 42, 43, 44, 45,
		46, 47, 48, 49, 60, 61, 62, 100);

	private ForeignModels() {
		// static methods only
	}

	/**
	 * SPINEPS's semantic model: two folds of a plain nnU-Net.
	 *
	 * @param folder folder to make
	 * @return the folder
	 */
	public static Path semantic(final Path folder) {
		nnUnet(folder, LABELS.size(), 2);
		write(folder.resolve("inference_config.json"), """
			{"log_name": "T2w_Tiny_1.0", "modality": ["T2w"], "acquisition": "sag",
			 "modeltype": "nnunet", "model_expected_orientation": ["P", "I", "R"],
			 "available_folds": 2, "inference_augmentation": false,
			 "resolution_range": [2.0, 2.0, 3.0], "default_step_size": 0.7,
			 "labels": {%s}}
			""".formatted(IntStream.range(1, LABELS.size()).mapToObj(i -> "\"" + i +
				"\": \"" + LABELS.get(i) + "\"").collect(Collectors.joining(", "))));
		return folder;
	}

	/**
	 * A model of nnU-Net.
	 *
	 * @param folder folder to make
	 * @param classes labels, background included
	 * @param folds number of folds
	 * @return the folder
	 */
	public static Path nnUnet(final Path folder, final int classes,
		final int folds)
	{
		write(folder.resolve("plans.json"), """
			{"dataset_name": "Dataset911_Tiny", "plans_name": "nnUNetPlans",
			 "image_reader_writer": "SimpleITKIO", "transpose_forward": [0, 1, 2],
			 "transpose_backward": [0, 1, 2], "label_manager": "LabelManager",
			 "configurations": {"3d_fullres": {
			  "preprocessor_name": "DefaultPreprocessor",
			  "spacing": [3.0, 2.0, 2.0], "patch_size": [16, 16, 16],
			  "normalization_schemes": ["ZScoreNormalization"],
			  "use_mask_for_norm": [false],
			  "architecture": {
			   "network_class_name": "a.b.PlainConvUNet",
			   "arch_kwargs": {"n_stages": 2, "features_per_stage": [4, 8],
			    "conv_op": "torch.nn.modules.conv.Conv3d",
			    "kernel_sizes": [[3, 3, 3], [3, 3, 3]],
			    "strides": [[1, 1, 1], [2, 2, 2]],
			    "n_conv_per_stage": [1, 1], "n_conv_per_stage_decoder": [1],
			    "conv_bias": true,
			    "norm_op": "torch.nn.modules.instancenorm.InstanceNorm3d",
			    "norm_op_kwargs": {"eps": 1e-05, "affine": true},
			    "dropout_op": null, "dropout_op_kwargs": null,
			    "nonlin": "torch.nn.LeakyReLU", "nonlin_kwargs": {"inplace": true}},
			   "_kw_requires_import": ["conv_op", "norm_op", "dropout_op", "nonlin"]}
			 }}}
			""");
		write(folder.resolve("dataset.json"), """
			{"channel_names": {"0": "MRI"}, "labels": {"background": 0, %s},
			 "numTraining": 1, "file_ending": ".nii.gz"}
			""".formatted(IntStream.range(1, classes).mapToObj(i -> "\"class " + i +
				"\": " + i).collect(Collectors.joining(", "))));
		final Architecture network = new PlainConvUNet(new UNetShape(3, 1, classes,
			List.of(4, 8), List.of(List.of(3, 3, 3), List.of(3, 3, 3)), List.of(List
				.of(1, 1, 1), List.of(2, 2, 2)), List.of(1), true, Norm.NNUNET,
			Nonlinearity.NNUNET, false), List.of(1, 1));
		for (int fold = 0; fold < folds; fold++) {
			final Path file = folder.resolve("fold_" + fold + "/checkpoint_final.pth");
			makeFolder(file.getParent());
			final Map<String, Object> init = new LinkedHashMap<>();
			init.put("configuration", "3d_fullres");
			init.put("fold", (long) fold);
			final Map<String, Object> content = new LinkedHashMap<>();
			content.put("network_weights", weights(network, "", fold));
			content.put("init_args", init);
			content.put("trainer_name", "nnUNetTrainer");
			content.put("inference_allowed_mirroring_axes", List.of(0L, 1L, 2L));
			TorchSave.write(file, content);
		}
		return folder;
	}

	/**
	 * Both steps of TotalSpineSeg as its release leaves them in the data folder:
	 * residual encoders, regions, the best weights of one fold.
	 *
	 * @param data the data folder, made
	 * @return the folder
	 */
	public static Path totalSpineSeg(final Path data) {
		for (int step = 1; step <= 2; step++) {
			final long seed = step;
			totalSpineSegStep(data, step, List.of(16, 16, 16), network -> weights(
				network, "", seed));
		}
		return data;
	}

	/**
	 * The same folders with networks that do not guess: a voxel has a region if its
	 * value is above the threshold of that region. A tile holds the whole scan.
	 *
	 * @param data folder to make the others in
	 * @param size size of scans in voxels, x first, even numbers
	 * @param thresholds for both steps, for each region a multiple of the standard
	 *          deviation of the scan's values from their mean; infinite for a region
	 *          that no voxel has
	 * @return the folder
	 */
	public static Path totalSpineSeg(final Path data, final int[] size,
		final double[][] thresholds)
	{
		for (int step = 1; step <= 2; step++) {
			final double[] own = thresholds[step - 1];
			totalSpineSegStep(data, step, List.of(size[2], size[1], size[0]),
				network -> comparing(network, own));
		}
		return data;
	}

	/** Carries the first channel through all layers, 10 added to keep it positive. */
	private static Map<String, Tensor> comparing(final Architecture network,
		final double... thresholds)
	{
		final float positive = 10;
		final float steep = 200;
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		TorchScriptWriter.weights(network).forEach((key, shape) -> {
			final int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
			final float[] values = new float[IntStream.of(sizes).reduce(1, (a,
				b) -> a * b)];
			final int middle = 13;
			final boolean passing = key.startsWith("encoder.stem") || key.startsWith(
				"decoder.stages");
			if (key.equals("encoder.stem.convs.0.conv.weight")) values[middle] = 1;
			// The channels of the skip connection come behind those from below.
			else if (key.equals("decoder.stages.0.convs.0.conv.weight"))
				values[sizes[1] / 2 * 27 + middle] = 1;
			else if (passing && key.endsWith("norm.weight")) values[0] = 1;
			else if (passing && key.endsWith("norm.bias")) values[0] = positive;
			else if (key.startsWith("decoder.seg_layers")) for (int region =
				0; region < thresholds.length; region++)
			{
				final boolean never = Double.isInfinite(thresholds[region]);
				if (key.endsWith("bias")) values[region] = never ? -steep
					: (float) (-steep * (positive + thresholds[region]));
				else values[region * sizes[1]] = never ? 0 : steep;
			}
			weights.put(key, Tensor.of(values, sizes));
		});
		return weights;
	}

	private static void totalSpineSegStep(final Path data, final int step,
		final List<Integer> patch,
		final Function<Architecture, Map<String, Tensor>> weights)
	{
		final Path folder = data.resolve("nnUNet/results/r20260730/Dataset10" +
			step + "_TotalSpineSeg_step" + step +
			"/nnUNetTrainerDAExtGPU__nnUNetPlans__3d_fullres");
		final int regions = step == 1 ? 9 : 11;
		write(folder.resolve("plans.json"), """
			{"dataset_name": "Dataset10%d_TotalSpineSeg_step%d",
			 "plans_name": "nnUNetPlans", "image_reader_writer": "SimpleITKIO",
			 "transpose_forward": [0, 1, 2], "transpose_backward": [0, 1, 2],
			 "label_manager": "LabelManager", "configurations": {"3d_fullres": {
			  "preprocessor_name": "DefaultPreprocessor",
			  "spacing": [1.0, 1.0, 1.0], "patch_size": %s,
			  "normalization_schemes": [%s], "use_mask_for_norm": [%s],
			  "architecture": {"network_class_name": "a.b.ResidualEncoderUNet",
			   "arch_kwargs": {"n_stages": 2, "features_per_stage": [4, 8],
			    "conv_op": "torch.nn.modules.conv.Conv3d",
			    "kernel_sizes": [[3, 3, 3], [3, 3, 3]],
			    "strides": [[1, 1, 1], [2, 2, 2]],
			    "n_blocks_per_stage": [1, 1], "n_conv_per_stage_decoder": [1],
			    "conv_bias": true,
			    "norm_op": "torch.nn.modules.instancenorm.InstanceNorm3d",
			    "norm_op_kwargs": {"eps": 1e-05, "affine": true},
			    "dropout_op": null, "dropout_op_kwargs": null,
			    "nonlin": "torch.nn.LeakyReLU", "nonlin_kwargs": {"inplace": true}},
			   "_kw_requires_import": ["conv_op", "norm_op", "dropout_op", "nonlin"]}
			 }}}
			""".formatted(step, step, patch, step == 1 ? "\"ZScoreNormalization\""
			: "\"ZScoreNormalization\", \"NoNormalization\"", step == 1 ? "false"
				: "false, false"));
		final String names = step == 1 ? """
			"disc": [1,2,3,4,5], "disc_C2_C3": 2, "disc_C7_T1": 3, "disc_T12_L1": 4,
			"disc_L5_S": 5, "vertebrae": [6,7], "vertebrae_C1": 7, "canal": [8,9],
			"cord": 9""" : """
			"disc": [1,2,3,4,5], "disc_C2_C3": 2, "disc_C7_T1": 3, "disc_T12_L1": 4,
			"disc_L5_S": 5, "vertebrae": [6,7,8,9], "vertebrae_O": 7,
			"vertebrae_E": 8, "sacrum": 9, "canal": [10,11], "cord": 11""";
		write(folder.resolve("dataset.json"), """
			{"channel_names": {"0": "MRI"%s}, "labels": {"background": 0, %s},
			 "regions_class_order": [%s], "numTraining": 1, "file_ending": ".nii.gz"}
			""".formatted(step == 1 ? "" : ", \"1\": \"noNorm\"", names, IntStream
				.rangeClosed(1, regions).mapToObj(Integer::toString).collect(Collectors
					.joining(", "))));
		final Architecture network = new ResidualEncoderUNet(new UNetShape(3, step,
			regions, List.of(4, 8), List.of(List.of(3, 3, 3), List.of(3, 3, 3)), List
				.of(List.of(1, 1, 1), List.of(2, 2, 2)), List.of(1), true, Norm.NNUNET,
			Nonlinearity.NNUNET, false), List.of(1, 1), 4);
		final Path file = folder.resolve("fold_0/checkpoint_best.pth");
		makeFolder(file.getParent());
		final Map<String, Object> init = new LinkedHashMap<>();
		init.put("configuration", "3d_fullres");
		init.put("fold", 0L);
		final Map<String, Object> content = new LinkedHashMap<>();
		content.put("network_weights", weights.apply(network));
		content.put("init_args", init);
		content.put("trainer_name", "nnUNetTrainerDAExtGPU");
		content.put("inference_allowed_mirroring_axes", null);
		TorchSave.write(file, content);
	}

	/**
	 * SPINEPS's instance model.
	 *
	 * @param folder folder to make
	 * @param channels 10 for the released generation, 11 for the newer one
	 * @return the folder
	 */
	public static Path instance(final Path folder, final int channels) {
		makeFolder(folder);
		write(folder.resolve("inference_config.json"), """
			{"log_name": "Instance_Tiny_1.0", "modality": "SEG",
			 "acquisition": "sag", "modeltype": "unet",
			 "model_expected_orientation": ["P", "I", "R"],
			 "resolution_range": [3.0, 3.0, 4.0], "available_folds": 1,
			 "inference_augmentation": false, "default_step_size": 0.5,
			 "labels": {"1": 1, "2": 2, "3": 3}, "cutout_size": [32, 40, 16]}
			""");
		final Map<String, Object> content = new LinkedHashMap<>();
		content.put("state_dict", weights(new Unet3D(channels, 4, 8), "network.",
			1));
		content.put("hyper_parameters", Map.of("opt", new TorchSave.PythonObject(
			"spineps.train", "Options", Map.of("dim", 8L))));
		TorchSave.write(folder.resolve("tiny-weights.ckpt"), content);
		return folder;
	}

	/**
	 * SPINEPS's naming model.
	 *
	 * @param folder folder to make
	 * @return the folder
	 */
	public static Path naming(final Path folder) {
		return naming(folder, "sagittal_v3corpus_npz");
	}

	/**
	 * SPINEPS's naming model.
	 *
	 * @param folder folder to make
	 * @param trainingSet name of the data set that it was trained on
	 * @param more further heads
	 * @return the folder
	 */
	public static Path naming(final Path folder, final String trainingSet,
		final Head... more)
	{
		makeFolder(folder);
		write(folder.resolve("inference_config.json"), """
			{"log_name": "T2w_Labeling_Tiny", "modality": ["T2w"],
			 "acquisition": "sag", "modeltype": "classifier",
			 "model_expected_orientation": ["P", "I", "R"],
			 "resolution_range": [0.75, 0.75, 1.65], "available_folds": 1,
			 "inference_augmentation": false, "default_step_size": 0.5,
			 "labels": {}}
			""");
		final Map<String, Object> content = new LinkedHashMap<>();
		final List<Head> heads = new ArrayList<>(List.of(new Head("REGION", 3),
			new Head("VERT", 24), new Head("VERTGRP", 12), new Head("VERTREL", 6),
			new Head("FULLYVISIBLE", 2)));
		heads.addAll(List.of(more));
		content.put("state_dict", weights(new DenseNetClassifier(1, 8, 4, 2, List
			.of(2, 2), heads), "", 2));
		content.put("hyper_parameters", Map.of("opt", new TorchSave.PythonObject(
			"spineps.train", "Options", Map.of("final_size", List.of(32L, 40L,
				16L), "ds_name", trainingSet))));
		TorchSave.write(folder.resolve("epoch=3_val_f1=0.98_valf1-weights.ckpt"),
			content);
		return folder;
	}

	/**
	 * @param folder a folder
	 * @param zip archive to make of what is in it
	 * @return the archive
	 */
	public static Path zip(final Path folder, final Path zip) {
		try (OutputStream out = Files.newOutputStream(zip);
				ZipOutputStream archive = new ZipOutputStream(out);
				Stream<Path> files = Files.walk(folder))
		{
			for (final Path file : files.filter(Files::isRegularFile).sorted()
				.toList())
			{
				archive.putNextEntry(new ZipEntry(folder.getParent().relativize(file)
					.toString().replace('\\', '/')));
				Files.copy(file, archive);
				archive.closeEntry();
			}
			return zip;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Map<String, Tensor> weights(final Architecture network,
		final String prefix, final long seed)
	{
		final Random random = new Random(seed);
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		TorchScriptWriter.weights(network).forEach((key, shape) -> {
			final int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
			final int count = IntStream.of(sizes).reduce(1, (a, b) -> a * b);
			final float[] values = new float[count];
			for (int i = 0; i < count; i++)
				values[i] = random.nextFloat() - (key.endsWith("running_var") ? -0.5f
					: 0.5f);
			weights.put(prefix + key, Tensor.of(values, sizes));
		});
		return weights;
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
}
