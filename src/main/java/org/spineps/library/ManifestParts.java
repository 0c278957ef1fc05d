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
package org.spineps.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.architecture.UNetShape;
import org.spineps.convert.nnunet.DatasetDescription;
import org.spineps.convert.nnunet.ForegroundIntensities;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.convert.spineps.InferenceConfig;
import org.spineps.convert.spineps.SpinepsModel;
import org.spineps.model.InputEncoding;
import org.spineps.model.IntensityNormalisation;
import org.spineps.model.ModelInput;
import org.spineps.model.OutputClass;
import org.spineps.model.OutputHead;
import org.spineps.model.Preparation;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Padding;
import org.spineps.network.window.Tiling;
import org.spineps.volume.AxisCodes;

/**
 * Translates the description of a network in foreign files into parts of a
 * manifest.
 */
final class ManifestParts {

	private static final List<String> CUTOUT_CLASSES = List.of("background",
		"vertebra above", "centre vertebra", "vertebra below");
	private static final double RGB = 255;

	private ManifestParts() {
		// static methods only
	}

	/**
	 * nnU-Net's tensors have the axes of an array in reverse order, transposed as
	 * its plans say.
	 *
	 * @param orientation axes of the image that the model reads
	 * @param transposition for every axis of the tensor the reversed axis it is
	 * @return axes of the tensor
	 */
	static AxisCodes tensorAxes(final AxisCodes orientation,
		final List<Integer> transposition)
	{
		final AxisCodes reversed = orientation.reversed();
		final StringBuilder letters = new StringBuilder();
		for (final int axis : transposition)
			letters.append(reversed.letter(axis));
		return new AxisCodes(letters.toString());
	}

	/**
	 * @param network an nnU-Net of three dimensions, or two
	 * @param axes axes of its tensor; a planar one sees slices across the first
	 * @return the description of its first channel
	 * @throws SpinepsException if the plans lack intensities
	 */
	static ModelInput nnUnetInput(final NnUnetModel network,
		final AxisCodes axes) throws SpinepsException
	{
		final List<Double> spacing = new ArrayList<>(network.configuration()
			.spacingMm());
		if (spacing.size() == 2) spacing.add(0, spacing.get(0));
		return new ModelInput(axes, spacing, InputEncoding.INTENSITY, normalisation(
			network), new TreeMap<>());
	}

	/**
	 * @param config the configuration of a semantic model of SPINEPS
	 * @return SPINEPS's preparation of scans for it
	 */
	static Preparation preparation(final InferenceConfig config) {
		if (!config.isCt()) return Preparation.SPINEPS_MR;
		return config.hasC1() ? Preparation.SPINEPS_CT_WITH_C1
			: Preparation.SPINEPS_CT;
	}

	/**
	 * @param config the configuration of a semantic model of SPINEPS
	 * @return what becomes sacrum or metal in the instance mask
	 */
	static Map<Integer, Integer> instanceLabels(final InferenceConfig config) {
		final Map<Integer, Integer> labels = new TreeMap<>();
		for (final int label : config.sacrumIds())
			labels.put(label, Level.SACRUM.id());
		for (final int label : config.metalIds())
			labels.put(label, InferenceConfig.METAL);
		return labels;
	}

	private static IntensityNormalisation normalisation(
		final NnUnetModel network) throws SpinepsException
	{
		return switch (network.configuration().normalisation().get(0)) {
			case Z_SCORE -> new IntensityNormalisation.ZScore(network.configuration()
				.maskedNormalisation().get(0));
			case CT -> {
				final ForegroundIntensities training = network.plans().intensities(0)
					.orElseThrow(() -> new SpinepsException("The model " + network
						.folder().getFileName() + " cannot be used",
						"Its plans lack the intensities of its training set",
						"Download the model again"));
				yield new IntensityNormalisation.Fixed(training.percentile005(),
					training.percentile995(), training.mean(), training
						.standardDeviation());
			}
			case NONE -> new IntensityNormalisation.None();
			case RESCALE_TO_01 -> new IntensityNormalisation.Rescale();
			case RGB_TO_01 -> new IntensityNormalisation.Fixed(0, RGB, 0, RGB);
		};
	}

