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
package org.spineps.ij.segment;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.VolumeFiles;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Spineps;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * A macro, run by ImageJ's own interpreter without a screen, segments a piece of
 * the sample scan with the packaged networks, and finds what the pipeline finds.
 */
class SegmentSpineSampleTest {

	@TempDir
	private Path folder;

	private static ImageVolume piece() throws SpinepsException {
		final ImageVolume whole = VolumeFiles.read(Path.of(
			"models/sample/lumbar_T2w.nii.gz")).image();
		final ImageVolume pir = Reorient.to(Crop.of(whole, new Box(new int[] { 6,
			45, 40 }, new int[] { 32, 135, 156 }), 0), AxisCodes.PIR);
		return pir.on(Grid.of(pir.grid().size(), pir.grid().spacing(),
			AxisCodes.PIR));
	}

	/** @return the path of a TIFF file that holds the volume as it is displayed */
	private String saved(final ImageVolume volume) {
		final int plane = volume.grid().size(0) * volume.grid().size(1);
		final ImageStack stack = new ImageStack(volume.grid().size(0), volume.grid()
			.size(1));
		for (int k = 0; k < volume.grid().size(2); k++) {
			final float[] slice = new float[plane];
			System.arraycopy(volume.array(), k * plane, slice, 0, plane);
			stack.addSlice("", slice);
		}
		final ImagePlus image = new ImagePlus("piece", stack);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = volume.grid().spacing(0);
		calibration.pixelHeight = volume.grid().spacing(1);
		calibration.pixelDepth = volume.grid().spacing(2);
		calibration.setUnit("mm");
		final String path = folder.resolve("piece.tif").toString();
		new FileSaver(image).saveAsTiffStack(path);
		return path;
	}

	private static short[] labels(final String path) {
		final float[] values = ImagePlusVolumes.values(IJ.openImage(path));
		final short[] labels = new short[values.length];
		for (int v = 0; v < labels.length; v++)
			labels[v] = (short) values[v];
		return labels;
	}

	@Test
	void aMacroDoesWhatThePipelineDoes() throws SpinepsException {
		final ImageVolume piece = piece();
		final SpineSegmentation expected;
		try (Spineps spineps = new Spineps(new SpinepsOptions("", "", ComputeOptions.cpu(2)))) {
			expected = spineps.segment(piece, Progress.NONE);
		}
		try (HeadlessImageJ imagej = new HeadlessImageJ())
		{
			final String rows = imagej.run("open(getArgument());" +
				"folder = File.getDirectory(getArgument());" +
				"run('Segment Spine...', 'device=cpu threads=2 show_labels=true');" +
				"selectImage('piece-instances'); saveAs('Tiff', folder + 'i.tif');" +
				"selectImage('piece-semantic'); saveAs('Tiff', folder + 's.tif');" +
				"return '' + nResults;", saved(piece));
			assertThat(imagej.error()).isNull();
			assertThat(rows).isEqualTo(Integer.toString(expected.found().size()));
		}
		assertThat(expected.vertebrae().size()).isGreaterThanOrEqualTo(3);
		assertThat(expected.warnings()).noneMatch(w -> w.contains("doubts"));
		assertSame(expected.instances(), "i.tif");
		assertSame(expected.semantic(), "s.tif");
	}

	private void assertSame(final LabelVolume expected, final String file) {
		assertThat(labels(folder.resolve(file).toString())).isEqualTo(expected
			.array());
	}
}
