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
 * @param classOfLabel for label encodings the class index of every label that
 *          counts, at least 1; all others are 0. Empty for intensities
 * @param preparation how scans are prepared before they are resampled
 */
public record ModelInput(AxisCodes axes, List<Double> spacingMm,
	InputEncoding encoding, IntensityNormalisation normalisation,
	Map<Integer, Integer> classOfLabel, Preparation preparation)
{

	private static final double SMALLEST_SPACING_MM = 0.05;
	private static final double LARGEST_SPACING_MM = 50;
	private static final int MOST_CLASSES = 256;

	/**
	 * Copies list and map.
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
		if (classOfLabel.isEmpty() != (encoding == InputEncoding.INTENSITY))
			throw new IllegalArgumentException("Encoding " + encoding.text() +
				" with " + classOfLabel.size() + " labels");
		for (final Map.Entry<Integer, Integer> entry : classOfLabel.entrySet())
			if (entry.getKey() < 1 || entry.getKey() > 0xffff || entry
				.getValue() < 1 || entry.getValue() >= MOST_CLASSES)
				throw new IllegalArgumentException("Label " + entry.getKey() +
					" as class " + entry.getValue());
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
			classOfLabel, wanted);
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
		return encoding == InputEncoding.LABEL_ONE_HOT ? classOfLabel.values()
			.stream().mapToInt(Integer::intValue).max().orElse(0) + 1 : 1;
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
	 * @throws IllegalStateException if this input is made of intensities
	 */
	public float[] encode(final LabelVolume labels) {
		if (encoding == InputEncoding.INTENSITY) throw new IllegalStateException(
			"The input is an image");
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
}
