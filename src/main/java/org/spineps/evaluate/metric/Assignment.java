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
package org.spineps.evaluate.metric;

import java.util.Arrays;

/**
 * The linear sum assignment problem: each row gets another column so that the
 * sum of costs is smallest. Shortest augmenting paths with dual variables, in
 * O(n³) (Crouse, "On implementing 2D rectangular assignment algorithms", IEEE
 * Trans. Aerosp. Electron. Syst. 2016), as in SciPy.
 */
final class Assignment {

	private final double[][] cost;
	private final int columns;
	private final double[] rowDual;
	private final double[] columnDual;
	private final double[] distance;
	private final int[] cameFrom;
	private final int[] columnOf;
	private final int[] rowOf;

	private Assignment(final double[][] cost, final int columns) {
		this.cost = cost;
		this.columns = columns;
		rowDual = new double[cost.length];
		columnDual = new double[columns];
		distance = new double[columns];
		cameFrom = new int[columns];
		columnOf = new int[cost.length];
		rowOf = new int[columns];
		Arrays.fill(columnOf, -1);
		Arrays.fill(rowOf, -1);
	}

	/**
	 * @param cost finite costs by row and column; not changed
	 * @param columns number of columns
	 * @return for each row its column; −1 for the rows that are left over if there
	 *         are more of them than columns
	 */
	static int[] solve(final double[][] cost, final int columns) {
		if (cost.length <= columns) return new Assignment(cost, columns).solve();
		final double[][] transposed = new double[columns][cost.length];
		for (int row = 0; row < cost.length; row++)
			for (int column = 0; column < columns; column++)
				transposed[column][row] = cost[row][column];
		final int[] rows = new Assignment(transposed, cost.length).solve();
		final int[] result = new int[cost.length];
		Arrays.fill(result, -1);
		for (int column = 0; column < columns; column++)
			result[rows[column]] = column;
		return result;
	}

	private int[] solve() {
		for (int row = 0; row < cost.length; row++) {
			int column = shortestPath(row);
			while (true) {
				final int previous = cameFrom[column];
				rowOf[column] = previous;
				final int next = columnOf[previous];
				columnOf[previous] = column;
				if (previous == row) break;
				column = next;
			}
		}
		return columnOf;
	}

	/** Finds a free column for a row and updates the dual variables. */
	private int shortestPath(final int start) {
		final boolean[] rowSeen = new boolean[cost.length];
		final boolean[] columnSeen = new boolean[columns];
		final int[] remaining = new int[columns];
		for (int i = 0; i < columns; i++)
			remaining[i] = columns - 1 - i;
		Arrays.fill(distance, Double.POSITIVE_INFINITY);
		double reached = 0;
		int sink = -1;
		int row = start;
		for (int left = columns; sink < 0; left--) {
			rowSeen[row] = true;
			int best = -1;
			double lowest = Double.POSITIVE_INFINITY;
			for (int i = 0; i < left; i++) {
				final int column = remaining[i];
				final double length = reached + cost[row][column] - rowDual[row] -
					columnDual[column];
				if (length < distance[column]) {
					distance[column] = length;
					cameFrom[column] = row;
				}
				if (distance[column] < lowest || distance[column] == lowest &&
					rowOf[column] < 0)
				{
					lowest = distance[column];
					best = i;
				}
			}
			reached = lowest;
			final int column = remaining[best];
			remaining[best] = remaining[left - 1];
			columnSeen[column] = true;
			if (rowOf[column] < 0) sink = column;
			else row = rowOf[column];
		}
		rowDual[start] += reached;
		for (int i = 0; i < cost.length; i++)
			if (rowSeen[i] && i != start) rowDual[i] += reached -
				distance[columnOf[i]];
		for (int j = 0; j < columns; j++)
			if (columnSeen[j]) columnDual[j] -= reached - distance[j];
		return sink;
	}
}
