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
package org.spineps.ij.biasfield;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.image.GridProperty;
import org.spineps.ij.image.ImageChecks;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.Spacing;
import org.spineps.ij.image.Titles;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.BiasFieldSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.bias.BiasFieldCorrection;
import org.spineps.volume.bias.BiasFieldMask;

/**
 * The work of N4 Bias Field Correction: takes any open grey-value image, a slice,
 * a stack or a hyperstack, and corrects every volume (every channel and frame by
 * itself). Nothing is shown and the source is not changed.
 */
public final class BiasFieldTask implements ImageTask<BiasFieldSettings> {

	/**
	 * @param corrected the image without its field, 32 bits
	 * @param field the field, 32 bits; empty unless wanted
	 */
	public record Result(ImagePlus corrected, Optional<ImagePlus> field)
		implements TaskResult
	{

		@Override
		public Map<String, ImagePlus> images() {
			final Map<String, ImagePlus> images = new LinkedHashMap<>();
			field.ifPresent(image -> images.put("field", image));
			images.put("corrected", corrected);
			return images;
		}
	}

	@Override
	public JobDescription<BiasFieldSettings> job() {
		return BiasFieldSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		ImageChecks.requireGrey(source);
	}

	@Override
	public Result run(final ImagePlus source,
		final BiasFieldSettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		final BiasFieldCorrection correction = settings.correction();
		final BiasFieldMask mask = settings.maskKind();
		final float[] values = ImagePlusVolumes.values(source);
		ImageChecks.requireContent(values);
		final Grid grid = Grid.of(new int[] { source.getWidth(), source.getHeight(),
			source.getNSlices() }, spacing(source), AxisCodes.PIR);
		final Optional<Grid> place = place(source, values);
		final float[] field = new float[values.length];
		for (int frame = 0; frame < source.getNFrames(); frame++)
			for (int channel = 0; channel < source.getNChannels(); channel++) {
				final Planes planes = new Planes(source, grid, channel, frame);
				final ImageVolume volume = planes.read(values);
				final ImageVolume found = correction.field(volume, mask.of(volume),
					progress);
				planes.write(found, field);
				for (int v = 0; v < volume.array().length; v++)
					volume.array()[v] /= found.array()[v];
				planes.write(volume, values);
			}
		final ImagePlus corrected = image(source, values, "-n4", place);
		return new Result(corrected, settings.showField() ? Optional.of(image(
			source, field, "-n4-field", place)) : Optional.empty());
	}

	/** The place in the patient, where a header tells it. */
	private static Optional<Grid> place(final ImagePlus source,
		final float[] values)
	{
		if (source.getNChannels() > 1 || source.getNFrames() > 1) return Optional
			.empty();
		try {
			final ImageOrientation.Placement placement = ImageOrientation.of(source,
				values, DisplayedOrientation.DEFAULT, true);
			return placement.source().isHeader() ? Optional.of(placement.grid())
				: Optional.empty();
		}
		catch (final SpinepsException e) {
			// Not a scan of a patient: a field can be corrected all the same.
			return Optional.empty();
		}
	}

	/** Pixels count as millimetres where the image has no unit of length. */
	private static double[] spacing(final ImagePlus source)
		throws SpinepsException
	{
		final Calibration calibration = source.getCalibration();
		if (Spacing.isLength(calibration.getUnit())) return Spacing.mm(source);
		final double[] spacing = { calibration.pixelWidth, calibration.pixelHeight,
			calibration.pixelDepth };
		for (final double pixel : spacing)
			if (!(pixel > 0) || Double.isInfinite(pixel)) throw new SpinepsException(
				"The image has an impossible voxel size", Arrays.toString(spacing),
				"Enter pixel width, pixel height and voxel depth in Image > Properties");
		return spacing;
	}

	/** 32 bits, dimensions, calibration and place as the source has them. */
	private static ImagePlus image(final ImagePlus source, final float[] values,
		final String suffix, final Optional<Grid> place)
	{
		final int sliceSize = source.getWidth() * source.getHeight();
		final ImageStack stack = new ImageStack(source.getWidth(), source
			.getHeight());
		for (int slice = 0; slice < source.getStackSize(); slice++)
			stack.addSlice(null, new FloatProcessor(source.getWidth(), source
				.getHeight(), Arrays.copyOfRange(values, slice * sliceSize, (slice + 1) *
					sliceSize)));
		final ImagePlus image = new ImagePlus(Titles.withoutExtension(source
			.getTitle()) + suffix, stack);
		image.setDimensions(source.getNChannels(), source.getNSlices(), source
			.getNFrames());
		image.setOpenAsHyperStack(source.isHyperStack());
		final Calibration calibration = source.getCalibration().copy();
		calibration.disableDensityCalibration();
		image.setCalibration(calibration);
		place.ifPresent(grid -> GridProperty.write(image, grid));
		image.setSlice(source.getCurrentSlice());
		image.resetDisplayRange();
		return image;
	}

	/** The planes of one channel and frame among all planes of an image. */
	private static final class Planes {

		private final ImagePlus image;
		private final Grid grid;
		private final int channel;
		private final int frame;
		private final int size;

		Planes(final ImagePlus image, final Grid grid, final int channel,
			final int frame)
		{
			this.image = image;
			this.grid = grid;
			this.channel = channel;
			this.frame = frame;
			size = grid.size(0) * grid.size(1);
		}

		private int place(final int slice) {
			return size * (image.getStackIndex(channel + 1, slice + 1, frame + 1) -
				1);
		}

		ImageVolume read(final float[] all) {
			final ImageVolume volume = ImageVolume.zeros(grid);
			for (int k = 0; k < grid.size(2); k++)
				System.arraycopy(all, place(k), volume.array(), k * size, size);
			return volume;
		}

		void write(final ImageVolume volume, final float[] all) {
			for (int k = 0; k < grid.size(2); k++)
				System.arraycopy(volume.array(), k * size, all, place(k), size);
		}
	}
}
