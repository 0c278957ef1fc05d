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
package org.spineps.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of any kind become volumes, voxel by voxel as a plain loop says. */
class VolumesTest {

	private static final double[] SPACING = { 0.5, 0.75, 3 };

	private static <T extends RealType<T>, I extends RandomAccessibleInterval<T>>
		I filled(final I img)
	{
		final Random random = new Random(7);
		Views.flatIterable(img).forEach(t -> t.setReal(random.nextInt(200)));
		return img;
	}

	static Stream<RandomAccessibleInterval<? extends RealType<?>>> images() {
		final Img<UnsignedShortType> shorts = filled(ArrayImgs.unsignedShorts(7, 5,
			4));
		return Stream.of(shorts, filled(ArrayImgs.unsignedBytes(7, 5, 4)), //
			filled(ArrayImgs.doubles(3, 4, 5)), //
			filled(PlanarImgs.floats(6, 5, 3)), //
			filled(new CellImgFactory<>(new DoubleType(), 2).create(5, 3, 4)), //
			Views.translate(shorts, -3, 10, 2), //
			Views.interval(shorts, new long[] { 2, 1, 1 }, new long[] { 5, 4, 3 }), //
			Views.permute(shorts, 0, 2), Views.invertAxis(shorts, 1), //
			Views.subsample(shorts, 2, 1, 3), //
			Views.hyperSlice(filled(ArrayImgs.floats(4, 3, 2, 5)), 2, 1), //
			Views.interval(Views.extendZero(shorts), new long[] { -2, 0, 0 },
				new long[] { 3, 6, 4 }));
	}

	@ParameterizedTest
	@MethodSource("images")
	void voxelsAreThoseOfAPlainLoop(
		final RandomAccessibleInterval<? extends RealType<?>> img)
	{
		final ImageVolume image = Volumes.image(img, SPACING, "PIR");
		final LabelVolume labels = Volumes.labels(img, SPACING, "PIR");
		final RandomAccess<? extends RealType<?>> at = img.randomAccess();
		int v = 0;
		for (long k = img.min(2); k <= img.max(2); k++)
			for (long j = img.min(1); j <= img.max(1); j++)
				for (long i = img.min(0); i <= img.max(0); i++, v++) {
					final double value = at.setPositionAndGet(i, j, k).getRealDouble();
					assertThat(image.array()[v]).isEqualTo((float) value);
					assertThat(labels.array()[v] & 0xffff).isEqualTo((int) value);
				}
		assertThat(v).isEqualTo(image.grid().voxels()).isEqualTo(labels.array().length);
		assertThat(image.grid().spacing()).containsExactly(SPACING);
		assertThat(image.grid().axisCodes()).isEqualTo(AxisCodes.PIR);
	}

	@Test
	void theImageIsCopied() {
		final Img<FloatType> img = filled(ArrayImgs.floats(3, 3, 3));
		final ImageVolume volume = Volumes.image(img, SPACING, "RAS");
		final float before = volume.array()[0];
		img.firstElement().set(before + 1);
		assertThat(volume.array()[0]).isEqualTo(before);
	}

	@Test
	void unsuitableImagesAreRefused() {
		final Img<FloatType> img = ArrayImgs.floats(3, 3, 3);
		assertThatThrownBy(() -> Volumes.image(ArrayImgs.floats(3, 3), SPACING,
			"PIR")).hasMessageContaining("three axes, not 2");
		assertThatThrownBy(() -> Volumes.image(img, new double[] { 1, 1 }, "PIR"))
			.hasMessageContaining("must be three numbers");
		assertThatThrownBy(() -> Volumes.image(img, new double[] { 1, 1, 0 },
			"PIR")).hasMessageContaining("Invalid spacing: 0.0 mm");
		assertThatThrownBy(() -> Volumes.image(img, SPACING, "PAR"))
			.hasMessageContaining("PAR");
		img.firstElement().set(1.5f);
		assertThatThrownBy(() -> Volumes.labels(img, SPACING, "PIR"))
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(
				"Invalid label 1.5");
	}

	@Test
	void largeLabelsAreUnsigned() {
		final LabelVolume volume = Volumes.labels(ArrayImgs.unsignedShorts(
			new short[] { 1, (short) 65535 }, 2, 1, 1), SPACING, "PIR");
		final Img<UnsignedShortType> img = volume.img();
		assertThat(img.getAt(1, 0, 0).get()).isEqualTo(65535);
	}
}
