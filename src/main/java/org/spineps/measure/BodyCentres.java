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

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.io.point.PointsOfInterest;
import org.spineps.io.point.PointsOfInterest.Point;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;

/**
 * The points that SPINEPS 2.0 writes beside its masks: for each vertebra the
 * mean of the voxels of its body (semantic 49 and 50, instance X), in voxels
 * rounded to two decimals and filed under structure 50; for the sacrum the mean
 * of all its voxels.
 */
public final class BodyCentres {

	private static final double DECIMALS = 100;

	private BodyCentres() {
		// static methods only
	}

	/**
	 * @param result masks and what was found in them
	 * @return the points on the grid of the masks; vertebrae without a body have
	 *         none
	 */
	public static PointsOfInterest of(final SpineSegmentation result) {
		final double[][] sums = new double[256][4];
		final short[] semantic = result.semantic().array();
		final short[] instances = result.instances().array();
		final int[] size = result.instances().grid().size();
		int n = 0;
		for (int k = 0; k < size[2]; k++)
			for (int j = 0; j < size[1]; j++)
				for (int i = 0; i < size[0]; i++, n++) {
					final int label = instances[n] & 0xffff;
					if (!counts(label, semantic[n] & 0xffff)) continue;
					final double[] sum = sums[label];
					sum[0] += i;
					sum[1] += j;
					sum[2] += k;
					sum[3]++;
				}
		final List<Point> points = new ArrayList<>();
		for (final SpineInstance instance : result.found())
			if (instance.kind() == SpineInstance.Kind.VERTEBRA || instance
				.kind() == SpineInstance.Kind.SACRUM) add(points, instance
					.label(), sums[instance.label()]);
		return PointsOfInterest.on(result.instances().grid(), points);
	}

	private static boolean counts(final int label, final int structure) {
		if (label == Level.SACRUM.id()) return true;
		return Level.isVertebra(label) && (structure == Structure.CORPUS.id() ||
			structure == Structure.CORPUS_CORE.id());
	}

	private static void add(final List<Point> points, final int label,
		final double[] sum)
	{
		if (sum[3] == 0) return;
		final boolean rounded = label != Level.SACRUM.id();
		final double[] centre = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			centre[axis] = sum[axis] / sum[3];
			if (rounded) centre[axis] = Math.rint(centre[axis] * DECIMALS) /
				DECIMALS;
		}
		points.add(new Point(label, Structure.CORPUS_CORE.id(), centre[0],
			centre[1], centre[2]));
	}
}
