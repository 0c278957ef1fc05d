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
package org.spineps.nnunet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.NetworkPlan;
import org.spineps.convert.nnunet.NnUnetConfiguration;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.convert.nnunet.NnUnetPlans;
import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.convert.nnunet.ResamplingFunction.Kind;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Padding;
import org.spineps.network.window.Tiling;

/**
 * Everything needed to run a configuration of nnU-Net v2 except its networks.
 * "Reader axes" are the axes of nnU-Net's arrays, z, y, x: the reverse of a
 * volume's. "Network axes" are those after transposing.
 *
 * @param name for messages, e.g. "Dataset501_Spine 3d_fullres"
 * @param toRas whether images are reoriented to right, anterior, superior first
 *          (nnU-Net's readers "…WithReorient"); else they stay as stored
 * @param transpose for every network axis the reader axis it is
 * @param spacing millimetres on the network axes; two numbers for a planar
 *          network, which processes the slices along network axis 0 one by one
 * @param patchSize voxels of a tile on the network axes, as many as the spacing
 * @param sizeMultiple a tile of another size must be a multiple of these, as
 *          many as the spacing; the network's strides multiplied
 * @param channels how each channel of the image is normalised
 * @param images how images are resampled
 * @param scores how scores are resampled
 * @param labels how scores become labels
 * @param mirrorAxes axes of the patch over whose flips the model's trainer
 *          allows to average; may be empty
 * @param cascade whether the labels of an earlier stage are also an input
 */
public record InferencePlan(String name, boolean toRas, List<Integer> transpose,
	List<Double> spacing, List<Integer> patchSize, List<Integer> sizeMultiple,
	List<ChannelNormalisation> channels, ResamplingFunction images,
	ResamplingFunction scores, LabelRule labels, List<Integer> mirrorAxes,
	boolean cascade)
{

	/** @throws IllegalArgumentException if the parts do not fit together */
	public InferencePlan {
		transpose = List.copyOf(transpose);
		spacing = List.copyOf(spacing);
		patchSize = List.copyOf(patchSize);
		sizeMultiple = List.copyOf(sizeMultiple);
		channels = List.copyOf(channels);
		mirrorAxes = List.copyOf(mirrorAxes);
		if (!transpose.stream().sorted().toList().equals(List.of(0, 1, 2)))
			throw new IllegalArgumentException("Invalid transposition: " + transpose);
		final int dimensions = patchSize.size();
		if (dimensions < 2 || dimensions > 3 || spacing.size() != dimensions ||
			sizeMultiple.size() != dimensions)
			throw new IllegalArgumentException("Patch size " + patchSize +
				" does not fit the spacing " + spacing);
		for (final double mm : spacing)
			if (!(mm > 0 && mm < Double.POSITIVE_INFINITY))
				throw new IllegalArgumentException("Invalid spacing: " + spacing);
		for (int axis = 0; axis < dimensions; axis++)
			if (patchSize.get(axis) < 1 || sizeMultiple.get(axis) < 1 || patchSize.get(
				axis) % sizeMultiple.get(axis) != 0) throw new IllegalArgumentException(
					"Patch size " + patchSize + " is not a multiple of " + sizeMultiple);
		for (final int axis : mirrorAxes)
			if (axis < 0 || axis >= dimensions) throw new IllegalArgumentException(
				"Invalid axes of mirroring: " + mirrorAxes);
		if (channels.isEmpty()) throw new IllegalArgumentException("No channel");
		Resampling.require(images);
		Resampling.require(scores);
		if ((images.kind() == Kind.NONE) != (scores.kind() == Kind.NONE))
			throw new IllegalArgumentException(
				"Images are resampled and scores are not, or the other way round");
	}

	/** nnU-Net's readers, and whether they reorient images to RAS. */
	private static final Map<String, Boolean> READERS = Map.of("SimpleITKIO",
		false, "NibabelIO", false, "SimpleITKIOWithReorient", true,
		"NibabelIOWithReorient", true);

	/**
	 * @param model a trained model
	 * @return how it is run
	 * @throws SpinepsException if it cannot be run; says why
	 */
	public static InferencePlan of(final NnUnetModel model)
		throws SpinepsException
	{
		final NnUnetPlans plans = model.plans();
		final NnUnetConfiguration configuration = model.configuration();
		final String name = (plans.datasetName() + " " + configuration
			.name()).strip();
		final Boolean toRas = READERS.get(plans.readerName());
		if (toRas == null) throw unusable(name, "its images are read by " + plans
			.readerName() + ", which does not read NIfTI");
		try {
			final List<ChannelNormalisation> channels = new ArrayList<>();
			for (int c = 0; c < configuration.normalisation().size(); c++)
				channels.add(new ChannelNormalisation(configuration.normalisation().get(
					c), configuration.maskedNormalisation().get(c), plans
						.intensities(c).orElse(null)));
			return new InferencePlan(name, toRas, plans.transposition(),
				configuration.spacingMm(), configuration.patchSize(), multiples(
					configuration.network(), configuration.dimensions()), channels,
				configuration.imageResampling(), configuration.outputResampling(),
				LabelRule.of(model.dataset()), model.mirroringAxes(), configuration
					.previousStage().isPresent());
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("The model " + name + " cannot be run", e
				.getMessage(), "Download the model again, or run it with nnU-Net", e);
		}
	}

	private static List<Integer> multiples(final NetworkPlan network,
		final int dimensions)
	{
		final List<Integer> multiples = new ArrayList<>();
		for (int axis = 0; axis < dimensions; axis++) {
			int product = 1;
			for (final List<Integer> stride : network.strides())
				product = Math.multiplyExact(product, stride.get(axis));
			multiples.add(product);
		}
		return multiples;
	}

	private static SpinepsException unusable(final String name,
		final String why)
	{
		return new SpinepsException("The model " + name + " cannot be run", why,
			"Run it with nnU-Net");
	}

	/** @return whether the network processes slices one by one */
	public boolean isPlanar() {
		return patchSize.size() == 2;
	}

	/** @return number of the network's input channels */
	public int networkChannels() {
		return channels.size() + (cascade ? labels.foreground().size() : 0);
	}

	/**
	 * @param importance how overlapping tiles are weighted
	 * @return nnU-Net's tiling of a volume on three network axes
	 */
	Tiling tiling(final ImportanceMap importance) {
		return new Tiling(threeAxes(patchSize), threeAxes(sizeMultiple), 0,
			Tiling.DEFAULT_STEP, Padding.ZERO, importance);
	}

	private List<Integer> threeAxes(final List<Integer> sizes) {
		return isPlanar() ? List.of(1, sizes.get(0), sizes.get(1)) : sizes;
	}

	/** @return the mirror axes among three network axes, ascending; a new array */
	int[] mirrorTensorAxes() {
		return mirrorAxes.stream().sorted().distinct().mapToInt(axis -> axis +
			(isPlanar() ? 1 : 0)).toArray();
	}

	/**
	 * @param original millimetres on the network axes before resampling
	 * @return millimetres on the three network axes that the network needs
	 */
	double[] targetSpacing(final double... original) {
		return isPlanar() ? new double[] { original[0], spacing.get(0), spacing.get(
			1) } : new double[] { spacing.get(0), spacing.get(1), spacing.get(2) };
	}
}
