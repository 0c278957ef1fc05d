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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.volume.resample.Resample;

class ScanGeometryTest {

	private static Grid grid(final int[] size, final double... spacing) {
		return Grid.of(size, spacing, AxisCodes.PIR);
	}

	/** A stack whose slices are shifted along their second axis. */
	private static Grid tilted(final double degrees) {
		return new Grid(new int[] { 60, 50, 20 }, new double[][] { { 1, 0, 0,
			-20 }, { 0, 1, 3 * Math.tan(Math.toRadians(degrees)), 7 }, { 0, 0, 3,
				100 } });
	}

	@ParameterizedTest
	@CsvSource({ "19, 78, 55, 20", "512, 512, 17, 5.86", "40, 60, 60, 0.001",
		"300, 300, 30, 1000", "10, 300, 15, 1" })
	void whatNoSpineScanHasIsAskedAbout(final int x, final int y, final int z,
		final double mm) throws SpinepsException
	{
		final Grid grid = grid(new int[] { x, y, z }, mm, mm, mm);
		assertThatThrownBy(() -> ScanGeometry.check(grid, false)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not the size of a spine scan")
			.hasMessageContaining("--accept-geometry");
		assertThat(ScanGeometry.check(grid, true)).isNotEmpty().allMatch(
			note -> note.startsWith("Unusual geometry was accepted"));
	}

	@Test
	void usualScansPass() throws SpinepsException {
		for (final Grid grid : new Grid[] { grid(new int[] { 512, 512, 17 }, 0.586,
			0.586, 3.3), grid(new int[] { 256, 320, 13 }, 0.94, 0.94, 1), grid(
				new int[] { 500, 1190, 400 }, 1, 1, 1), grid(new int[] { 30, 40, 8 },
					0.7, 0.7, 8) })
			assertThat(ScanGeometry.check(grid, false)).isEmpty();
	}

	@Test
	void aTiltedGantryIsToldOrRefused() throws SpinepsException {
		assertThat(ScanGeometry.check(tilted(0.9), false)).isEmpty();
		assertThat(ScanGeometry.check(tilted(3), false)).singleElement().asString()
			.contains("3.0 degrees off right angles");
		assertThatThrownBy(() -> ScanGeometry.check(tilted(12), true)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("12.0 degrees")
			.hasMessageContaining("gantry").hasMessageContaining("--deskew");
	}

	@ParameterizedTest
	@CsvSource({ "12", "-25", "0" })
	void deskewedVoxelsAreAtRightAnglesAndHoldTheScan(final double degrees) {
		final Grid sheared = tilted(degrees);
		final Grid right = ScanGeometry.deskewed(sheared);
		assertThat(ScanGeometry.shearDegrees(right)).isCloseTo(0, within(1e-9));
		assertThat(right.spacing()).containsExactly(new double[] { 1, 1, 3 },
			within(1e-9));
		// In-plane axes keep their directions.
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 2; column++)
				assertThat(right.affine(row, column)).isCloseTo(sheared.affine(row,
					column), within(1e-9));
		final LabelVolume ball = LabelVolume.zeros(sheared);
		RandomVolumes.ball(ball, new double[] { 30, 25, 10 }, 9, 1);
		final LabelVolume moved = Resample.nearest(ball, right, false);
		assertThat(new double[] { LabelStatistics.of(moved).count(1) })
			.containsExactly(new double[] { LabelStatistics.of(ball).count(1) },
				within(0.03 * LabelStatistics.of(ball).count(1)));
		assertThat(right.toWorld(LabelStatistics.of(moved).centroid(1)))
			.containsExactly(sheared.toWorld(LabelStatistics.of(ball).centroid(1)),
				within(0.2));
		for (int corner = 0; corner < 8; corner++) {
			final double[] voxel = right.toVoxel(sheared.toWorld((corner & 1) * 59,
				(corner >> 1 & 1) * 49, (corner >> 2) * 19));
			for (int axis = 0; axis < 3; axis++)
				assertThat(voxel[axis]).isBetween(-1e-5, right.size(axis) - 1 + 1e-5);
		}
	}

	@Test
	void aGridTooLargeForTheNetworkIsASentence() {
		final Grid metres = grid(new int[] { 200, 200, 200 }, 1000, 1000, 1000);
		assertThatThrownBy(() -> ScanGeometry.requireRoom(metres, 0.86, 0.86, 3.3))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"too large for the network");
		assertThatCode(() -> ScanGeometry.requireRoom(metres, 1000, 1000, 1000))
			.doesNotThrowAnyException();
		assertThatThrownBy(() -> metres.resample(1e-9, 1e-9, 1e-9)).isInstanceOf(
			IllegalArgumentException.class);
	}
}
