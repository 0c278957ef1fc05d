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
package org.spineps.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Naming;
import org.spineps.io.point.PointsOfInterest;
import org.spineps.io.point.PointsOfInterest.Point;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

class BodyCentresTest {

	@Test
	void findsTheBodiesOfAPhantomOnAnObliqueGrid() {
		final Grid grid = SpinePhantom.grid(new int[] { 90, 120, 20 }, new double[] {
			1.1, 1.3, 3 }, new AxisCodes("LSA"), 12);
		final SpinePhantom phantom = SpinePhantom.create(grid, 3, true);
		final List<SpineInstance> found = new ArrayList<>();
		for (int n = 1; n <= 3; n++)
			found.add(instance(Kind.VERTEBRA, n));
		found.add(instance(Kind.DISC, 101));
		found.add(instance(Kind.VERTEBRA, 9));
		found.add(instance(Kind.SACRUM, 26));
		final PointsOfInterest points = BodyCentres.of(new SpineSegmentation(phantom
			.semantic(), phantom.complete(), found, List.of(), new Provenance("",
				List.of(), "", Map.of(), Map.of())));

		assertThat(points.grid()).contains(grid);
		assertThat(points.points()).extracting(Point::level).containsExactly(1, 2,
			3, 26);
		assertThat(points.points()).extracting(Point::structure).containsOnly(50);
		for (int n = 1; n <= 3; n++) {
			final Point point = points.find(n, 50).orElseThrow();
			final double[] mm = grid.toWorld(point.i(), point.j(), point.k());
			final double[] truth = phantom.bodyCentresMm().get(n - 1);
			for (int axis = 0; axis < 3; axis++)
				assertThat(mm[axis]).isCloseTo(truth[axis], within(1.0));
			assertThat(point.i() * 100).isCloseTo(Math.rint(point.i() * 100), within(
				1e-9));
		}
		final InstanceRow sacrum = InstanceTable.of(new SpineSegmentation(phantom
			.semantic(), phantom.complete(), List.of(instance(Kind.SACRUM, 26)), List
				.of(), new Provenance("", List.of(), "", Map.of(), Map.of()))).rows()
			.get(0);
		assertThat(points.find(26, 50).orElseThrow().i()).isCloseTo(sacrum
			.centroidVoxel().get(0), within(1e-9));
	}

	private static SpineInstance instance(final Kind kind, final int label) {
		return new SpineInstance(kind, label, "x", Naming.ASSUMED, Double.NaN);
	}
}
