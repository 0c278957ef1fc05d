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
package org.spineps.io.point;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/**
 * Named points in a scan, e.g. the centres of the vertebral bodies.
 *
 * @param axisCodes directions of the voxel axes that the coordinates count along
 * @param grid where those voxels lie; old files do not say
 * @param points the points, ordered by level and structure
 */
public record PointsOfInterest(AxisCodes axisCodes, Optional<Grid> grid,
	List<Point> points)
{

	/**
	 * One point.
	 *
	 * @param level label of the vertebra or sacrum that it belongs to
	 * @param structure label of the structure, e.g. 50 for the vertebral body
	 * @param i voxel coordinate on axis 0, not necessarily whole
	 * @param j voxel coordinate on axis 1
	 * @param k voxel coordinate on axis 2
	 */
	public record Point(int level, int structure, double i, double j, double k) {

		/**
		 * @throws IllegalArgumentException if a coordinate is not finite
		 */
		public Point {
			if (!Double.isFinite(i) || !Double.isFinite(j) || !Double.isFinite(k))
				throw new IllegalArgumentException("Point " + level + "/" + structure +
					" at (" + i + ", " + j + ", " + k + ")");
		}
	}

	/** Copies the list and checks that nothing is missing. */
	public PointsOfInterest {
		Objects.requireNonNull(axisCodes);
		Objects.requireNonNull(grid);
		points = List.copyOf(points);
	}

	/**
	 * @param grid where the voxels lie that the coordinates count
	 * @param points the points
	 * @return both together
	 */
	public static PointsOfInterest on(final Grid grid,
		final List<Point> points)
	{
		return new PointsOfInterest(grid.axisCodes(), Optional.of(grid), points);
	}

	/**
	 * @param level label of the vertebra or sacrum
	 * @param structure label of the structure
	 * @return the point, or empty
	 */
	public Optional<Point> find(final int level, final int structure) {
		return points.stream().filter(p -> p.level() == level && p
			.structure() == structure).findFirst();
	}
}
