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
package org.spineps.pipeline.semantic;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.bias.BiasFieldCorrection;
import org.spineps.volume.bias.BiasFieldMask;

/**
 * What SPINEPS does to an MR scan before it is resampled for the semantic network
 * (Möller et al. 2024, section 2.4, and SPINEPS 2.0 behaviour): the least value
 * becomes 0, a greatest value above the ceiling becomes the ceiling, the bias field
 * is removed inside the box of positive voxels, and the range is set again there.
 *
 * @param normalise whether the range of values is set (proc_normalize_input)
 * @param ceiling greatest value afterwards; lower values are not scaled up
 * @param cropToContent whether what follows sees the box of positive voxels only
 *          (proc_sem_crop_input)
 * @param biasField whether the bias field is removed
 *          (proc_sem_n4_bias_correction)
 * @param mask where N4 looks
 * @param truncate whether a scan of whole numbers stays one, rounded towards 0 as
 *          SPINEPS does; else values keep their fractions
 * @param padVoxels voxels that are put around the scan (proc_pad_size)
 * @param padValue their value: 0, or that of air in CT
 */
public record ScanPreparation(boolean normalise, double ceiling,
	boolean cropToContent, boolean biasField, BiasFieldMask mask,
	boolean truncate, int padVoxels, double padValue)
{

	private static final double AIR_HU = -1024;

	/** What SPINEPS 2.0 does to MR scans. */
	public static final ScanPreparation ORIGINAL = new ScanPreparation(true,
		1500, true, true, BiasFieldMask.SPINEPS, true, 4, 0);

	/**
	 * The same without rounding, and looking for the bias field in tissue: the
	 * threshold of 60 means nothing in a scan of another scale.
	 */
	public static final ScanPreparation DEFAULTS = new ScanPreparation(true,
		1500, true, true, BiasFieldMask.OTSU, false, 4, 0);

	/** Nothing: the scan as it is. */
	public static final ScanPreparation NONE = new ScanPreparation(false, 1500,
		false, false, BiasFieldMask.OTSU, false, 0, 0);

	/**
	 * @throws IllegalArgumentException for a ceiling or padding that is impossible
	 */
	public ScanPreparation {
		if (!(ceiling > 0)) throw new IllegalArgumentException("The ceiling must be positive, found " +
			ceiling);
		if (padVoxels < 0 || padVoxels > 256) throw new IllegalArgumentException(
			"The padding must be 0 to 256 voxels, found " + padVoxels);
	}

	/**
	 * @param wanted whether what follows sees the box of positive voxels only
	 * @return these options with that
	 */
	ScanPreparation withCrop(final boolean wanted) {
		return new ScanPreparation(normalise, ceiling, wanted, biasField, mask,
			truncate, padVoxels, padValue);
	}

	/**
	 * @param wanted whether to remove the bias field
	 * @return these options with that
	 */
	public ScanPreparation withBiasField(final boolean wanted) {
		return new ScanPreparation(normalise, ceiling, cropToContent, wanted, mask,
			truncate, padVoxels, padValue);
	}

	/**
	 * @return what SPINEPS makes of these options for CT: Hounsfield units are left
	 *         alone, and there is air around the scan
	 */
	public ScanPreparation forCt() {
		return new ScanPreparation(false, ceiling, cropToContent, false, mask,
			truncate, padVoxels, AIR_HU);
	}

	/**
	 * @param image intensities of a scan on any grid; not changed
	 * @param progress receives the iterations of N4
	 * @return the prepared scan, a new volume: the same grid with the padding added
	 * @throws SpinepsException if there is nothing in the scan, or no tissue that
	 *           the bias field could be estimated from
	 */
	public ImageVolume apply(final ImageVolume image, final Progress progress)
		throws SpinepsException
	{
		final ImageVolume scan = ImageVolume.wrap(image.array().clone(), image
			.grid());
		final boolean whole = truncate && isWhole(scan.array());
		if (normalise) setRange(scan.array(), whole);
		final Box content = content(scan);
		if (content.isEmpty()) throw new SpinepsException("The scan is empty",
			"every voxel has the same value", "Choose another scan");
		final Box box = cropToContent ? content : scan.grid().box();
		ImageVolume part = Crop.of(scan, box, 0);
		if (biasField) {
			part = BiasFieldCorrection.SPINEPS.correct(part, mask.of(part), progress);
			if (whole) truncate(part.array());
		}
		if (normalise) setRange(part.array(), whole);
		Crop.paste(part, scan, box.min(0), box.min(1), box.min(2));
		return padVoxels == 0 ? scan : Crop.of(scan, scan.grid().box().grow(
			padVoxels), (float) padValue);
	}

	/** Shifts the least value to 0 and scales down to the ceiling. */
	private void setRange(final float[] values, final boolean whole) {
		float least = Float.POSITIVE_INFINITY;
		float greatest = Float.NEGATIVE_INFINITY;
		for (final float value : values) {
			least = Math.min(least, value);
			greatest = Math.max(greatest, value);
		}
		final double range = (double) greatest - least;
		final double factor = range > ceiling ? ceiling / range : 1;
		for (int v = 0; v < values.length; v++)
			values[v] = (float) (((double) values[v] - least) * factor);
		if (whole) truncate(values);
	}

	private static void truncate(final float[] values) {
		for (int v = 0; v < values.length; v++)
			values[v] = (float) (long) values[v];
	}

	private static boolean isWhole(final float[] values) {
		for (final float value : values)
			if (value != Math.rint(value)) return false;
		return true;
	}

	/** @return the box of what is greater than the least value, or than 0 */
	private Box content(final ImageVolume scan) {
		float least = Float.POSITIVE_INFINITY;
		for (final float value : scan.array())
			least = Math.min(least, value);
		final float floor = normalise ? 0 : least;
		final int[] min = scan.grid().size();
		final int[] max = new int[3];
		int v = 0;
		for (int k = 0; k < scan.grid().size(2); k++)
			for (int j = 0; j < scan.grid().size(1); j++)
				for (int i = 0; i < scan.grid().size(0); i++, v++) {
					if (!(scan.array()[v] > floor)) continue;
					min[0] = Math.min(min[0], i);
					min[1] = Math.min(min[1], j);
					min[2] = Math.min(min[2], k);
					max[0] = Math.max(max[0], i + 1);
					max[1] = Math.max(max[1], j + 1);
					max[2] = Math.max(max[2], k + 1);
				}
		return max[0] == 0 ? new Box(new int[3], new int[3]) : new Box(min, max);
	}
}
