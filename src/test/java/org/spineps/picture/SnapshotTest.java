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
package org.spineps.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LevelColors;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Pictures of phantoms: what must be seen is seen. */
class SnapshotTest {

	private static final double[] SPACING = { 0.9, 0.9, 1.2 };
	private static final Map<Integer, String> NAMES = Map.of(19, "T12", 20, "L1",
		21, "L2", 22, "L3");

	@Test
	void everyVertebraIsSeenInItsColourEvenIfTheSpineIsBent()
		throws SpinepsException
	{
		assertThat(GraphicsEnvironment.isHeadless()).isTrue();
		final int[] straight = seen(new SpinePhantom(4, SPACING, 0));
		final int[] bent = seen(new SpinePhantom(4, SPACING, 14));
		for (int n = 0; n < 4; n++) {
			assertThat(straight[n]).isGreaterThan(5000);
			assertThat((double) bent[n]).isBetween(0.85 * straight[n], 1.15 *
				straight[n]);
		}
	}

	/** Pixels of each body's colour in a picture of masks only. */
	private static int[] seen(final SpinePhantom phantom)
		throws SpinepsException
	{
		final BufferedImage picture = Snapshot.render(null, phantom.semantic,
			phantom.instances, NAMES, "phantom");
		final int[] counts = new int[4];
		for (int n = 0; n < 4; n++)
			counts[n] = count(picture, mixed(LevelColors.ofInstance(
				SpinePhantom.FIRST + n), 0.75));
		return counts;
	}

	private static int mixed(final int color, final double part) {
		int result = 0;
		for (int shift = 16; shift >= 0; shift -= 8)
			result |= (int) Math.rint((color >> shift & 0xff) * part) << shift;
		return result;
	}

	private static int count(final BufferedImage picture, final int color) {
		int count = 0;
		for (int y = 0; y < picture.getHeight(); y++)
			for (int x = 0; x < picture.getWidth(); x++)
				if ((picture.getRGB(x, y) & 0xffffff) == color) count++;
		return count;
	}

	/** Three rows of two views of the whole scan, two pixels for a millimetre. */
	@Test
	void theLayoutOfTheOriginal() throws SpinepsException {
		final SpinePhantom phantom = new SpinePhantom(4, SPACING, 6);
		final Grid pir = phantom.semantic.grid().reorient(AxisCodes.PIR);
		final int[] pixels = new int[3];
		for (int axis = 0; axis < 3; axis++)
			pixels[axis] = (int) Math.rint(2 * pir.size(axis) * pir.spacing(axis));
		final BufferedImage picture = OriginalSnapshot.render(phantom.image,
			phantom.semantic, phantom.instances, NAMES);
		assertThat(picture.getWidth()).isEqualTo(pixels[0] + pixels[2]);
		assertThat(picture.getHeight()).isEqualTo(3 * pixels[1]);
		final BufferedImage black = OriginalSnapshot.render(null, phantom.semantic,
			phantom.instances, NAMES);
		final int color = mixed(LevelColors.ofInstance(SpinePhantom.FIRST), 0.3);
		assertThat(count(black.getSubimage(0, 0, black.getWidth(), pixels[1]),
			color)).as("only marks").isLessThan(20);
		for (int column = 0; column < 2; column++)
			assertThat(count(black.getSubimage(column * pixels[0], pixels[1],
				pixels[2 * column], pixels[1]), color)).isGreaterThan(500);
		assertThat(count(black.getSubimage(0, 2 * pixels[1], pixels[0],
			pixels[1]), mixed(LevelColors.ofStructure(49), 0.3))).isGreaterThan(2000);
		final int mark = LevelColors.ofInstance(SpinePhantom.FIRST);
		for (int row = 0; row < 3; row++)
			assertThat(count(black.getSubimage(0, row * pixels[1], black.getWidth(),
				pixels[1]), mark)).as("marks and names").isGreaterThan(60);
	}

	@Test
	void thePictureDoesNotDependOnTheAxesInTheFile() throws SpinepsException {
		final SpinePhantom phantom = new SpinePhantom(4, SPACING, 6);
		final BufferedImage expected = Snapshot.render(phantom.image,
			phantom.semantic, phantom.instances, NAMES, "phantom");
		for (final String codes : List.of("RAS", "LPS", "SRA")) {
			final AxisCodes axes = new AxisCodes(codes);
			final BufferedImage picture = Snapshot.render(Reorient.to(phantom.image,
				axes), Reorient.to(phantom.semantic, axes), Reorient.to(
					phantom.instances, axes), NAMES, "phantom");
			assertThat(picture.getWidth()).isEqualTo(expected.getWidth());
			assertThat(picture.getHeight()).isEqualTo(expected.getHeight());
			int differing = 0;
			for (int y = 0; y < picture.getHeight(); y++)
				for (int x = 0; x < picture.getWidth(); x++)
					if (picture.getRGB(x, y) != expected.getRGB(x, y)) differing++;
			// Rounding may move a pixel of an outline.
			assertThat(differing).isLessThan(200);
		}
	}

