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
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class OutOfRangeTest {

	private static final Grid SAGITTAL = Grid.of(new int[] { 90, 90, 15 },
		new double[] { 1, 1, 4 }, AxisCodes.PIR);

	private static ImageVolume scan(final Grid grid) {
		final ImageVolume image = ImageVolume.zeros(grid);
		final SplittableRandom random = new SplittableRandom(1);
		for (int v = 0; v < image.array().length; v++)
			image.array()[v] = random.nextInt(1000);
		return image;
	}

	private static SemanticResult result(final LabelVolume labels,
		final double confidence)
	{
		final ImageVolume all = ImageVolume.zeros(labels.grid());
		Arrays.fill(all.array(), (float) confidence);
		return new SemanticResult(labels, all, "cpu", List.of());
	}

	@Test
	void anOrdinaryScanHasNoWarning() {
		assertThat(OutOfRange.ofImage(scan(SAGITTAL))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "RAS, 0.5, 0.5, 4, axial", "IPR, 5, 0.6, 0.6, axial",
		"LIA, 0.7, 0.7, 3, coronal", "PIR, 3, 3, 3, coarse", "PIR, 1, 1, 8, coarse" })
	void voxelsOfAnotherKindAreNamed(final String codes, final double first,
		final double second, final double third, final String word)
	{
		final double[] spacing = { first, second, third };
		final int[] size = Arrays.stream(spacing).mapToInt(mm -> (int) (100 / mm))
			.toArray();
		assertThat(OutOfRange.ofImage(scan(Grid.of(size, spacing, new AxisCodes(
			codes))))).singleElement().asString().contains(word);
	}

	@Test
	void isotropicVoxelsAreFineInAnyDirection() {
		for (final String codes : List.of("RAS", "PIR", "LPS"))
			assertThat(OutOfRange.ofImage(scan(Grid.of(new int[] { 70, 70, 70 },
				new double[] { 1, 1, 1 }, new AxisCodes(codes))))).isEmpty();
	}

	@Test
	void littleInViewIsSaid() {
		assertThat(OutOfRange.ofImage(scan(Grid.of(new int[] { 90, 20, 15 },
			new double[] { 1, 1, 4 }, AxisCodes.PIR)))).singleElement().asString()
			.contains("60 mm left-right", "20 mm up-down");
	}

	@Test
	void ctAndMasksAreRecognised() {
		final ImageVolume ct = scan(SAGITTAL);
		ct.array()[17] = -1000;
		assertThat(OutOfRange.ofImage(ct)).singleElement().asString().contains(
			"CT");
		final ImageVolume mask = ImageVolume.zeros(SAGITTAL);
		mask.array()[5] = 1;
		assertThat(OutOfRange.ofImage(mask)).singleElement().asString().contains(
			"only 2 different values");
	}

	/** As of slices that are coronal, or from back to front. */
	@Test
	void anUnsureCanalIsNamed() {
		final LabelVolume spine = SpinePhantom.create(SAGITTAL, 2, true).semantic();
		final SemanticResult result = result(spine, .95);
		for (int v = 0; v < spine.array().length; v++)
			if (spine.array()[v] == 60 || spine.array()[v] == 61) result.confidence()
				.array()[v] = .86f;
		assertThat(OutOfRange.meanOfCanal(result)).isCloseTo(.86, within(1e-6));
		assertThat(OutOfRange.ofResult(result)).singleElement().asString().contains(
			"unsure of the canal", "0.86", "front and back exchanged",
			"cannot be trusted");
		assertThat(OutOfRange.ofResult(result(spine, .88))).isEmpty();
		// A speck of canal says nothing.
		final LabelVolume speck = spine.copy();
		int left = 300;
		for (int v = 0; v < speck.array().length; v++)
			if ((speck.array()[v] == 60 || speck.array()[v] == 61) && left-- <= 0)
				speck.array()[v] = 0;
		assertThat(OutOfRange.meanOfCanal(result(speck, .7))).isNaN();
	}

	@Test
	void aSureSpineHasNoWarningAndADoubtfulOneHas() {
		final LabelVolume spine = SpinePhantom.create(SAGITTAL, 2, true).semantic();
		assertThat(OutOfRange.ofResult(result(spine, .9))).isEmpty();
		assertThat(OutOfRange.ofResult(result(spine, .5))).singleElement()
			.asString().contains("doubts 100 %");
		final SemanticResult half = result(spine, .9);
		int labelled = 0;
		for (int v = 0; v < spine.array().length; v++)
			if (spine.array()[v] != 0 && spine.array()[v] != 60 && spine
				.array()[v] != 61 && labelled++ % 6 == 0) half.confidence()
				.array()[v] = .3f;
		assertThat(OutOfRange.ofResult(half)).isEmpty();
	}

	@Test
	void doubtAboutSmallProcessesIsUsual() {
		final LabelVolume spine = SpinePhantom.create(SAGITTAL, 2, true).semantic();
		final SemanticResult result = result(spine, .9);
		for (int v = 0; v < spine.array().length; v++)
			if (spine.array()[v] >= 41 && spine.array()[v] <= 48) result.confidence()
				.array()[v] = .3f;
		assertThat(OutOfRange.ofResult(result)).isEmpty();
	}

	@Test
	void doubtIsTheShareOfBodiesDiscsAndCanal() {
		final LabelVolume labels = LabelVolume.zeros(SAGITTAL);
		final SemanticResult result = result(labels, .9);
		final short[] some = { 49, 50, 60, 61, 100, 41, 62, 26 };
		for (int v = 0; v < 80; v++) {
			labels.array()[v] = some[v % 8];
			if (v / 8 < 3) result.confidence().array()[v] = .59f;
		}
		assertThat(OutOfRange.doubtfulShare(result)).isCloseTo(.3, within(1e-12));
		assertThat(OutOfRange.ofResult(result)).singleElement().asString().contains(
			"doubts 30 %");
	}

	@Test
	void warningsStandBeforeThoseOfTheNetwork() {
		final SemanticResult found = result(SpinePhantom.create(SAGITTAL, 2, true)
			.semantic(), .5);
		assertThat(OutOfRange.check(ImageVolume.zeros(SAGITTAL), new SemanticResult(
			found.labels(), found.confidence(), "cpu", List.of("Slow."))).warnings())
			.hasSize(3).first().asString().contains("1 different");
	}

	@Test
	void nothingFoundIsNoMatterOfRange() {
		assertThat(OutOfRange.ofResult(result(LabelVolume.zeros(SAGITTAL), .2)))
			.isEmpty();
	}

	@Test
	void bodiesWithoutACanalAreOdd() {
		final LabelVolume spine = SpinePhantom.create(SAGITTAL, 2, true).semantic();
		for (int v = 0; v < spine.array().length; v++)
			if (spine.array()[v] == 60 || spine.array()[v] == 61) spine.array()[v] = 0;
		assertThat(OutOfRange.ofResult(result(spine, .9))).singleElement()
			.asString().contains("no spinal canal");
	}

	/** A good scan may have many specks before they are tidied away. */
	@Test
	void specksThatTidyingRemovesAreNoShards() {
		final LabelVolume specks = SpinePhantom.create(SAGITTAL, 2, true).semantic();
		for (int v = 0; v < 90 * 20; v += 7)
			specks.array()[v] = 49;
		assertThat(OutOfRange.ofResult(result(specks, .9))).singleElement()
			.asString().contains("pieces");
		assertThat(OutOfRange.ofResult(result(new SemanticCleanup(
			SemanticCleanupOptions.DEFAULTS).clean(specks), .9))).isEmpty();
	}

	/** SPINEPS's masks stay on the network's grid, the confidence does not. */
	@Test
	void masksOfAnotherGridAreCompared() {
		final LabelVolume spine = SpinePhantom.create(SAGITTAL, 2, true).semantic();
		final ImageVolume coarse = ImageVolume.zeros(SAGITTAL.resample(new double[] {
			2, 2, 4 }));
		Arrays.fill(coarse.array(), .5f);
		assertThat(OutOfRange.doubtfulShare(new SemanticResult(spine, coarse, "cpu",
			List.of()))).isCloseTo(1, within(1e-12));
	}

	@Test
	void shardsAndLumpsAreNoBodies() {
		final LabelVolume shards = LabelVolume.zeros(SAGITTAL);
		for (int v = 0; v < 90 * 20; v += 3)
			shards.array()[v + 90 * 90 * 7] = 49;
		assertThat(OutOfRange.ofResult(result(shards, .9))).singleElement()
			.asString().contains("pieces");
		final LabelVolume lump = LabelVolume.zeros(SAGITTAL);
		Arrays.fill(lump.array(), 0, 90 * 90 * 5, (short) 49);
		assertThat(OutOfRange.ofResult(result(lump, .9))).singleElement().asString()
			.contains("162 ml");
	}
}
