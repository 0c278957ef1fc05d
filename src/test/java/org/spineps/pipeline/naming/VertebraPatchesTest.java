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
package org.spineps.pipeline.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

import org.junit.jupiter.api.Test;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.testing.Fixtures;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

class VertebraPatchesTest {

	private static final CutoutFormat FORMAT = new CutoutFormat(new double[] { 1,
		1, 3 }, new int[] { 60, 50, 16 });

	@Test
	void anglesAreThoseOfTheOriginal() {
		for (final JsonElement element : Fixtures.read("spineps/rotation.json")
			.getAsJsonObject().getAsJsonArray("angles"))
		{
			final JsonArray vector = element.getAsJsonObject().getAsJsonArray(
				"vec_IPL");
			assertThat(VertebraPatches.angle(vector.get(0).getAsDouble(), vector.get(
				1).getAsDouble(), vector.get(2).getAsDouble())).isCloseTo(element
					.getAsJsonObject().get("degrees").getAsDouble(), within(1e-9));
		}
		assertThat(VertebraPatches.angle(0, 0, 0)).isZero();
	}

	/** However a scan is stored, the network sees the same. */
	@Test
	void everyVertebraLiesUprightInTheMiddleOfItsPatch() {
		ImageVolume first = null;
		for (final String codes : new String[] { "PIR", "LAS", "SPL" }) {
			final Grid grid = SpinePhantom.grid(new int[] { 100, 200, 20 },
				new double[] { 1, 1, 3 }, new AxisCodes(codes), 12);
			final SpinePhantom phantom = SpinePhantom.create(grid, 4, true);
			final ImageVolume scan = ImageVolume.zeros(grid);
			for (int v = 0; v < scan.array().length; v++)
				scan.array()[v] = phantom.semantic().array()[v] == 49 ? 100 : 0;
			final VertebraPatches patches = new VertebraPatches(scan, phantom
				.instances(), phantom.semantic(), FORMAT, true, false);
			assertThat(patches.labels()).containsExactly(1, 2, 3, 4);
			final ImageVolume patch = patches.patch(2);
			assertThat(patch.grid().size()).containsExactly(60, 50, 16);
			assertThat(patch.grid().axisCodes()).isEqualTo(AxisCodes.PIR);
			assertThat(patch.array()[patch.grid().index(30, 25, 8)]).as(codes)
				.isCloseTo(100, within(15f));
			if (first == null) first = patch;
			else for (int v = 0; v < patch.array().length; v++)
				assertThat(patch.array()[v]).as(codes).isCloseTo(first.array()[v],
					within(0.1f));
		}
	}

	/** Without turning a patch is a box of the scan. */
	@Test
	void patchesAreTurnedOnlyIfAskedFor() {
		final Grid grid = SpinePhantom.grid(new int[] { 100, 200, 20 },
			new double[] { 1, 1, 3 }, AxisCodes.PIR, 12);
		final SpinePhantom phantom = SpinePhantom.create(grid, 4, true);
		final ImageVolume scan = phantom.image(2);
		final VertebraPatches straight = new VertebraPatches(scan, phantom
			.instances(), phantom.semantic(), new CutoutFormat(new double[] { 1, 1,
				3 }, FORMAT.size()), false, false);
		final VertebraPatches turned = new VertebraPatches(scan, phantom
			.instances(), phantom.semantic(), new CutoutFormat(new double[] { 1, 1,
				3 }, FORMAT.size()), true, false);
		assertThat(Math.abs(turned.angle(2))).isGreaterThan(1);
		assertThat(turned.patch(2).array()).isNotEqualTo(straight.patch(2).array());
		final LabelVolume bodies = phantom.instances().copy();
		for (int v = 0; v < bodies.array().length; v++)
			if (phantom.semantic().array()[v] != 49) bodies.array()[v] = 0;
		final Box box = LabelStatistics.of(bodies).box(2);
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = box.min(axis) + box.size(axis) / 2 - FORMAT.size()[axis] / 2;
			max[axis] = min[axis] + FORMAT.size()[axis];
		}
		assertThat(straight.patch(2).array()).isEqualTo(Crop.of(scan, new Box(min,
			max), 0).array());
	}

	@Test
	void patchesOfWholeNumbersAreRoundedIfAskedFor() {
		final SpinePhantom phantom = SpinePhantom.create(SpinePhantom.grid(
			new int[] { 80, 120, 16 }, new double[] { 1.3, 1.3, 4 }, AxisCodes.PIR,
			8), 3, true);
		final ImageVolume scan = phantom.image(3);
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = (float) Math.rint(scan.array()[v]);
		for (final boolean round : new boolean[] { true, false }) {
			final float[] patch = new VertebraPatches(scan, phantom.instances(),
				phantom.semantic(), FORMAT, true, round).patch(2).array();
			boolean fractions = false;
			for (final float value : patch)
				fractions |= value != Math.rint(value);
			assertThat(fractions).isEqualTo(!round);
		}
	}

	@Test
	void aScanWithoutBodiesHasNoPatches() {
		final Grid grid = Grid.of(new int[] { 8, 8, 4 }, new double[] { 1, 1, 3 },
			AxisCodes.PIR);
		final SpinePhantom phantom = SpinePhantom.create(SpinePhantom.grid(
			new int[] { 60, 90, 8 }, new double[] { 2, 2, 5 }, AxisCodes.PIR, 0), 1,
			false);
		for (int v = 0; v < phantom.semantic().array().length; v++)
			if (phantom.semantic().array()[v] == 49) phantom.semantic().array()[v] =
				41;
		assertThat(new VertebraPatches(phantom.image(1), phantom.instances(), phantom
			.semantic(), FORMAT, true, false).labels()).isEmpty();
		assertThat(grid.voxels()).isPositive();
	}
}
