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
package org.spineps.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The input that a network needs.
 *
 * @param axes direction of the tensor's spatial axes, slowest first
 * @param spacingMm millimetres between voxels along these axes
 * @param encoding the content of the channels
 * @param normalisation how to normalise intensities; {@code None} for labels
 * @param classOfLabel for encodings by class the class index of every label that
 *          counts, at least 1; all others are 0. Otherwise empty
 * @param preparation how scans are prepared before they are resampled
 * @param labelSets for {@link InputEncoding#LABEL_SETS} the labels of each channel
 *          but the last two, bone and bodies of vertebrae first; otherwise empty
 */
public record ModelInput(AxisCodes axes, List<Double> spacingMm,
	InputEncoding encoding, IntensityNormalisation normalisation,
	Map<Integer, Integer> classOfLabel, Preparation preparation,
	List<List<Integer>> labelSets)
{

	/** What {@link #encode} takes for a place outside the field of view. */
	public static final int OUTSIDE = 0xffff;

	private static final double SMALLEST_SPACING_MM = 0.05;
	private static final double LARGEST_SPACING_MM = 50;
	private static final int MOST_CLASSES = 256;
	private static final int MOST_SETS = 32;

	/**
	 * Copies lists and map.
	 *
	 * @throws IllegalArgumentException for a spacing out of bounds, or labels
	 *           without a label encoding and the other way round
	 */
	public ModelInput {
		Objects.requireNonNull(axes);
		Objects.requireNonNull(normalisation);
		Objects.requireNonNull(preparation);
		spacingMm = List.copyOf(spacingMm);
		classOfLabel = Collections.unmodifiableMap(new TreeMap<>(
			classOfLabel));
		if (spacingMm.size() != 3) throw new IllegalArgumentException(
			"The spacing must be three numbers");
		for (final double mm : spacingMm)
			if (!(mm >= SMALLEST_SPACING_MM && mm <= LARGEST_SPACING_MM))
				throw new IllegalArgumentException("Invalid spacing: " + mm + " mm");
		labelSets = labelSets.stream().map(List::copyOf).toList();
		final boolean sets = encoding == InputEncoding.LABEL_SETS;
		if (classOfLabel.isEmpty() != (encoding == InputEncoding.INTENSITY || sets))
			throw new IllegalArgumentException("Encoding " + encoding.text() +
				" with " + classOfLabel.size() + " labels");
		if ((labelSets.size() >= 2) != sets || labelSets.size() > MOST_SETS)
			throw new IllegalArgumentException("Encoding " + encoding.text() +
				" with " + labelSets.size() + " sets of labels");
		for (final List<Integer> set : labelSets)
			for (final int label : set)
				if (label < 1 || label >= OUTSIDE) throw new IllegalArgumentException(
					"Label " + label + " in a set of labels");
		for (final Map.Entry<Integer, Integer> entry : classOfLabel.entrySet())
			if (entry.getKey() < 1 || entry.getKey() > 0xffff || entry
				.getValue() < 1 || entry.getValue() >= MOST_CLASSES)
				throw new IllegalArgumentException("Label " + entry.getKey() +
					" as class " + entry.getValue());
	}

	/**
	 * An input without sets of labels.
	 *
	 * @param axes direction of the tensor's spatial axes, slowest first
	 * @param spacingMm millimetres between voxels along these axes
	 * @param encoding the content of the channels
	 * @param normalisation how to normalise intensities
	 * @param classOfLabel for label encodings the class index of every label
	 * @param preparation how scans are prepared
	 */
	public ModelInput(final AxisCodes axes, final List<Double> spacingMm,
		final InputEncoding encoding, final IntensityNormalisation normalisation,
		final Map<Integer, Integer> classOfLabel, final Preparation preparation)
	{
		this(axes, spacingMm, encoding, normalisation, classOfLabel, preparation,
			List.of());
	}

	/**
	 * An input without preparation.
	 *
	 * @param axes direction of the tensor's spatial axes, slowest first
	 * @param spacingMm millimetres between voxels along these axes
	 * @param encoding the content of the channels
	 * @param normalisation how to normalise intensities
	 * @param classOfLabel for label encodings the class index of every label
	 */
	public ModelInput(final AxisCodes axes, final List<Double> spacingMm,
		final InputEncoding encoding, final IntensityNormalisation normalisation,
		final Map<Integer, Integer> classOfLabel)
	{
		this(axes, spacingMm, encoding, normalisation, classOfLabel,
			Preparation.NONE);
	}

	/**
	 * @param wanted how scans are prepared
	 * @return this input with that preparation
	 */
	public ModelInput with(final Preparation wanted) {
		return new ModelInput(axes, spacingMm, encoding, normalisation,
			classOfLabel, wanted, labelSets);
	}

	/**
	 * @return axis codes of the volumes that share their flat array with the
	 *         network's tensor
	 */
	public AxisCodes volumeAxes() {
		return axes.reversed();
	}

	/** @return number of input channels */
	public int channels() {
		return switch (encoding) {
			case INTENSITY, LABEL_INDEX -> 1;
			case LABEL_ONE_HOT -> classOfLabel.values().stream().mapToInt(
				Integer::intValue).max().orElse(0) + 1;
			case LABEL_SETS -> labelSets.size() + 2;
		};
	}

	/**
	 * The grid on which the network sees an image: its axes and spacing, the first
	 * voxel's centre in place.
	 *
	 * @param image grid of the image
	 * @return the network's grid
	 */
	public Grid gridFor(final Grid image) {
		return image.reorient(volumeAxes()).resample(spacingMm.get(2), spacingMm
			.get(1), spacingMm.get(0));
	}

	/**
	 * Turns labels into the network's input tensor.
	 *
	 * @param labels a volume in {@link #volumeAxes()}
	 * @return {@link #channels()} × voxels values, a new array
	 * @throws IllegalStateException if this input is not made of classes of labels
	 */
	public float[] encode(final LabelVolume labels) {
		if (classOfLabel.isEmpty()) throw new IllegalStateException(
			"The input is made of " + encoding.text());
		final float[] table = new float[1 << 16];
		classOfLabel.forEach((label, index) -> table[label] = index);
		final short[] voxels = labels.array();
		final float[] result = new float[Math.multiplyExact(channels(),
			voxels.length)];
		for (int i = 0; i < voxels.length; i++) {
			final float index = table[voxels[i] & 0xffff];
			if (encoding == InputEncoding.LABEL_INDEX) result[i] = index;
			else result[(int) index * voxels.length + i] = 1;
		}
		return result;
	}

	/**
	 * Turns labels around a vertebra into the network's input tensor.
	 *
	 * @param labels a volume in {@link #volumeAxes()}, {@link #OUTSIDE} where there is
	 *          no scan
	 * @param vertebrae vertebrae on the same grid
	 * @param vertebra the one in question
	 * @return {@link #channels()} × voxels values, a new array
	 * @throws IllegalStateException if this input is not made of sets of labels
	 */
	public float[] encode(final LabelVolume labels, final LabelVolume vertebrae,
		final int vertebra)
	{
		if (labelSets.isEmpty()) throw new IllegalStateException(
			"The input is made of " + encoding.text());
		final short[] voxels = labels.array();
		final int[] table = new int[1 << 16];
		for (int set = 0; set < labelSets.size(); set++)
			for (final int label : labelSets.get(set))
				table[label] |= 1 << set;
		final float[] result = new float[Math.multiplyExact(channels(),
			voxels.length)];
		final int view = labelSets.size() * voxels.length;
		for (int i = 0; i < voxels.length; i++) {
			int sets = table[voxels[i] & 0xffff];
			for (; sets != 0; sets &= sets - 1)
				result[Integer.numberOfTrailingZeros(sets) * voxels.length + i] = 1;
			if ((voxels[i] & 0xffff) != OUTSIDE) result[view + i] = 1;
			if ((vertebrae.array()[i] & 0xffff) == vertebra) result[view +
				voxels.length + i] = 1;
		}
		return result;
	}
}
