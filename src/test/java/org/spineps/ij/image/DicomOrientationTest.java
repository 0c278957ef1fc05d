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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.ImageOrientation.Source;
import org.spineps.testing.OpenImages;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Slice labels as ImageJ makes them of DICOM headers. */
class DicomOrientationTest {

	/** An image whose slices carry the tags of where the grid puts them. */
	private static ImagePlus series(final Grid grid) {
		final ImagePlus image = OpenImages.stack("series", ImageVolume.zeros(grid),
			true);
		image.getStack().getProcessor(1).set(0, 0, 9);
		for (int slice = 0; slice < grid.size(2); slice++)
			image.getStack().setSliceLabel(header(grid, slice), slice + 1);
		return image;
	}

	private static String header(final Grid grid, final int slice) {
		final double[] position = grid.toWorld(0, 0, slice);
		return "IM_" + slice + "\n0008,0008  Image Type: ORIGINAL\\PRIMARY\n" +
			" 0020,0032  >Image Position (Patient): 9\\9\\9\n" + tag("0020,0032",
				"Image Position (Patient)", -position[0], -position[1],
				position[2]) + tag("0020,0037", "Image Orientation (Patient)",
					direction(grid, 0, 0), direction(grid, 0, 1), direction(grid, 0, 2),
					direction(grid, 1, 0), direction(grid, 1, 1), direction(grid, 1,
						2)) + "0028,0010  Rows: " + grid.size(1) +
			"\n0028,0011  Columns: " + grid.size(0) + " \n";
	}

	private static double direction(final Grid grid, final int axis,
		final int row)
	{
		return (row < 2 ? -1 : 1) * grid.affine(row, axis) / grid.spacing(axis);
	}

	private static String tag(final String id, final String name,
		final double... values)
	{
		final StringBuilder line = new StringBuilder(id + "  " + name + ": ");
		for (int i = 0; i < values.length; i++)
			line.append(i == 0 ? "" : "\\").append(String.format(Locale.ROOT, "%.6f",
				values[i]));
		return line.append('\n').toString();
	}

	private static Grid grid(final String codes, final double tilt) {
		return SpinePhantom.grid(new int[] { 11, 13, 7 }, new double[] { 0.8, 0.9,
			3.3 }, new AxisCodes(codes), tilt);
	}

	private static Placement place(final ImagePlus image)
		throws SpinepsException
	{
		return ImageOrientation.of(image, ImagePlusVolumes.values(image), "PIR",
			true);
	}

	/** ImageJ takes the sign of Spacing Between Slices. */
	@Test
	void aNegativeDepthIsNoHindrance() throws SpinepsException {
		final Grid grid = grid("PIR", 0);
		final ImagePlus image = series(grid);
		image.getCalibration().pixelDepth = -3.3;
		final Placement placement = place(image);
		assertThat(placement.source()).isEqualTo(Source.DICOM);
		assertThat(placement.grid().spacing(2)).isCloseTo(3.3, within(1e-4));
		assertThat(placement.notes()).isEmpty();
		final ImagePlus mask = ImagePlusVolumes.toLabelImage(LabelVolume.zeros(
			placement.grid()), image, "mask", null, "");
		assertThat(mask.getCalibration().pixelDepth).isEqualTo(3.3);
		assertThat(image.getCalibration().pixelDepth).isEqualTo(-3.3);
	}

	@Test
	void aNegativeDepthWithoutHeaderIsRefused() {
		final ImagePlus image = OpenImages.stack("plain", ImageVolume.zeros(grid(
			"PIR", 0)), true);
		image.getCalibration().pixelDepth = -3.3;
		assertThatThrownBy(() -> place(image)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("voxel depth is -3.3");
	}

	@ParameterizedTest
	@CsvSource({ "PIR, 0", "PIL, 0", "PIR, 12", "AIL, -20", "LPS, 0", "LPI, 7",
		"LIP, 3", "RSA, -9" })
	void everySeriesLiesWhereItsTagsSay(final String codes, final double tilt)
		throws SpinepsException
	{
		final Grid grid = grid(codes, tilt);
		final Placement placement = place(series(grid));
		assertThat(placement.source()).isEqualTo(Source.DICOM);
		assertThat(placement.grid().axisCodes()).isEqualTo(grid.axisCodes());
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				assertThat(placement.grid().affine(row, column)).isEqualTo(grid.affine(
					row, column), within(1e-4));
		assertThat(placement.notes()).isEmpty();
	}

	@Test
	void theSliceDistanceComesFromThePositions() throws SpinepsException {
		final Grid grid = grid("PIR", 12);
		final ImagePlus image = series(grid);
		// What ImageJ makes of an oblique sagittal series: the z part only.
		image.getCalibration().pixelDepth = 0.69;
		final Placement placement = place(image);
		assertThat(placement.grid().spacing(2)).isEqualTo(3.3, within(1e-4));
		assertThat(placement.notes()).singleElement().asString().contains("0.69")
			.contains("3.3");
	}

	@Test
	void aCroppedSeriesKeepsItsDirections() throws SpinepsException {
		final Grid grid = grid("PIR", 5);
		final ImagePlus image = series(grid);
		final String[] labels = image.getStack().getSliceLabels().clone();
		image.setStack(image.getStack().crop(2, 2, 0, 6, 6, 7));
		for (int slice = 1; slice <= 7; slice++)
			image.getStack().setSliceLabel(labels[slice - 1], slice);
		final Placement placement = place(image);
		assertThat(placement.source()).isEqualTo(Source.DICOM);
		assertThat(placement.grid().axisCodes()).isEqualTo(AxisCodes.PIR);
		assertThat(placement.notes()).singleElement().asString().contains(
			"cropped");
	}

	@Test
	void unevenSlicesAreRefused() {
		final Grid grid = grid("PIR", 5);
		final ImagePlus image = series(grid);
		image.getStack().setSliceLabel(header(grid, 4), 4);
		image.getStack().setSliceLabel(header(grid, 5), 5);
		assertThatThrownBy(() -> place(image)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("not evenly spaced").hasMessageContaining(
				"6.600 mm");
	}

	@Test
	void unsortedSlicesAreRefused() {
		final Grid grid = grid("PIR", 0);
		final ImagePlus image = series(grid);
		image.getStack().setSliceLabel(header(grid, 3), 3);
		image.getStack().setSliceLabel(header(grid, 2), 4);
		assertThatThrownBy(() -> place(image)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("in order");
	}

	@Test
	void slicesThatAreNotParallelAreRefused() {
		final ImagePlus image = series(grid("PIR", 0));
		image.getStack().setSliceLabel(header(grid("LPS", 0), 2), 3);
		assertThatThrownBy(() -> place(image)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("not parallel");
	}

	@Test
	void slicesInOnePlaceAreRefused() {
		final Grid grid = grid("PIR", 0);
		final ImagePlus image = series(grid);
		for (int slice = 1; slice <= 7; slice++)
			image.getStack().setSliceLabel(header(grid, 0), slice);
		assertThatThrownBy(() -> place(image)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("evenly");
	}

	@Test
	void aSliceWithoutTagsMakesItNoSeries() throws SpinepsException {
		final ImagePlus image = series(grid("LPS", 0));
		image.getStack().setSliceLabel("IM_3", 3);
		assertThat(place(image).source()).isEqualTo(Source.PARAMETER);
		image.getStack().setSliceLabel("IM_3\n0020,0032  Position: a\\b\\c\n", 3);
		assertThat(place(image).source()).isEqualTo(Source.PARAMETER);
	}
}
