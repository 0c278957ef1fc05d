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

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingAxesTest {

	private static Grid turned(final int[] size, final double[] spacing,
		final int about, final double degrees)
	{
		final Grid grid = Grid.of(size, spacing, AxisCodes.PIR);
		final double cos = Math.cos(Math.toRadians(degrees));
		final double sin = Math.sin(Math.toRadians(degrees));
		final double[][] affine = grid.affine();
		final int first = (about + 1) % 3;
		final int second = (about + 2) % 3;
		for (int column = 0; column < 3; column++) {
			affine[first][column] = cos * grid.affine(first, column) - sin * grid
				.affine(second, column);
			affine[second][column] = sin * grid.affine(first, column) + cos * grid
				.affine(second, column);
		}
		return new Grid(size, affine);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 29", "0, -29", "1, 20", "2, -15" })
	void aSmallTiltLeavesOneWay(final int about, final double degrees) {
		assertThat(WorkingAxes.candidates(turned(new int[] { 200, 260, 40 },
			new double[] { 1, 1, 1 }, about, degrees))).containsExactly(
				AxisCodes.PIR);
	}

	/** Round 45 degrees the nearest way changes, the ways that are tried do not. */
	@ParameterizedTest
	@CsvSource({ "0", "1", "2" })
	void theWaysDoNotChangeAt45Degrees(final int about) {
		for (final int sign : new int[] { 1, -1 }) {
			final Set<AxisCodes> before = Set.copyOf(WorkingAxes.candidates(turned(
				new int[] { 200, 260, 180 }, new double[] { 1, 1, 1 }, about, sign *
					44)));
			final List<AxisCodes> after = WorkingAxes.candidates(turned(new int[] {
				200, 260, 180 }, new double[] { 1, 1, 1 }, about, sign * 46));
			assertThat(after).hasSize(2).contains(AxisCodes.PIR);
			assertThat(Set.copyOf(after)).isEqualTo(before);
		}
	}

	/** Slices that may be sagittal are; what is left open is within them. */
	@ParameterizedTest
	@CsvSource({ "1, 46, 1", "1, -55, 1", "2, 46, 1", "2, -46, 1", "0, 46, 2",
		"0, -50, 2" })
	void thickOrFewSlicesAreSagittalIfTheyMayBe(final int about,
		final double degrees, final int ways)
	{
		for (final double[] spacing : new double[][] { { 0.6, 0.6, 3.3 }, { 1, 1,
			1 } })
			assertThat(WorkingAxes.candidates(turned(new int[] { 300, 300, 17 },
				spacing, about, degrees))).hasSize(ways).contains(AxisCodes.PIR)
					.allMatch(codes -> codes.worldAxis(2) == 0);
	}
}
