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
package org.spineps.pipeline.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.model.LevelCalibration;
import org.spineps.model.LevelClasses;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.progress.Progress;
import org.spineps.testing.LevelModels;
import org.spineps.testing.PhantomModels;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class ModelLevelNetworkTest {

	private static final int[] LABELS = { 0, 26, 41, 48, 49, 50, 60, 61, 62, 70,
		74, 80, 100 };

	private static Grid grid(final String codes, final double tilt) {
		return SpinePhantom.grid(new int[] { 40, 60, 9 }, new double[] { 1.1, 0.9,
			4.4 }, new AxisCodes(codes), tilt);
	}

	private static LabelVolume noise(final Grid grid) {
		final SplittableRandom random = new SplittableRandom(7);
		final LabelVolume labels = LabelVolume.zeros(grid);
		for (int v = 0; v < labels.array().length; v++)
			labels.array()[v] = (short) LABELS[random.nextInt(LABELS.length)];
		return labels;
	}

	private static ModelManifest manifest() {
		return LevelModels.manifest(0, LevelCalibration.DEFAULT);
	}

	/** Every channel at every sample, from first principles. */
	@ParameterizedTest
	@CsvSource({ "PIR,0", "RAS,0", "LIA,0", "PIR,17", "ASL,33", "IPL,44" })
	void theNetworkSeesTheStructuresAlongThePatientsAxes(final String codes,
		final double tilt) throws SpinepsException
	{
		final LabelVolume labels = noise(grid(codes, tilt));
		final float[][] seen = new float[1][];
		final int[][] sizes = new int[1][];
		final LevelMap map = new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> {
			seen[0] = patch.clone();
			sizes[0] = shape.clone();
			return new float[25 * shape[1] * shape[2] * shape[3]];
		})).look(labels, Progress.NONE).orElseThrow();
		final Grid grid = labels.grid();
		final double[] least = new double[3];
		final double[] most = new double[3];
		Arrays.fill(least, 1e9);
		Arrays.fill(most, -1e9);
		for (final double i : new double[] { -0.5, grid.size(0) - 0.5 })
			for (final double j : new double[] { -0.5, grid.size(1) - 0.5 })
				for (final double k : new double[] { -0.5, grid.size(2) - 0.5 }) {
					final double[] world = grid.toWorld(i, j, k);
					for (int axis = 0; axis < 3; axis++) {
						least[axis] = Math.min(least[axis], world[axis]);
						most[axis] = Math.max(most[axis], world[axis]);
					}
				}
		final int[] multiple = { 4, 8, 8 };
		final int[] size = sizes[0];
		assertThat(size[0]).isEqualTo(7);
		int outside = 0;
		for (int axis = 0; axis < 3; axis++) {
			final int count = (int) Math.ceil((most[axis] - least[axis]) / 3 - 1e-6);
			assertThat(size[axis + 1]).isGreaterThanOrEqualTo(count).isLessThan(count +
				multiple[axis]).matches(n -> n % multiple[0] == 0);
			least[axis] = (least[axis] + most[axis]) / 2 - 1.5 * (count - 1);
		}
		final int voxels = size[1] * size[2] * size[3];
		final float[] expected = new float[7 * voxels];
		for (int r = 0; r < size[1]; r++)
			for (int a = 0; a < size[2]; a++)
				for (int s = 0; s < size[3]; s++) {
					final int v = (r * size[2] + a) * size[3] + s;
					final double[] at = grid.toVoxel(least[0] + 3 * r, least[1] + 3 * a,
						least[2] + 3 * s);
					final int[] near = new int[3];
					boolean inside = true;
					for (int axis = 0; axis < 3; axis++) {
						near[axis] = (int) Math.floor(at[axis] + 0.5 + 1e-6);
						inside &= near[axis] >= 0 && near[axis] < grid.size(axis);
					}
					final int label = inside ? labels.array()[grid.index(near[0], near[1],
						near[2])] : 0;
					if (!inside) outside++;
					for (int set = 0; set < 6; set++)
						expected[set * voxels + v] = LevelModels.SETS.get(set).contains(label)
							? 1 : 0;
					expected[6 * voxels + v] = inside ? 1 : 0;
				}
		assertThat(seen[0]).isEqualTo(expected);
		assertThat(outside).isPositive().isLessThan(voxels);
		assertThat(map.grid().axisCodes().letters()).isEqualTo("SAR");
	}

	/** Scores that are a known function of the place. */
	private static float score(final int level, final double height) {
		return (float) (-Math.pow(level - 12 + height / 20, 2) / 10);
	}

	@ParameterizedTest
	@CsvSource({ "PIR,0", "ASL,20" })
	void regionsGetTheMeanLogarithmOfTheirPlaces(final String codes,
		final double tilt) throws SpinepsException
	{
		final SpinePhantom phantom = SpinePhantom.create(SpinePhantom.grid(new int[] {
			60, 110, 20 }, new double[] { 1.8, 1.8, 3.2 }, new AxisCodes(codes), tilt),
			4, true);
		final LevelMap map = new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> new float[25 * shape[1] * shape[2] * shape[3]])).look(
				phantom.semantic(), Progress.NONE).orElseThrow();
		final Grid grid = map.grid();
		final int places = grid.voxels();
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++)
					for (int level = 0; level < LevelClasses.COUNT; level++)
						map.scores()[level * places + grid.index(i, j, k)] = score(level, grid
							.toWorld(i, j, k)[2]);
		final LabelVolume regions = LevelRegions.of(phantom.semantic(), phantom
			.instances(), 4);
		final double[][] mean = map.meanLog(regions, 5);
		final double[][] expected = new double[4][LevelClasses.COUNT];
		final int[] count = new int[4];
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					final double[] world = grid.toWorld(i, j, k);
					final double[] at = phantom.semantic().grid().toVoxel(world);
					final int[] near = new int[3];
					boolean inside = true;
					for (int axis = 0; axis < 3; axis++) {
						near[axis] = (int) Math.floor(at[axis] + 0.5 + 1e-6);
						inside &= near[axis] >= 0 && near[axis] < phantom.semantic().grid()
							.size(axis);
					}
					if (!inside) continue;
					final int v = phantom.semantic().grid().index(near[0], near[1],
						near[2]);
					final int vertebra = phantom.instances().array()[v];
					if (vertebra == 0 || phantom.semantic().array()[v] != 49) continue;
					count[vertebra - 1]++;
					double sum = 0;
					for (int level = 0; level < LevelClasses.COUNT; level++)
						sum += Math.exp(score(level, world[2]));
					for (int level = 0; level < LevelClasses.COUNT; level++)
						expected[vertebra - 1][level] += score(level, world[2]) - Math.log(
							sum);
				}
		for (int vertebra = 0; vertebra < 4; vertebra++)
			for (int level = 0; level < LevelClasses.COUNT; level++)
				assertThat(mean[vertebra][level]).isCloseTo(expected[vertebra][level] /
					count[vertebra], within(1e-6));
		assertThat(mean[4]).containsOnly(-Math.log(25));
	}

	@Test
	void aVertebraWithoutABodyIsAskedAboutAllOfItsBone() {
		final SpinePhantom phantom = SpinePhantom.create(grid("PIR", 0), 2, false);
		final LabelVolume arches = phantom.semantic().copy();
		for (int v = 0; v < arches.array().length; v++)
			if (arches.array()[v] == 49 && phantom.instances().array()[v] == 2) arches
				.array()[v] = 41;
		final LabelVolume regions = LevelRegions.of(arches, phantom.instances(), 2);
		for (int v = 0; v < arches.array().length; v++) {
			final int vertebra = phantom.instances().array()[v];
			assertThat(regions.array()[v]).isEqualTo((short) (vertebra == 1 && arches
				.array()[v] != 49 ? 0 : vertebra));
		}
	}

	@Test
	void ofAScanThatIsTooLargeTheSurroundingsOfTheSpineAreSeen()
		throws SpinepsException
	{
		final LabelVolume wide = LabelVolume.zeros(Grid.of(new int[] { 100, 100,
			100 }, new double[] { 4, 4, 4 }, new AxisCodes("PIR")));
		for (int i = 45; i < 55; i++)
			wide.array()[wide.grid().index(i, 50, 50)] = 49;
		final int[] samples = new int[1];
		final LevelModels.Answer answer = (patch, shape) -> {
			samples[0] = shape[1] * shape[2] * shape[3];
			return new float[25 * samples[0]];
		};
		for (final long most : new long[] { 0, 100_000, 5000 }) {
			final Optional<LevelMap> map = new ModelLevelNetwork(LevelModels.model(
				LevelModels.manifest(most, LevelCalibration.DEFAULT), answer)).look(wide,
					Progress.NONE);
			assertThat(samples[0]).isLessThanOrEqualTo(most == 0 ? 1_500_000
				: (int) most);
			final double[] centre = wide.grid().toWorld(50, 50, 50);
			final double[] at = map.orElseThrow().grid().toVoxel(centre);
			for (int axis = 0; axis < 3; axis++)
				assertThat(at[axis]).isBetween(0.0, map.get().grid().size(axis) - 1.0);
		}
	}

	@Test
	void whatDoesNotFitIsNotLookedAtAndNothingIsAllocated() throws SpinepsException {
		final LabelVolume spread = LabelVolume.zeros(Grid.of(new int[] { 30, 30,
			30 }, new double[] { 50, 50, 50 }, new AxisCodes("PIR")));
		final ModelLevelNetwork network = new ModelLevelNetwork(LevelModels.model(
			manifest(), (patch, shape) -> {
				throw new AssertionError("asked");
			}));
		assertThat(network.look(spread, Progress.NONE)).isEmpty();
		spread.array()[0] = 49;
		spread.array()[spread.array().length - 1] = 49;
		assertThat(network.look(spread, Progress.NONE)).isEmpty();
	}

	@Test
	void badNetworksAreRefusedInWords() {
		final LabelVolume labels = noise(grid("PIR", 0));
		assertThatThrownBy(() -> new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> new float[24 * shape[1] * shape[2] * shape[3]])).look(
				labels, Progress.NONE)).isInstanceOf(SpinepsException.class)
					.hasMessageContaining("levels-by-hand").hasMessageContaining(
						"number of scores");
		assertThatThrownBy(() -> new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> {
			final float[] scores = new float[25 * shape[1] * shape[2] * shape[3]];
			scores[3] = Float.NaN;
			return scores;
		})).look(labels, Progress.NONE)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("not finite");
		assertThatThrownBy(() -> new ModelLevelNetwork(PhantomModels.of(SpinePhantom
			.create(labels.grid(), 2, false), labels.grid()).instance())).hasMessageContaining(
				"Not a levels model");
	}

	@Test
	void cancellingStopsBeforeTheNetworkRuns() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				throw new AssertionError(stage);
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatThrownBy(() -> new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> {
			throw new AssertionError("asked");
		})).look(noise(grid("PIR", 0)), cancelled)).isInstanceOf(
			CancellationException.class);
	}

	/** The packaged network, where there is one, takes what this program gives it. */
	@Test
	void packagedLevelsNetworksAreOfTheRightKind() throws SpinepsException {
		assertThat(ModelStore.packaged().list()).filteredOn(manifest -> manifest
			.kind() == ModelKind.LEVELS).allSatisfy(
				manifest -> assertThat(manifest.input().labelSets()).isEqualTo(
					LevelModels.SETS));
	}
}
