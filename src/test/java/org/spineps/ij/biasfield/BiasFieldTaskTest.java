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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.ij.image.GridProperty;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.job.BiasFieldSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.BadImages;
import org.spineps.testing.OpenImages;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

class BiasFieldTaskTest {

	private static final BiasFieldSettings QUICK = new BiasFieldSettings(
		"positive", 40, 2, 4, 2, true);

	private static BiasFieldTask.Result correct(final ImagePlus image)
		throws SpinepsException
	{
		return new BiasFieldTask().run(image, QUICK, Progress.NONE);
	}

	private static ImagePlus shaded(final int slices) {
		final ImagePlus image = OpenImages.ramp(24, 20, slices);
		for (int n = 1; n <= slices; n++)
			for (int i = 0; i < 480; i++)
				image.getStack().getProcessor(n).setf(i, 100 + 50 * (i / 5 % 3) + i %
					24);
		return image;
	}

	@Test
	void correctedTimesFieldIsTheImageAndTheImageStays() throws Exception {
		final ImagePlus image = shaded(6);
		OpenImages.calibrate(image, 1, 1, 3, "mm");
		GridProperty.write(image, Grid.of(new int[] { 24, 20, 6 }, new double[] { 1,
			1, 3 }, new AxisCodes("AIL")));
		image.setSlice(3);
		final float[] before = ImagePlusVolumes.values(image);
		final BiasFieldTask.Result result = correct(image);
		assertThat(ImagePlusVolumes.values(image)).isEqualTo(before);
		final float[] after = ImagePlusVolumes.values(result.corrected());
		final float[] field = ImagePlusVolumes.values(result.field().orElseThrow());
		boolean changed = false;
		for (int v = 0; v < before.length; v++) {
			assertThat(after[v] * field[v] / before[v]).isBetween(0.999f, 1.001f);
			changed |= Math.abs(field[v] - 1) > 0.01;
		}
		assertThat(changed).isTrue();
		assertThat(result.corrected().getTitle()).endsWith("-n4");
		assertThat(result.corrected().getCalibration().pixelDepth).isEqualTo(3);
		assertThat(result.corrected().getCurrentSlice()).isEqualTo(3);
		assertThat(GridProperty.read(result.corrected()).orElseThrow().axisCodes())
			.isEqualTo(new AxisCodes("AIL"));
	}

	@Test
	void takesSlicesHyperstacksAndImagesWithoutUnit() throws Exception {
		assertThat(correct(shaded(1)).corrected().getStackSize()).isEqualTo(1);
		final ImagePlus hyperstack = shaded(12);
		hyperstack.setDimensions(2, 3, 2);
		final ImagePlus corrected = correct(hyperstack).corrected();
		assertThat(List.of(corrected.getNChannels(), corrected.getNSlices(),
			corrected.getNFrames())).containsExactly(2, 3, 2);
		// Every channel and frame by itself: the same slices, the same result.
		final float[] values = ImagePlusVolumes.values(corrected);
		assertThat(values[480 * 2 + 77]).isEqualTo(values[480 * 3 + 77]);
	}

	@Test
	void refusesWhatHasNoGreyValues() {
		for (final BadImages bad : BadImages.all()) {
			final List<String> refused = List.of("no image", "image of size 0", "RGB",
				"RGB slice", "zero spacing", "NaN spacing", "negative spacing",
				"NaN voxel", "infinite voxel", "constant");
			if (refused.contains(bad.name())) assertThatThrownBy(() -> correct(bad
				.image())).as(bad.name()).isInstanceOf(SpinepsException.class)
					.hasMessageContaining(bad.reason());
		}
	}
}
