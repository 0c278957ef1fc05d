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

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.show.LabelColors;

/** Images that every command must refuse, and words that its message must hold. */
public record BadImages(String name, Supplier<ImagePlus> maker, String reason) {

	/** @return a fresh image; null for "no image" */
	public ImagePlus image() {
		return maker.get();
	}

	/** @return all of them */
	public static List<BadImages> all() {
		final List<BadImages> all = new ArrayList<>(opened());
		all.add(new BadImages("no image", () -> null, "No image is open"));
		all.add(new BadImages("image of size 0", ImagePlus::new,
			"There is no such image"));
		return all;
	}

	/** @return what Segment Spine refuses: of a hyperstack it takes what is shown */
	public static List<BadImages> forSegmentation() {
		return all().stream().filter(bad -> !List.of("time series", "channels")
			.contains(bad.name())).toList();
	}

	/** @return those that can be the active image */
	public static List<BadImages> opened() {
		return List.of( //
			new BadImages("single slice", () -> calibrated(new ImagePlus("2D",
				new ByteProcessor(8, 8))), "single slice"), //
			new BadImages("RGB", () -> rgb(4), "RGB"), //
			new BadImages("RGB slice", () -> rgb(1), "RGB"), //
			new BadImages("time series", () -> hyperstack(1, 3, 4), "time series"), //
			new BadImages("channels", () -> hyperstack(2, 6, 1), "one channel"), //
			new BadImages("frames for slices", () -> hyperstack(1, 1, 6),
				"time series"), //
			new BadImages("channels for slices", () -> hyperstack(6, 1, 1),
				"one channel"), //
			new BadImages("no calibration", () -> uncalibrated("pixel"),
				"no calibration"), //
			new BadImages("no unit", () -> uncalibrated(""), "no calibration"), //
			new BadImages("zero spacing", () -> spacing(0), "voxel size"), //
			new BadImages("NaN spacing", () -> spacing(Double.NaN), "voxel size"), //
			new BadImages("negative spacing", () -> spacing(-3), "voxel size"), //
			new BadImages("NaN voxel", () -> withValue(Float.NaN), "not numbers"), //
			new BadImages("infinite voxel", () -> withValue(
				Float.NEGATIVE_INFINITY), "not numbers"), //
			new BadImages("mask", BadImages::mask, "This is a mask"), //
			new BadImages("constant", () -> calibrated(new ImagePlus("constant",
				ImageStack.create(8, 8, 4, 16))), "is empty"));
	}

	private static ImagePlus calibrated(final ImagePlus image) {
		OpenImages.calibrate(image, 1, 1, 3, "mm");
		return image;
	}

	private static ImagePlus rgb(final int slices) {
		final ImageStack stack = new ImageStack(8, 8);
		for (int i = 0; i < slices; i++)
			stack.addSlice(null, new ColorProcessor(8, 8));
		return calibrated(new ImagePlus("RGB", stack));
	}

	private static ImagePlus hyperstack(final int channels, final int slices,
		final int frames)
	{
		final ImagePlus image = OpenImages.ramp(8, 8, channels * slices * frames);
		image.setDimensions(channels, slices, frames);
		return image;
	}

	private static ImagePlus uncalibrated(final String unit) {
		final ImagePlus image = OpenImages.ramp(8, 8, 4);
		OpenImages.calibrate(image, 1, 1, 1, unit);
		return image;
	}

	private static ImagePlus spacing(final double depth) {
		final ImagePlus image = OpenImages.ramp(8, 8, 4);
		OpenImages.calibrate(image, 1, 1, depth, "mm");
		return image;
	}

	private static ImagePlus mask() {
		return ImagePlusVolumes.toLabelImage(OpenImages.SPINE.semantic(), OpenImages
			.spine("mask"), "mask", LabelColors.semanticLut(), "");
	}

	private static ImagePlus withValue(final float value) {
		final ImageStack stack = new ImageStack(8, 8);
		for (int i = 0; i < 4; i++)
			stack.addSlice(null, new FloatProcessor(8, 8, new float[64]));
		stack.getProcessor(2).setf(3, 3, value);
		stack.getProcessor(3).setf(3, 3, 5);
		return calibrated(new ImagePlus("not numbers", stack));
	}

	@Override
	public String toString() {
		return name;
	}
}