	@Test
	void anteriorAndThePatientsRightAreAtTheLeft() throws SpinepsException {
		final SpinePhantom phantom = new SpinePhantom(3, SPACING, 0);
		// A mark in front and at the right, in the middle row.
		final int row = phantom.grid.size(1) / 2;
		for (int k = 17; k < 24; k++)
			for (int i = 2; i < 8; i++)
				for (int j = -3; j <= 3; j++)
					phantom.semantic.array()[phantom.grid.index(i, row + j, k)] = 26;
		final Oriented axes = new Oriented(phantom.grid);
		final PictureFrame frame = new PictureFrame(phantom.semantic,
			phantom.instances, axes);
		final int[] labels = new Plane(frame, axes, Oriented.P, SpineCurve.of(
			phantom.semantic, phantom.instances, axes)).labels(phantom.semantic);
		int sum = 0;
		int found = 0;
		for (int n = 0; n < labels.length; n++)
			if (labels[n] == 26) {
				sum += n % frame.pixels(Oriented.P);
				found++;
			}
		assertThat(found).isPositive();
		assertThat(sum / found).isLessThan(frame.pixels(Oriented.P) / 4);
		// PIR: the last voxel on axis 2 is the rightmost, L 0, the first column.
		assertThat(axes.toOriented(0, 0, phantom.grid.size(2) - 1)[Oriented.L])
			.isLessThan(1e-9);
	}

	@Test
	void namesAreWritten() throws SpinepsException {
		final SpinePhantom phantom = new SpinePhantom(4, SPACING, 0);
		final BufferedImage named = Snapshot.render(null, phantom.semantic,
			phantom.instances, NAMES, "phantom");
		final BufferedImage blank = Snapshot.render(null, phantom.semantic,
			phantom.instances, Map.of(19, "", 20, "", 21, "", 22, ""), "phantom");
		assertThat(count(named, 0xffffff)).isGreaterThan(count(blank, 0xffffff) +
			200);
		// Long names need more room.
		final BufferedImage longNames = Snapshot.render(null, phantom.semantic,
			phantom.instances, Map.of(19, "V1, a level that is not known at all"),
			"phantom");
		assertThat(longNames.getWidth()).isGreaterThan(named.getWidth());
	}

	@Test
	void picturesAreLargeEnoughToReadAndSmallEnoughToSend()
		throws SpinepsException
	{
		final SpinePhantom small = new SpinePhantom(1, new double[] { 1.5, 1.5,
			1.5 }, 0);
		final BufferedImage picture = Snapshot.render(small.image, small.semantic,
			small.instances, Map.of(), "a caption that is far longer than " +
				"the picture is wide, ".repeat(20));
		assertThat(picture.getHeight()).isBetween(500, 2000);
		assertThat(picture.getWidth()).isBetween(500, 2000);
		final SpinePhantom tall = new SpinePhantom(24, new double[] { 0.5, 0.9,
			3 }, 0);
		final BufferedImage whole = Snapshot.render(tall.image, tall.semantic,
			tall.instances, Map.of(), "whole spine");
		assertThat(whole.getHeight()).isBetween(500, 1200);
	}

	@Test
	void emptyMasksAreShownAsSuch() throws SpinepsException {
		final SpinePhantom phantom = new SpinePhantom(2, SPACING, 0);
		final LabelVolume empty = LabelVolume.zeros(phantom.grid);
		final BufferedImage picture = Snapshot.render(phantom.image, empty, empty,
			Map.of(), "nothing found");
		assertThat(picture.getHeight()).isGreaterThan(500);
		Snapshot.render(null, empty, empty, Map.of(), "");
		final Grid flat = Grid.of(new int[] { 40, 50, 1 }, new double[] { 1, 1, 4 },
			AxisCodes.PIR);
		Snapshot.render(ImageVolume.zeros(flat), LabelVolume.zeros(flat),
			LabelVolume.zeros(flat), Map.of(), "one slice");
	}

	@Test
	void volumesOfDifferentGridsAreABug() {
		final SpinePhantom one = new SpinePhantom(1, SPACING, 0);
		final SpinePhantom two = new SpinePhantom(2, SPACING, 0);
		assertThatThrownBy(() -> Snapshot.render(two.image, one.semantic,
			one.instances, Map.of(), "")).isInstanceOf(
				IllegalArgumentException.class);
	}

	@Test
	void picturesComeBackFromTheirFiles(@TempDir final Path folder)
		throws SpinepsException, IOException
	{
		final SpinePhantom phantom = new SpinePhantom(2, SPACING, 0);
		final BufferedImage picture = Snapshot.render(phantom.image,
			phantom.semantic, phantom.instances, NAMES, "phantom");
		final Path file = folder.resolve("a/snapshot.png");
		PngFiles.write(file, picture);
		final BufferedImage read = ImageIO.read(file.toFile());
		assertThat(read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0,
			read.getWidth())).isEqualTo(picture.getRGB(0, 0, picture.getWidth(),
				picture.getHeight(), null, 0, picture.getWidth()));
	}

	@Test
	void theWindowShowsBodiesInGreyAndCtInHounsfieldUnits() {
		final float[] dark = new float[1000];
		final int[] structures = new int[1000];
		for (int n = 0; n < 1000; n++) {
			dark[n] = n < 400 ? 100 : n < 800 ? 20 : 1000;
			if (n < 400) structures[n] = 49;
		}
		final GreyWindow window = GreyWindow.of(List.of(new View(null, dark, structures,
			null)));
		assertThat(window.black()).isZero();
		assertThat(window.grey(100)).isBetween(85, 100);
		assertThat(window.grey(1000)).isEqualTo(255);
		assertThat(window.grey(Float.NaN)).isZero();
		assertThat(window.grey(-5)).isZero();
		dark[5] = -1000;
		assertThat(GreyWindow.of(List.of(new View(null, dark, structures, null))))
			.isEqualTo(new GreyWindow(-200, 1000));
		assertThat(GreyWindow.of(List.of(new View(null, null, structures, null))))
			.isEqualTo(new GreyWindow(0, 1));
	}
}
