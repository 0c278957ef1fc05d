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
package org.spineps.volume.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

class BiasFieldMaskTest {

	private static final Grid GRID = Grid.of(new int[] { 30, 20, 5 },
		new double[] { 1, 1, 3 }, AxisCodes.PIR);

	/** Air of 1..20, a block of tissue of 200..300. */
	private static ImageVolume image() {
		final Random random = new Random(1);
		final ImageVolume image = ImageVolume.zeros(GRID);
		for (int v = 0; v < image.array().length; v++) {
			final int i = v % 30;
			image.array()[v] = i >= 10 && i < 25 ? 200 + random.nextInt(100) : random
				.nextInt(21);
		}
		return image;
	}

	@Test
	void otsuFindsTissue() throws Exception {
		final LabelVolume mask = BiasFieldMask.OTSU.of(image());
		for (int v = 0; v < mask.array().length; v++)
			assertThat(mask.array()[v]).isEqualTo((short) (v % 30 >= 10 && v %
				30 < 25 ? 1 : 0));
	}

	@Test
	void positiveTakesEveryPositiveVoxel() throws Exception {
		final ImageVolume image = image();
		final LabelVolume mask = BiasFieldMask.POSITIVE.of(image);
		for (int v = 0; v < mask.array().length; v++)
			assertThat(mask.array()[v] == 1).isEqualTo(image.array()[v] > 0);
	}

	@Test
	void theBoxOfSpinepsIsFilled() throws Exception {
		final ImageVolume image = ImageVolume.zeros(GRID);
		image.array()[GRID.index(3, 4, 1)] = 60;
		image.array()[GRID.index(6, 9, 3)] = 61;
		image.array()[GRID.index(20, 15, 4)] = 59;
		final LabelVolume mask = BiasFieldMask.SPINEPS.of(image);
		assertThat(LabelStatistics.boundingBox(mask, label -> label == 1)).isEqualTo(
			new Box(new int[] { 3, 4, 1 }, new int[] { 7, 10, 4 }));
		assertThat(LabelStatistics.of(mask).count(1)).isEqualTo(4 * 6 * 3);
	}

	@Test
	void anImageWithoutSuchVoxelsIsRefusedInASentence() {
		for (final BiasFieldMask mask : BiasFieldMask.values())
			assertThatThrownBy(() -> mask.of(ImageVolume.zeros(GRID))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("bias field");
		assertThat(BiasFieldMask.of("OTSU")).contains(BiasFieldMask.OTSU);
		assertThat(BiasFieldMask.of("none")).isEmpty();
	}
}
