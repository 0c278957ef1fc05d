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
package org.spineps.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.model.RunnableModel;
import org.spineps.network.ComputeOptions;
import org.spineps.network.PatchNetwork;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * What is wrong with masks in real folders: no exception but a sentence, or a
 * result that tells of it. The network takes the middle of every cut-out for the
 * vertebra.
 */
class BadMasksTest {

	private Spineps spineps;

	@BeforeEach
	void open() throws SpinepsException {
		spineps = open(Behaviour.MENDED);
	}

	private static Spineps open(final Behaviour behaviour)
		throws SpinepsException
	{
		final ModelManifest manifest = ModelStore.packaged().load("",
			ModelKind.INSTANCE).manifest();
		final RunnableModel instance = new RunnableModel(manifest, List.of(
			new PatchNetwork() {

				@Override
				public float[] run(final float[] patch, final int... shape) {
					final int voxels = shape[1] * shape[2] * shape[3];
					final int inferior = 1 + manifest.input().axes().axisOf('I');
					final int[] strides = { 0, shape[2] * shape[3], shape[3], 1 };
					final float[] scores = new float[4 * voxels];
					for (int v = 0; v < voxels; v++) {
						final int at = v / strides[inferior] % shape[inferior];
						final boolean middle = Math.abs(at - shape[inferior] / 2) *
							manifest.input().spacingMm().get(inferior - 1) < 16;
						scores[(middle ? 2 : 0) * voxels + v] = 5;
					}
					return scores;
				}

				@Override
				public String device() {
					return "none";
				}

				@Override
				public void close() {
					// nothing to free
				}
			}));
		return new Spineps(new SpinepsOptions("", "", ComputeOptions.cpu(2)).with(PipelineOptions
			.of(behaviour)), instance);
	}

	@AfterEach
	void close() {
		spineps.close();
	}

