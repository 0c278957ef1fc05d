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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.model.LevelCalibration;
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

	/** Vertebra 1 above 2 (without a body) above 3, a crumb that is 4. */
	private static LabelVolume thirds(final LabelVolume structures) {
		final Grid grid = structures.grid();
		final LabelVolume vertebrae = LabelVolume.zeros(grid);
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					final int v = grid.index(i, j, k);
					final double height = grid.toWorld(i, j, k)[2];
					vertebrae.array()[v] = (short) (height > 12 ? 1 : height < -10 ? 3 : 2);
					if (vertebrae.array()[v] == 2 && structures.array()[v] > 48 &&
						structures.array()[v] < 51) structures.array()[v] = 41;
				}
		final int middle = grid.index(grid.size(0) / 2, grid.size(1) / 2, grid.size(
			2) / 2);
		vertebrae.array()[middle] = 4;
		structures.array()[middle] = 49;
		return vertebrae;
	}

	private static ModelManifest manifest() {
		return LevelModels.manifest(12, LevelCalibration.DEFAULT);
	}

	/** Every channel of every sample of every cut-out, from first principles. */
	@ParameterizedTest
	@CsvSource({ "PIR,0", "RAS,0", "LIA,0", "PIR,17", "ASL,33", "IPL,44" })
	void theNetworkSeesCutoutsAlongThePatientsAxes(final String codes,
		final double tilt) throws SpinepsException
	{
		final LabelVolume labels = noise(grid(codes, tilt));
		final LabelVolume vertebrae = thirds(labels);
		final List<float[]> seen = new ArrayList<>();
		final double[][] logs = new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> {
			seen.add(patch.clone());
			assertThat(shape).containsExactly(8, 12, 12, 12);
			final float[] row = new float[25];
			row[seen.size()] = 2;
			return row;
		})).look(labels, vertebrae, 4, Progress.NONE).orElseThrow();
		assertThat(seen).hasSize(3);
		final double log = -Math.log(24 + Math.exp(2));
		for (int n = 0; n < 3; n++)
			for (int k = 0; k < 25; k++)
				assertThat(logs[n][k]).isCloseTo(k == n + 1 ? 2 + log : log, within(
					1e-6));
		assertThat(logs[3]).containsOnly(0);

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
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			size[axis] = (int) Math.ceil((most[axis] - least[axis]) / 3 - 1e-6);
			least[axis] = (least[axis] + most[axis]) / 2 - 1.5 * (size[axis] - 1);
		}
		final int[][][] at = new int[size[0]][size[1]][size[2]];
		final double[][] centre = new double[4][3];
		final int[] count = new int[4];
		for (int r = 0; r < size[0]; r++)
			for (int a = 0; a < size[1]; a++)
				for (int s = 0; s < size[2]; s++) {
					final double[] voxel = grid.toVoxel(least[0] + 3 * r, least[1] + 3 * a,
						least[2] + 3 * s);
					final int[] near = new int[3];
					boolean inside = true;
					for (int axis = 0; axis < 3; axis++) {
						near[axis] = (int) Math.floor(voxel[axis] + 0.5 + 1e-6);
						inside &= near[axis] >= 0 && near[axis] < grid.size(axis);
					}
					at[r][a][s] = inside ? grid.index(near[0], near[1], near[2]) : -1;
					if (!inside) continue;
					final int vertebra = vertebrae.array()[at[r][a][s]];
					final int label = labels.array()[at[r][a][s]];
					if (vertebra == 4 || !LevelModels.SETS.get(vertebra == 2 ? 0 : 1)
						.contains(label)) continue;
					count[vertebra]++;
					centre[vertebra][0] += r;
					centre[vertebra][1] += a;
					centre[vertebra][2] += s;
				}
		for (int vertebra = 1; vertebra <= 3; vertebra++) {
			final float[] expected = new float[8 * 1728];
			final int[] begin = new int[3];
			for (int axis = 0; axis < 3; axis++)
				begin[axis] = (int) Math.rint(centre[vertebra][axis] /
					count[vertebra]) - 6;
			for (int v = 0; v < 1728; v++) {
				final int r = begin[0] + v / 144;
				final int a = begin[1] + v / 12 % 12;
				final int s = begin[2] + v % 12;
				if (r < 0 || a < 0 || s < 0 || r >= size[0] || a >= size[1] ||
					s >= size[2] || at[r][a][s] < 0) continue;
				final int label = labels.array()[at[r][a][s]];
				for (int set = 0; set < 6; set++)
					if (LevelModels.SETS.get(set).contains(label)) expected[set * 1728 +
						v] = 1;
				expected[6 * 1728 + v] = 1;
				if (vertebrae.array()[at[r][a][s]] == vertebra && LevelModels.SETS.get(0)
					.contains(label)) expected[7 * 1728 + v] = 1;
			}
			assertThat(seen.get(vertebra - 1)).isEqualTo(expected);
		}
	}

	@Test
	void aScanThatIsTooLargeIsSeenAroundTheSpine() throws SpinepsException {
		final LabelVolume wide = LabelVolume.zeros(Grid.of(new int[] { 100, 100,
			100 }, new double[] { 9, 9, 9 }, new AxisCodes("PIR")));
		final LabelVolume vertebrae = LabelVolume.zeros(wide.grid());
		for (int i = 45; i < 55; i++) {
			wide.array()[wide.grid().index(i, 50, 50)] = 49;
			vertebrae.array()[wide.grid().index(i, 50, 50)] = 1;
		}
		final int[] own = new int[1];
		final LevelModels.Answer answer = (patch, shape) -> {
			for (int v = 7 * 1728; v < 8 * 1728; v++)
				own[0] += patch[v];
			return new float[25];
		};
		assertThat(new ModelLevelNetwork(LevelModels.model(manifest(), answer)).look(
			wide, vertebrae, 1, Progress.NONE)).isPresent();
		// 9 mm are 3 samples; of 30 along the body 12 are in the cut-out.
		assertThat(own[0]).isEqualTo(12 * 9);
	}

	@Test
	void whatDoesNotFitIsNotLookedAtAndNothingIsAllocated() throws SpinepsException {
		final LabelVolume spread = LabelVolume.zeros(Grid.of(new int[] { 30, 30,
			30 }, new double[] { 50, 50, 50 }, new AxisCodes("PIR")));
		final ModelLevelNetwork network = new ModelLevelNetwork(LevelModels.model(
			manifest(), (patch, shape) -> {
				throw new AssertionError("asked");
			}));
		assertThat(network.look(spread, spread, 1, Progress.NONE)).isEmpty();
		spread.array()[0] = 49;
		spread.array()[spread.array().length - 1] = 49;
		assertThat(network.look(spread, spread, 1, Progress.NONE)).isEmpty();
		final LabelVolume labels = noise(grid("PIR", 0));
		assertThat(network.look(labels, LabelVolume.zeros(labels.grid()), 27,
			Progress.NONE)).isEmpty();
		assertThat(network.look(labels, LabelVolume.zeros(labels.grid()), 2,
			Progress.NONE).orElseThrow()).isDeepEqualTo(new double[2][25]);
		assertThatThrownBy(() -> new ModelLevelNetwork(LevelModels.model(LevelModels
			.manifest(1000, LevelCalibration.DEFAULT), (patch, shape) -> null)))
				.isInstanceOf(SpinepsException.class).hasMessageContaining("1000");
	}

	@Test
	void badNetworksAreRefusedInWords() {
		final LabelVolume labels = noise(grid("PIR", 0));
		final LabelVolume vertebrae = thirds(labels);
		assertThatThrownBy(() -> new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> new float[24])).look(labels, vertebrae, 3, Progress.NONE))
				.isInstanceOf(SpinepsException.class).hasMessageContaining(
					"levels-by-hand").hasMessageContaining("number of scores");
		assertThatThrownBy(() -> new ModelLevelNetwork(LevelModels.model(manifest(), (
			patch, shape) -> {
			final float[] scores = new float[25];
			scores[3] = Float.NaN;
			return scores;
		})).look(labels, vertebrae, 3, Progress.NONE)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not finite");
		assertThatThrownBy(() -> new ModelLevelNetwork(PhantomModels.of(SpinePhantom
			.create(labels.grid(), 2, false), labels.grid()).instance()))
				.hasMessageContaining("Not a levels model");
	}

	@Test
	void cancellingStopsBeforeTheNetworkRuns() {
		final LabelVolume labels = noise(grid("PIR", 0));
		final LabelVolume vertebrae = thirds(labels);
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
		})).look(labels, vertebrae, 3, cancelled)).isInstanceOf(
			CancellationException.class);
	}

	/** The first two sets decide where a vertebra is. */
	@Test
	void packagedLevelsNetworksTakeBoneAndBodiesFirst() throws SpinepsException {
		assertThat(ModelStore.packaged().list()).filteredOn(manifest -> manifest
			.kind() == ModelKind.LEVELS).allSatisfy(manifest -> {
				assertThat(manifest.input().labelSets()).hasSize(6);
				assertThat(manifest.input().labelSets().get(0)).contains(41, 42, 43, 44,
					45, 46, 47, 48, 49);
				assertThat(manifest.input().labelSets().get(1)).contains(49)
					.doesNotContain(41);
			});
	}
}
