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
package org.spineps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.anatomy.Structure;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class SpinePhantomTest {

	@ParameterizedTest
	@CsvSource({ "PIR, 0", "LAS, 0", "RAS, 12", "IRP, -20" })
	void holdsEveryStructureAndEveryVertebra(final String codes,
		final double tilt)
	{
		final Grid grid = SpinePhantom.grid(new int[] { 120, 300, 40 },
			new double[] { 1, 1, 2.5 }, new AxisCodes(codes), tilt);
		assertThat(grid.axisCodes()).isEqualTo(new AxisCodes(codes));
		final SpinePhantom phantom = SpinePhantom.create(grid, 7, true);
		assertThat(labels(phantom.semantic())).containsExactlyInAnyOrderElementsOf(
			Structure.SEMANTIC.stream().map(Structure::id).toList());
		assertThat(labels(phantom.instances())).containsExactly(1, 2, 3, 4, 5, 6,
			7);
		assertThat(labels(phantom.complete())).containsExactly(1, 2, 3, 4, 5, 6, 7,
			26, 101, 102, 103, 104, 105, 106, 107, 201, 202, 203, 204, 205, 206,
			207);
		for (int v = 0; v < 7; v++) {
			final double[] voxel = grid.toVoxel(phantom.bodyCentresMm().get(v));
			final int index = grid.index((int) Math.round(voxel[0]), (int) Math.round(
				voxel[1]), (int) Math.round(voxel[2]));
			assertThat(phantom.instances().array()[index]).isEqualTo((short) (v +
				1));
			assertThat(phantom.semantic().array()[index]).isEqualTo(
				(short) Structure.CORPUS.id());
		}
	}

	@Test
	void leftIsOnThePatientsLeft() {
		final Grid grid = SpinePhantom.grid(new int[] { 120, 100, 40 },
			new double[] { 1, 1, 2.5 }, AxisCodes.RAS, 0);
		final short[] labels = SpinePhantom.create(grid, 2, false).semantic()
			.array();
		double left = 0;
		double right = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					final int label = labels[grid.index(i, j, k)];
					final double x = grid.toWorld(i, j, k)[0];
					if (label == Structure.COSTAL_PROCESS_LEFT.id()) left += x;
					if (label == Structure.COSTAL_PROCESS_RIGHT.id()) right += x;
				}
		assertThat(left).isNegative();
		assertThat(right).isPositive();
	}

	private static Set<Integer> labels(final LabelVolume volume) {
		final Set<Integer> found = new TreeSet<>();
		for (final short value : volume.array())
			if (value != 0) found.add(value & 0xffff);
		return found;
	}
}
