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
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.LevelColors;
import org.spineps.picture.Closeup.Aim;
import org.spineps.picture.Closeup.Mark;
import org.spineps.picture.Closeup.Shot;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Oblique planes: what is where, at which scale. */
class CloseupTest {

	private static final Grid GRID = Grid.of(new int[] { 40, 50, 12 },
		new double[] { 1, 0.8, 3 }, AxisCodes.PIR);

	private static BufferedImage read(final byte[] png) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(png));
	}

	/** Rows to posterior, columns down, from a place in the volume. */
	private static Aim sagittal(final double... voxel) {
		return new Aim(GRID.toWorld(voxel), new double[] { 0, -1, 0 },
			new double[] { 0, 0, -1 }, 20, 16);
	}

	@Test
	void placesLandWhereTheyAre() {
		final Aim aim = sagittal(20, 25, 6);
		assertThat(aim.width()).isEqualTo(100);
		assertThat(aim.height()).isEqualTo(80);
		assertThat(aim.project(GRID.toWorld(20, 25, 6))).containsExactly(50, 40);
		// 3 mm to posterior and 4 mm down; to the side makes no difference.
		final double[] pixel = aim.project(GRID.toWorld(23, 30, 9));
		assertThat(pixel[0]).isCloseTo(65, within(1e-9));
		assertThat(pixel[1]).isCloseTo(60, within(1e-9));
		final double[] back = GRID.toVoxel(aim.world(65, 60));
		assertThat(back[0]).isCloseTo(23.1, within(1e-9));
		assertThat(back[1]).isCloseTo(30 + 0.1 / 0.8, within(1e-9));
	}

	@Test
	void labelsAndMarksAreDrawn() throws Exception {
		final LabelVolume instances = LabelVolume.zeros(GRID);
		for (int j = 20; j < 30; j++)
			for (int i = 15; i < 25; i++)
				instances.array()[GRID.index(i, j, 6)] = 22;
		final ImageVolume image = ImageVolume.zeros(GRID);
		final Aim aim = sagittal(20, 25, 6);
		final Shot plain = new Shot(aim, "", List.of(), List.of());
		final Shot marked = new Shot(aim, "L3", List.of("A", "P"), List.of(new Mark(
			List.of(GRID.toWorld(12, 31.875, 6), GRID.toWorld(28, 31.875, 6)), 0xff00ff,
			"16.0")));
		final List<byte[]> pictures = Closeup.render(image, LabelVolume.zeros(GRID),
			instances, List.of(plain, marked));
		final BufferedImage first = read(pictures.get(0));
		final int color = LevelColors.ofInstance(22);
		// Inside it is painted thinly, outside it is black.
		assertThat(first.getRGB(50, 40) >> 16 & 0xff).isEqualTo((int) Math.rint(
			0.12 * (color >> 16 & 0xff)));
		assertThat(first.getRGB(5, 40) & 0xffffff).isZero();
		final BufferedImage second = read(pictures.get(1));
		final double[] middle = aim.project(GRID.toWorld(20, 31.875, 6));
		assertThat(second.getRGB((int) middle[0] - 10, (int) middle[1]) &
			0xffffff).isEqualTo(0xff00ff);
		assertThat(second.getRGB(8, 12)).isNotEqualTo(first.getRGB(8, 12));
	}

	@Test
	void outsideOfTheVolumeIsBlackAndThickSlicesAreNotMixed() throws Exception {
		final ImageVolume image = ImageVolume.zeros(GRID);
		for (int j = 0; j < 50; j++)
			for (int i = 0; i < 40; i++)
				image.array()[GRID.index(i, j, 6)] = 100;
		final LabelVolume none = LabelVolume.zeros(GRID);
		// 1.4 mm beside the bright slice still shows it; 1.6 mm do not.
		final View near = new ObliqueView(GRID).view(sagittal(0, 25, 6 + 1.4 / 3),
			image, none, none);
		assertThat(near.values()[40 * 100 + 60]).isEqualTo(100);
		assertThat(near.values()[40 * 100 + 40]).isZero();
		final View far = new ObliqueView(GRID).view(sagittal(0, 25, 6 + 1.6 / 3),
			image, none, none);
		assertThat(far.values()[40 * 100 + 60]).isZero();
	}

	@Test
	void gridsMustAgree() {
		final LabelVolume mask = LabelVolume.zeros(GRID);
		assertThatThrownBy(() -> Closeup.render(null, mask, LabelVolume.zeros(GRID
			.resample(2, 2, 2)), List.of())).isInstanceOf(
				IllegalArgumentException.class);
		assertThatThrownBy(() -> new Mark(List.of(), 0, "")).isInstanceOf(
			IllegalArgumentException.class);
	}
}
