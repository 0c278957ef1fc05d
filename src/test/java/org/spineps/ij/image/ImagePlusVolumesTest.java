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
package org.spineps.ij.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.anatomy.LevelColors;
import org.spineps.ij.show.LabelColors;
import org.spineps.testing.OpenImages;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class ImagePlusVolumesTest {

	@Test
	void readsXFastestThenYThenSlices() {
		final float[] values = ImagePlusVolumes.values(OpenImages.ramp(4, 3, 2));
		for (int i = 0; i < 24; i++)
			assertThat(values[i]).isEqualTo(i);
	}

	@Test
	void readsUnsignedBytesAndFloats() {
		final ImageStack bytes = new ImageStack(2, 1);
		bytes.addSlice(new ByteProcessor(2, 1, new byte[] { 0, (byte) 200 }));
		bytes.addSlice(new ByteProcessor(2, 1, new byte[] { 1, (byte) 255 }));
		assertThat(ImagePlusVolumes.values(new ImagePlus("", bytes)))
			.containsExactly(0, 200, 1, 255);
		final ImageStack floats = new ImageStack(2, 1);
		floats.addSlice(new FloatProcessor(2, 1, new float[] { -1.5f, 2 }));
		floats.addSlice(new FloatProcessor(2, 1, new float[] { 3, 4.25f }));
		assertThat(ImagePlusVolumes.values(new ImagePlus("", floats)))
			.containsExactly(-1.5f, 2, 3, 4.25f);
	}

	@Test
	void readsSigned16BitThroughTheCalibrationFunction() {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(new ShortProcessor(2, 1, new short[] { (short) 32761,
			(short) 33000 }, null));
		stack.addSlice(new ShortProcessor(2, 1, new short[] { 0, (short) 65535 },
			null));
		final ImagePlus image = new ImagePlus("", stack);
		image.getCalibration().setSigned16BitCalibration();
		assertThat(ImagePlusVolumes.values(image)).containsExactly(-7, 232, -32768,
			32767);
	}

	@Test
	void readsRescaledDicom() {
		final ImageStack stack = new ImageStack(1, 1);
		stack.addSlice(new ShortProcessor(1, 1, new short[] { 10 }, null));
		stack.addSlice(new ShortProcessor(1, 1, new short[] { 20 }, null));
		final ImagePlus image = new ImagePlus("", stack);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {
			-5, 0.5 }, "value");
		assertThat(ImagePlusVolumes.values(image)).containsExactly(0, 5);
	}

	@Test
	void labelImageLiesOnItsSource(@TempDir final Path folder) {
		final ImagePlus source = OpenImages.spine("scan.nii.gz");
		source.getCalibration().setSigned16BitCalibration();
		source.setSlice(6);
		final LabelVolume labels = OpenImages.SPINE.complete();
		final ImagePlus image = ImagePlusVolumes.toLabelImage(labels, source,
			"scan-instances", LabelColors.instanceLut(), "how it was made\n");
		check(source, labels, image);
		assertThat(image.getCurrentSlice()).isEqualTo(6);
		assertThat(image.getTitle()).isEqualTo("scan-instances");
		assertThat(image.getCalibration()).isNotSameAs(source.getCalibration());

		final String path = folder.resolve("labels.tif").toString();
		new FileSaver(image).saveAsTiffStack(path);
		final ImagePlus reopened = IJ.openImage(path);
		check(source, labels, reopened);
		assertThat(GridProperty.read(reopened)).contains(labels.grid());
	}

	private static void check(final ImagePlus source, final LabelVolume labels,
		final ImagePlus image)
	{
		final Grid grid = labels.grid();
		assertThat(image.getBitDepth()).isEqualTo(16);
		assertThat(image.getDimensions()).containsExactly(source.getWidth(), source
			.getHeight(), 1, source.getNSlices(), 1);
		for (int slice = 0; slice < grid.size(2); slice++)
			for (int y = 0; y < grid.size(1); y++)
				for (int x = 0; x < grid.size(0); x++)
					assertThat(image.getStack().getProcessor(slice + 1).get(x, y))
						.isEqualTo(labels.array()[grid.index(x, y, slice)] & 0xffff);
		final Calibration calibration = image.getCalibration();
		assertThat(calibration.pixelWidth).isEqualTo(source
			.getCalibration().pixelWidth, within(1e-9));
		assertThat(calibration.pixelDepth).isEqualTo(source
			.getCalibration().pixelDepth, within(1e-9));
		assertThat(calibration.getUnit()).isEqualTo("mm");
		assertThat(calibration.calibrated()).isFalse();
		assertThat(image.getDisplayRangeMin()).isZero();
		assertThat(image.getDisplayRangeMax()).isEqualTo(255);
		assertThat(image.getLuts()[0].getRGB(103) & 0xffffff).isEqualTo(LevelColors
			.ofInstance(103));
		assertThat(image.getInfoProperty()).contains("how it was made");
	}

	@Test
	void sourceIsNotChanged() {
		final ImagePlus source = OpenImages.spine("scan");
		final float[] before = ImagePlusVolumes.values(source);
		final float[] values = ImagePlusVolumes.values(source);
		Arrays.fill(values, 0);
		assertThat(ImagePlusVolumes.values(source)).isEqualTo(before);
	}
}
