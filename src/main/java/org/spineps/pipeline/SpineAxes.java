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

import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.spineps.anatomy.Structure;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.WorkingAxes;

/**
 * The working axes of a stack whose header leaves several open, told by the spine
 * in its semantic mask: the axis along which bodies, discs and canal extend is that
 * of up and down.
 */
public final class SpineAxes {

	/** A spine extends farther along itself than across by this factor. */
	private static final double LONGER = 1.5;
	private static final int ENOUGH_VOXELS = 100;

	private SpineAxes() {
		// static methods only
	}

	/**
	 * @param semantic structures on any grid
	 * @return the same grid with the axis codes that the spine in it has; the grid
	 *         itself if its header leaves no doubt or the mask shows no direction
	 */
	public static Grid of(final LabelVolume semantic) {
		final Grid grid = semantic.grid();
		final List<AxisCodes> candidates = WorkingAxes.candidates(grid);
		final double[] direction = candidates.size() < 2 ? new double[0]
			: direction(semantic);
		if (direction.length == 0) return grid.withAxisCodes(candidates.get(0));
		AxisCodes best = candidates.get(0);
		double most = -1;
		for (final AxisCodes codes : candidates) {
			final int axis = codes.axisOf('S');
			double along = 0;
			for (int row = 0; row < 3; row++)
				along += direction[row] * grid.affine(row, axis) / grid.spacing(axis);
			if (Math.abs(along) > most + 1e-9) {
				most = Math.abs(along);
				best = codes;
			}
		}
		return grid.withAxisCodes(best);
	}

	/** @return where the spine extends to, in RAS; empty if it does not say */
	private static double[] direction(final LabelVolume semantic) {
		final double[] sum = new double[3];
		final double[][] squares = new double[3][3];
		final Grid grid = semantic.grid();
		long count = 0;
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					if (!isColumn(semantic.array()[v])) continue;
					final double[] place = grid.toWorld(i, j, k);
					count++;
					for (int a = 0; a < 3; a++) {
						sum[a] += place[a];
						for (int b = 0; b < 3; b++)
							squares[a][b] += place[a] * place[b];
					}
				}
		if (count < ENOUGH_VOXELS) return new double[0];
		for (int a = 0; a < 3; a++)
			for (int b = 0; b < 3; b++)
				squares[a][b] = squares[a][b] / count - sum[a] / count * sum[b] / count;
		final EigenDecomposition axes = new EigenDecomposition(
			new Array2DRowRealMatrix(squares, false));
		return axes.getRealEigenvalue(0) < LONGER * LONGER * axes
			.getRealEigenvalue(1) ? new double[0] : axes.getEigenvector(0).toArray();
	}

	private static boolean isColumn(final int structure) {
		return structure == Structure.CORPUS.id() ||
			structure == Structure.CORPUS_CORE.id() || structure == Structure.DISC
				.id() || structure == Structure.CORD.id() || structure == Structure.CANAL
					.id();
	}
}
