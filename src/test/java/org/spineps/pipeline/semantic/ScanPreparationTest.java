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
package org.spineps.pipeline.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.bias.BiasFieldMask;

class ScanPreparationTest {

	private static final Grid GRID = Grid.of(new int[] { 40, 50, 8 },
		new double[] { 1.5, 1.2, 3.3 }, new AxisCodes("LAS"));

	/** A body with shading, air around it and a little inside. */
	private static ImageVolume scan(final double scale, final double offset) {
		final Random random = new Random(4);
		final ImageVolume scan = ImageVolume.zeros(GRID);
		for (int v = 0; v < scan.array().length; v++) {
			final int i = v % 40;
			final int j = v / 40 % 50;
			final boolean body = i >= 5 && i < 35 && j >= 3 && v % 97 != 0;
			final double tissue = (i / 8 + j / 9) % 2 == 0 ? 300 : 150;
			scan.array()[v] = (float) (offset + (body ? Math.rint(scale * tissue *
				(0.7 + 0.6 * i / 39) * (1 + 0.02 * random.nextGaussian())) : 0));
		}
		return scan;
	}

	private static float max(final ImageVolume volume) {
		float max = Float.NEGATIVE_INFINITY;
		for (final float value : volume.array())
			max = Math.max(max, value);
		return max;
	}

	@Test
	void theRangeIsSetAndWholeNumbersStayWhole() throws Exception {
		final ScanPreparation range = new ScanPreparation(true, 1500, true, false,
			BiasFieldMask.SPINEPS, true, 0, 0);
		final ImageVolume bright = range.apply(scan(10, -7), Progress.NONE);
		assertThat(max(bright)).isEqualTo(1500);
		final ImageVolume source = scan(10, -7);
		final float brightest = max(source) + 7;
		for (int v = 0; v < 2000; v++)
			assertThat((double) bright.array()[v]).isCloseTo(Math.floor((source
				.array()[v] + 7) * (1500.0 / brightest) + 1e-9), within(1e-6));
		final ImageVolume dark = range.apply(scan(1, 20), Progress.NONE);
		assertThat(dark.array()[0]).as("shifted").isZero();
		assertThat(max(dark)).as("not scaled up").isEqualTo(max(scan(1, 0)));
	}

	@Test
	void paddingKeepsEveryVoxelInItsPlace() throws Exception {
		final ImageVolume padded = new ScanPreparation(true, 1500, true, false,
			BiasFieldMask.OTSU, false, 4, 0).apply(scan(1, 0), Progress.NONE);
		assertThat(padded.grid().size()).containsExactly(48, 58, 16);
		assertThat(padded.grid().toWorld(4, 4, 4)).containsExactly(GRID.toWorld(0,
			0, 0), within(1e-9));
		assertThat(padded.array()[padded.grid().index(14, 24, 6)]).isEqualTo(scan(
			1, 0).array()[GRID.index(10, 20, 2)]);
		assertThat(padded.array()[0]).isZero();
	}

	@Test
	void theBiasFieldIsFlattenedAndAirStaysZero() throws Exception {
		final ImageVolume scan = scan(1, 0);
		final ImageVolume prepared = ScanPreparation.DEFAULTS.apply(scan,
			Progress.NONE);
		final double before = slope(scan, 0);
		final double after = slope(prepared, 4);
		assertThat(Math.abs(after - 1)).isLessThan(0.5 * Math.abs(before - 1));
		assertThat(prepared.array()[prepared.grid().index(4 + 1, 4 + 1, 4 + 1)])
			.isZero();
	}

	/** Mean of the last against that of the first columns of the body. */
	private static double slope(final ImageVolume volume, final int pad) {
		double left = 0;
		double right = 0;
		for (int k = 0; k < 8; k++)
			for (int j = 3; j < 48; j++)
				for (int i = 0; i < 4; i++) {
					// Two columns in which bright and dark blocks are equally many.
					left += volume.array()[volume.grid().index(pad + 8 + i, pad + j, pad +
						k)];
					right += volume.array()[volume.grid().index(pad + 24 + i, pad + j,
						pad + k)];
				}
		return right / left;
	}

	@Test
	void theBoxOfTheOriginalNeedsAScanAboveSixty() {
		assertThatThrownBy(() -> ScanPreparation.ORIGINAL.apply(scan(0.1, 0),
			Progress.NONE)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"at least 60");
		assertThatThrownBy(() -> ScanPreparation.DEFAULTS.apply(ImageVolume.zeros(
			GRID), Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("empty");
	}

	@Test
	void nothingIsNothing() throws Exception {
		final ImageVolume scan = scan(1, -3);
		assertThat(ScanPreparation.NONE.apply(scan, Progress.NONE).array())
			.isEqualTo(scan.array()).isNotSameAs(scan.array());
	}
}
