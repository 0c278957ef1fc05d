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

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class BiasFieldCorrectionTest {

	private static final Grid GRID = Grid.of(new int[] { 128, 160, 16 },
		new double[] { 1.2, 1.2, 3.3 }, AxisCodes.PIR);

	@Test
	void aKnownFieldOfFortyPercentIsRecovered() throws SpinepsException {
		final float[] field = coilField();
		final ImageVolume image = phantom(field);
		final LabelVolume mask = LabelVolume.zeros(GRID);
		for (int i = 0; i < field.length; i++)
			if (image.array()[i] > 20) mask.array()[i] = 1;
		final float[] found = BiasFieldCorrection.SPINEPS.field(image, mask,
			Progress.NONE).array();
		assertThat(variation(found, field, mask)).as("recovered").isLessThan(0.02);
		final float[] flat = new float[field.length];
		Arrays.fill(flat, 1);
		assertThat(variation(flat, field, mask)).as("before").isGreaterThan(0.1);
	}

	@Test
	void aFlatImageStaysFlatAndVoxelsOutsideTheMaskStay()
		throws SpinepsException
	{
		final float[] flat = new float[GRID.voxels()];
		Arrays.fill(flat, 1);
		final ImageVolume image = phantom(flat);
		final LabelVolume mask = LabelVolume.zeros(GRID);
		for (int i = 0; i < flat.length; i++)
			if (image.array()[i] > 20) mask.array()[i] = 1;
		final float[] before = image.array().clone();
		final float[] after = BiasFieldCorrection.SPINEPS.correct(image, mask,
			Progress.NONE).array();
		assertThat(image.array()).as("input").isEqualTo(before);
		final float[] ratio = new float[flat.length];
		for (int i = 0; i < flat.length; i++) {
			ratio[i] = before[i] == 0 ? 1 : after[i] / before[i];
			if (mask.array()[i] == 0) assertThat(after[i]).isEqualTo(before[i]);
		}
		assertThat(variation(ratio, flat, mask)).isLessThan(0.02);
	}

	@Test
	void anEmptyMaskIsRefused() {
		final ImageVolume image = ImageVolume.zeros(GRID);
		assertThatThrownBy(() -> BiasFieldCorrection.SPINEPS.field(image, LabelVolume
			.zeros(GRID), Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("No voxel of the mask is positive");
	}

	@Test
	void aMaskBetweenTheSamplesIsEnough() throws SpinepsException {
		final ImageVolume image = ImageVolume.zeros(GRID);
		final LabelVolume mask = LabelVolume.zeros(GRID);
		final int index = GRID.index(4, 4, 4);
		image.array()[index] = 50;
		mask.array()[index] = 1;
		assertThat(BiasFieldCorrection.SPINEPS.field(image, mask, Progress.NONE)
			.array()).doesNotContain(Float.NaN);
	}

	@Test
	void impossibleSizesAreAnsweredAtOnce() {
		for (final double[] spacing : new double[][] { { 1e9, 1, 1 }, { 1e-9, 1, 1 },
			{ 3000, 3000, 3000 } })
		{
			final ImageVolume image = ImageVolume.zeros(Grid.of(new int[] { 40, 40,
				40 }, spacing, AxisCodes.PIR));
			Arrays.fill(image.array(), 7);
			final LabelVolume mask = LabelVolume.zeros(image.grid());
			Arrays.fill(mask.array(), (short) 1);
			assertThatThrownBy(() -> BiasFieldCorrection.SPINEPS.field(image, mask,
				Progress.NONE)).as(Arrays.toString(spacing)).isInstanceOf(
					SpinepsException.class).hasMessageContaining("40 x 40 x 40 voxels")
				.hasMessageContaining("Check the voxel size");
		}
	}

	@Test
	void refiningASplineDoesNotChangeIt() {
		final int[] domain = { 40, 30, 20 };
		final BSplineField field = new BSplineField(new int[] { 2, 1, 3 });
		final double[][] all = new double[3][];
		int n = 1;
		for (int axis = 0; axis < 3; axis++) {
			all[axis] = fractions(domain[axis]);
			n *= domain[axis];
		}
		final Random random = new Random(5);
		final float[] values = new float[n];
		final boolean[] mask = new boolean[n];
		for (int i = 0; i < n; i++) {
			values[i] = random.nextFloat();
			mask[i] = true;
		}
		field.addFit(all, values, mask);
		final float[] before = field.evaluate(all);
		field.refine();
		assertThat(largestDifference(field.evaluate(all), before)).isLessThan(
			1e-5);
	}

	@Test
	void fittingWhatIsLeftComesCloserToTheValues() {
		final BSplineField field = new BSplineField(new int[] { 2, 2, 2 });
		final double[] line = fractions(20);
		final double[][] all = { line, line, line };
		final float[] values = new float[8000];
		final boolean[] mask = new boolean[8000];
		for (int i = 0; i < values.length; i++) {
			values[i] = 3 + 0.1f * (i % 20) - 0.05f * (i / 400);
			mask[i] = true;
		}
		for (int step = 0; step < 150; step++) {
			final float[] residual = field.evaluate(all);
			for (int i = 0; i < values.length; i++)
				residual[i] = values[i] - residual[i];
			field.addFit(all, residual, mask);
		}
		assertThat(largestDifference(field.evaluate(all), values)).isLessThan(
			0.3);
	}

	/** A surface coil behind the spine: 1.4 at the back, 0.6 in front. */
	private static float[] coilField() {
		final float[] field = new float[GRID.voxels()];
		for (int k = 0; k < 16; k++)
			for (int j = 0; j < 160; j++)
				for (int i = 0; i < 128; i++)
					field[GRID.index(i, j, k)] = (float) (1 + 0.8 * (0.7 * i / 127 +
						0.3 * j / 159 - 0.5));
		return field;
	}

	private static double[] fractions(final int size) {
		return IntStream.range(0, size).mapToDouble(i -> i / (size - 1.0))
			.toArray();
	}

	private static double largestDifference(final float[] first,
		final float[] second)
	{
		double largest = 0;
		for (int i = 0; i < first.length; i++)
			largest = Math.max(largest, Math.abs(first[i] - second[i]));
		return largest;
	}

	/** Muscle with blocks of marrow and fluid, background, a little noise. */
	private static ImageVolume phantom(final float[] field) {
		final Random random = new Random(11);
		final ImageVolume image = ImageVolume.zeros(GRID);
		final float[] tissue = { 120, 120, 120, 120, 260, 430 };
		for (int k = 0; k < 16; k++)
			for (int j = 0; j < 160; j++)
				for (int i = 0; i < 128; i++) {
					final int index = GRID.index(i, j, k);
					final boolean background = i < 6 || i > 121;
					final float value = tissue[(7 * (i / 11) + 5 * (j / 13) + 3 * (k / 5) +
						(i / 11) * (j / 13)) % 6];
					image.array()[index] = background ? 0 : field[index] * value *
						(float) (1 + 0.02 * random.nextGaussian());
				}
		return image;
	}

	private static double variation(final float[] first, final float[] second,
		final LabelVolume mask)
	{
		double sum = 0;
		double squares = 0;
		int n = 0;
		for (int i = 0; i < first.length; i++) {
			if (mask.array()[i] == 0) continue;
			final double ratio = first[i] / second[i];
			sum += ratio;
			squares += ratio * ratio;
			n++;
		}
		final double mean = sum / n;
		return Math.sqrt(squares / n - mean * mean) / mean;
	}
}
