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

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutor;

/**
 * Splits a loop into ranges and runs them on the caller's imglib2 task executor.
 * Small loops run at once in the calling thread.
 */
public final class Slabs {

	/** Below this many voxels starting threads costs more than it saves. */
	private static final long SMALL = 1 << 16;

	private Slabs() {
		// static methods only
	}

	/** Work on the indices from begin up to, not including, end. */
	public interface RangeTask {

		void run(int begin, int end);
	}

	/**
	 * @param count number of steps of the loop, e.g. slices
	 * @param voxels number of voxels that the whole loop touches
	 * @param pieces how many ranges per thread; more of them balance uneven work
	 * @return borders of the ranges: 0, …, count
	 */
	static int[] borders(final int count, final long voxels, final int pieces) {
		final int threads = voxels < SMALL ? 1 : Parallelization.getTaskExecutor()
			.getParallelism();
		final int ranges = threads == 1 ? 1 : Math.max(1, Math.min(count, pieces *
			threads));
		final int[] borders = new int[ranges + 1];
		for (int range = 0; range <= ranges; range++)
			borders[range] = (int) ((long) count * range / ranges);
		return borders;
	}

	/**
	 * Runs one task per range, in any order and perhaps at the same time.
	 *
	 * @param borders as from {@link #borders}
	 * @param task gets the number of the range
	 */
	static void forEachRange(final int[] borders,
		final IntConsumer task)
	{
		final int ranges = borders.length - 1;
		if (ranges == 1) {
			task.accept(0);
			return;
		}
		final TaskExecutor executor = Parallelization.getTaskExecutor();
		final List<Integer> numbers = new ArrayList<>(ranges);
		for (int range = 0; range < ranges; range++)
			numbers.add(range);
		executor.forEach(numbers, task::accept);
	}

	/**
	 * Runs a loop in ranges, in any order and perhaps at the same time.
	 *
	 * @param count number of steps of the loop
	 * @param voxels number of voxels that the whole loop touches
	 * @param task the loop's body
	 */
	public static void forEach(final int count, final long voxels,
		final RangeTask task)
	{
		final int[] borders = borders(count, voxels, 4);
		forEachRange(borders, range -> task.run(borders[range], borders[range +
			1]));
	}
}
