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
package org.spineps.batch.totalspineseg;

import java.nio.file.Path;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.totalspineseg.level.DiscLevels;
import org.spineps.pipeline.totalspineseg.level.LevelNumbering;
import org.spineps.pipeline.totalspineseg.stage.CanalFilling;
import org.spineps.pipeline.totalspineseg.stage.LabelMapping;
import org.spineps.pipeline.totalspineseg.stage.LargestComponent;
import org.spineps.pipeline.totalspineseg.stage.LevelPoints;
import org.spineps.pipeline.totalspineseg.stage.OneMillimetre;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.ItkResample;

/**
 * The single stages of TotalSpineSeg from file to file, exactly as the original
 * does them. An input is never changed; an output that exists is replaced.
 */
public final class StageFiles {

	/** How labels get onto another grid. */
	public enum Interpolation {
			/** The nearest voxel. */
			NEAREST,
			/** Between voxels, for probabilities. */
			LINEAR,
			/** One voxel for each label. */
			LABEL;

		/**
		 * @param word nearest, linear or label
		 * @return what it stands for
		 * @throws SpinepsException if it is another word
		 */
		public static Interpolation of(final String word)
			throws SpinepsException
		{
			for (final Interpolation one : values())
				if (one.name().equalsIgnoreCase(word)) return one;
			throw new SpinepsException("Unknown interpolation '" + word + "'",
				"expected nearest, linear or label", "Choose one of these");
		}
	}

	private StageFiles() {
		// static methods only
	}

	/**
	 * @param mask a mask of step 1 on a grid of one millimetre
	 * @param output the levels on the same grid
	 * @param byName whether levels have the numbers of their discs, instead of
	 *          counting on from the first
	 * @throws SpinepsException if the mask cannot be read or has no canal or discs, or
	 *           the output cannot be written
	 */
	public static void levels(final Path mask, final Path output,
		final boolean byName) throws SpinepsException
	{
		final VolumeFile file = VolumeFiles.read(mask);
		final LabelVolume labels = file.labels();
		final LabelVolume levels = DiscLevels.of(Reorient.to(labels, AxisCodes.RAS),
			byName ? LevelNumbering.BY_NAME : LevelNumbering.CONSECUTIVE).volume();
		write(output, Reorient.to(levels, labels.grid().axisCodes()).on(labels
			.grid()), file);
	}

	/**
	 * @param mask any mask
	 * @param output the mask without what lies apart from its largest part
	 * @throws SpinepsException if a file cannot be read or written
	 */
	public static void largestComponent(final Path mask, final Path output)
		throws SpinepsException
	{
		final VolumeFile file = VolumeFiles.read(mask);
		write(output, inRas(file.labels(), LargestComponent::of), file);
	}

	/**
	 * @param mask a mask with cord 1 and canal 2
	 * @param output the mask with one canal without gaps
	 * @throws SpinepsException if a file cannot be read or written
	 */
	public static void fillCanal(final Path mask, final Path output)
		throws SpinepsException
	{
		final VolumeFile file = VolumeFiles.read(mask);
		write(output, inRas(file.labels(), CanalFilling::of), file);
	}

	/** Work on a mask with axes to right, anterior and superior. */
	private interface Work {

		LabelVolume on(LabelVolume mask);
	}

	private static LabelVolume inRas(final LabelVolume labels,
		final Work work)
	{
		return Reorient.to(work.on(Reorient.to(labels, AxisCodes.RAS)), labels.grid()
			.axisCodes()).on(labels.grid());
	}

	/**
	 * Resamples to cubes of one millimetre; the axes stay as they are.
	 *
	 * @param input an image; the mean of its time points, if there are several
	 * @param output the image on the other grid, 32-bit floats
	 * @throws SpinepsException if a file cannot be read or written, or the image is
	 *           thinner than a millimetre
	 */
	public static void resample(final Path input, final Path output)
		throws SpinepsException
	{
		final ImageVolume image = VolumeFiles.read(input).image(TimeHandling.MEAN);
		VolumeExport.writeImage(output, ItkResample.linear(image, OneMillimetre.over(
			image.grid()), false), null);
	}

	/**
	 * @param mask any mask
	 * @param output the mask with other numbers
	 * @param map old → new number
	 * @param keepOthers whether labels that the map does not name stay
	 * @throws SpinepsException if a file cannot be read or written
	 */
	public static void mapLabels(final Path mask, final Path output,
		final Map<Integer, Integer> map, final boolean keepOthers)
		throws SpinepsException
	{
		final VolumeFile file = VolumeFiles.read(mask);
		write(output, LabelMapping.apply(file.labels(), map, keepOthers), file);
	}

	/**
	 * @param mask a mask, or a probability
	 * @param image gives the grid
	 * @param output the mask on the grid of the image
	 * @param how how
	 * @throws SpinepsException if a file cannot be read or written
	 */
	public static void transform(final Path mask, final Path image,
		final Path output, final Interpolation how) throws SpinepsException
	{
		final VolumeFile file = VolumeFiles.read(image);
		final VolumeFile moved = VolumeFiles.read(mask);
		final Grid target = file.geometry().grid();
		switch (how) {
			case NEAREST -> write(output, ItkResample.nearest(moved.labels(),
				target), file);
			case LABEL -> write(output, LevelPoints.byCubes(moved.labels(), target),
				file);
			default -> VolumeExport.writeImage(output, ItkResample.linear(moved.image(),
				target, false), file.geometry());
		}
	}

	private static void write(final Path output, final LabelVolume labels,
		final VolumeFile like) throws SpinepsException
	{
		VolumeExport.writeLabels(output, labels, like.geometry(), Map.of());
	}
}