	private static SpinePhantom phantom(final int vertebrae,
		final boolean sacrum)
	{
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 90, 30 + 28 *
			vertebrae, 22 }, new double[] { 1.4, 1.4, 3.5 }, AxisCodes.PIR, 4),
			vertebrae, sacrum);
	}

	private static LabelVolume without(final LabelVolume mask,
		final int... labels)
	{
		final LabelVolume result = mask.copy();
		for (int v = 0; v < result.array().length; v++)
			for (final int label : labels)
				if (result.array()[v] == label) result.array()[v] = 0;
		return result;
	}

	private SpineSegmentation run(final LabelVolume mask)
		throws SpinepsException
	{
		return spineps.run(SpineRun.ofSemantic(mask), Progress.NONE);
	}

	@Test
	void unknownLabelsAreListed() throws SpinepsException {
		final LabelVolume mask = phantom(3, true).semantic().copy();
		mask.array()[0] = 7;
		mask.array()[1] = 300;
		final SpineSegmentation result = run(mask);
		assertThat(result.vertebrae()).hasSize(3);
		assertThat(result.warnings()).anyMatch(w -> w.contains("7, 300"));
		assertThat(result.semantic().array()[0]).isZero();
	}

	@ParameterizedTest
	@EnumSource(Behaviour.class)
	void withoutBodiesNothingIsFound(final Behaviour behaviour)
		throws SpinepsException
	{
		try (Spineps one = open(behaviour)) {
			final SpineSegmentation result = one.run(SpineRun.ofSemantic(without(
				phantom(3, true).semantic(), 49)), Progress.NONE);
			assertThat(result.vertebrae()).isEmpty();
			assertThat(result.warnings()).anyMatch(w -> w.contains(
				"no vertebral body"));
			final SpineSegmentation empty = one.run(SpineRun.ofSemantic(LabelVolume
				.zeros(result.semantic().grid())), Progress.NONE);
			assertThat(empty.found()).isEmpty();
			assertThat(empty.warnings()).isNotEmpty();
		}
	}

	@Test
	void oneOrTwoVertebraeWorkAndAreCalledFew() throws SpinepsException {
		for (int n = 1; n <= 2; n++) {
			final SpineSegmentation result = run(phantom(n, false).semantic());
			assertThat(result.vertebrae()).hasSize(n);
			assertThat(result.warnings()).anyMatch(w -> w.contains("few")).anyMatch(
				w -> w.contains(result.vertebrae().size() == 1
					? "the vertebra is called V1." : "V1 to V2 from the top."));
		}
	}

	@Test
	void fusedBodiesAreParted() throws SpinepsException {
		final SpinePhantom phantom = phantom(5, true);
		final LabelVolume mask = phantom.semantic().copy();
		for (int v = 0; v < mask.array().length; v++)
			if (phantom.complete().array()[v] == 102 || phantom.complete()
				.array()[v] == 202) mask.array()[v] = 49;
		final SpineSegmentation result = run(mask);
		assertThat(result.vertebrae()).hasSizeBetween(4, 5);
	}

	@Test
	void withoutDiscsTheVertebraeAreStillFound() throws SpinepsException {
		final SpineSegmentation result = run(without(phantom(3, true).semantic(),
			100, 62));
		assertThat(result.vertebrae()).hasSize(3);
		assertThat(result.warnings()).contains("No disc was found.");
	}

	@Test
	void aMaskOnAnotherGridIsRefusedInASentence() {
		final LabelVolume mask = phantom(3, true).semantic();
		final ImageVolume scan = ImageVolume.zeros(Grid.of(new int[] { 20, 20,
			10 }, new double[] { 1, 1, 3 }, AxisCodes.PIR));
		assertThatThrownBy(() -> spineps.run(SpineRun.ofScan(scan).withSemantic(
			mask), Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("scan and semantic mask");
	}

	/** The same voxels with a header that turns or mirrors them. */
	private static LabelVolume with(final LabelVolume mask, final int row) {
		final double[][] affine = mask.grid().affine();
		for (int column = 0; column < 4; column++)
			affine[row][column] *= -1;
		return mask.on(new Grid(mask.grid().size(), affine));
	}

	/** The same voxels with a header that takes left–right for back–front. */
	private static LabelVolume sideways(final LabelVolume mask) {
		final double[][] affine = mask.grid().affine();
		final double[] right = affine[0];
		affine[0] = affine[1];
		affine[1] = right;
		return mask.on(new Grid(mask.grid().size(), affine));
	}

	/** A patient, or a stack, that is turned about an axis of the body. */
	private static LabelVolume turned(final LabelVolume mask, final int about,
		final double degrees)
	{
		final double cos = Math.cos(Math.toRadians(degrees));
		final double sin = Math.sin(Math.toRadians(degrees));
		final double[][] before = mask.grid().affine();
		final double[][] affine = mask.grid().affine();
		final int first = (about + 1) % 3;
		final int second = (about + 2) % 3;
		for (int column = 0; column < 4; column++) {
			affine[first][column] = cos * before[first][column] - sin *
				before[second][column];
			affine[second][column] = sin * before[first][column] + cos *
				before[second][column];
		}
		return mask.on(new Grid(mask.grid().size(), affine));
	}

	@Test
	void aTiltOf46DegreesIsLikeOneOf44() throws SpinepsException {
		final LabelVolume mask = phantom(3, true).semantic();
		final SpineSegmentation upright = run(mask);
		for (final double degrees : new double[] { 44, 46, -46, 55 })
			for (int about = 0; about < 3; about++) {
				final SpineSegmentation tilted = run(turned(mask, about, degrees));
				assertThat(tilted.instances().array()).as(about + ": " + degrees)
					.isEqualTo(upright.instances().array());
				assertThat(tilted.warnings()).isEqualTo(upright.warnings());
			}
	}

	@Test
	void headersThatLieAreTold() throws SpinepsException {
		final LabelVolume mask = phantom(3, true).semantic();
		assertThat(run(mask).warnings()).noneMatch(w -> w.contains("header"));
		assertThat(run(with(mask, 2)).warnings()).anyMatch(w -> w.contains(
			"upside down"));
		// Without a sacrum the spinous processes tell.
		final LabelVolume free = phantom(4, false).semantic();
		assertThat(run(free).warnings()).noneMatch(w -> w.contains("header"));
		assertThat(run(with(free, 2)).warnings()).anyMatch(w -> w.contains(
			"upside down"));
		assertThat(run(with(mask, 1)).warnings()).anyMatch(w -> w.contains(
			"front and back") && w.contains("cannot be trusted") && w.contains(
				"Correct the header"));
		assertThat(run(sideways(mask)).warnings()).anyMatch(w -> w.contains(
			"coronal slices sagittal") && w.contains("cannot be trusted"));
		final SpineSegmentation mirrored = run(with(mask, 0));
		assertThat(mirrored.warnings()).anyMatch(w -> w.contains("mirrored"));
		assertThat(mirrored.vertebrae()).hasSize(3);
	}
}