	/**
	 * @param network an nnU-Net
	 * @param step distance of tiles as a share of the patch
	 * @param importance how overlapping tiles are weighted
	 * @return its tiling
	 */
	static Tiling nnUnetTiling(final NnUnetModel network, final double step,
		final ImportanceMap importance)
	{
		final List<Integer> patch = new ArrayList<>(network.configuration()
			.patchSize());
		final List<Integer> multiple = new ArrayList<>(strides(network
			.architecture(), patch.size()));
		// A patch that is not divisible by the strides is still valid.
		for (int axis = 0; axis < patch.size(); axis++)
			if (patch.get(axis) % multiple.get(axis) != 0) multiple.set(axis, patch
				.get(axis));
		if (patch.size() == 2) {
			patch.add(0, 1);
			multiple.add(0, 1);
		}
		return new Tiling(patch, multiple, 0, step, Padding.ZERO, importance);
	}

	/** The strides of all stages multiplied, per axis. */
	private static List<Integer> strides(final Architecture architecture,
		final int dimensions)
	{
		final Integer[] product = new Integer[dimensions];
		Arrays.fill(product, 1);
		final UNetShape shape = architecture instanceof PlainConvUNet plain ? plain
			.shape() : ((ResidualEncoderUNet) architecture).shape();
		for (final List<Integer> strides : shape.strides())
			for (int axis = 0; axis < dimensions; axis++)
				product[axis] *= strides.get(axis);
		return List.of(product);
	}

	/** @return the classes of any nnU-Net, named as in its data set */
	static List<OutputClass> classes(final DatasetDescription dataset) {
		return dataset.heads().stream().map(head -> new OutputClass(head.label(),
			head.name().isBlank() ? "label " + head.label() : head.name())).toList();
	}

	/** @return the classes of a semantic network with SPINEPS's labels */
	static List<OutputClass> classes(final SpinepsModel.Semantic model) {
		final List<OutputClass> classes = new ArrayList<>();
		for (final DatasetDescription.Head head : model.network().dataset()
			.heads())
		{
			final int index = classes.size();
			final int label = model.config().labelOfClass().getOrDefault(index,
				index);
			classes.add(new OutputClass(label, label == 0 ? "background" : Structure
				.of(label).map(Structure::label).orElse(head.name().isBlank()
					? "label " + label : head.name())));
		}
		return classes;
	}

	/**
	 * @param model an instance network
	 * @param channels number of its input channels
	 * @return the description of its cut-outs
	 */
	static ModelInput cutoutInput(final SpinepsModel.Instance model,
		final int channels)
	{
		final TreeMap<Integer, Integer> classOfLabel = new TreeMap<>();
		model.config().instance().inputOfLabel().forEach((label, value) -> {
			if (value > 0 && value < channels) classOfLabel.put(label, value);
		});
		return new ModelInput(model.config().orientation(), model.config().spacing()
			.smallestMm(), InputEncoding.LABEL_ONE_HOT,
			new IntensityNormalisation.None(), classOfLabel);
	}

	/** @return the classes of an instance network */
	static List<OutputClass> cutoutClasses(final SpinepsModel.Instance model) {
		final List<OutputClass> classes = new ArrayList<>();
		for (int index = 0; index < model.architecture()
			.outputChannels(); index++)
		{
			final int label = model.config().labelOfClass().getOrDefault(index,
				index);
			classes.add(new OutputClass(label, label < CUTOUT_CLASSES.size()
				? CUTOUT_CLASSES.get(label) : "class " + label));
		}
		return classes;
	}

	/**
	 * @param sizes voxels towards P, I and R
	 * @param axes axes of a tensor
	 * @return tiles of that size, in the tensor's axes
	 */
	static Tiling patch(final List<Integer> sizes, final AxisCodes axes) {
		final int[] patch = new int[3];
		for (int axis = 0; axis < 3; axis++)
			patch[axes.axisOf(AxisCodes.PIR.letter(axis))] = sizes.get(axis);
		final List<Integer> size = List.of(patch[0], patch[1], patch[2]);
		return new Tiling(size, size, 0, Tiling.DEFAULT_STEP, Padding.ZERO,
			ImportanceMap.FLOAT32);
	}

	/** @return the heads of a naming network, in the order of its output */
	static List<OutputHead> heads(final SpinepsModel.Naming model) {
		return model.architecture().heads().stream().map(head -> new OutputHead(head
			.name(), head.classes())).toList();
	}

	/** @return the classes of all heads, one after the other */
	static List<OutputClass> headClasses(final SpinepsModel.Naming model) {
		final List<OutputClass> classes = new ArrayList<>();
		for (final DenseNetClassifier.Head head : model.architecture().heads())
			for (int index = 0; index < head.classes(); index++)
				classes.add(new OutputClass(index, head.name() + " " + index));
		return classes;
	}
}
