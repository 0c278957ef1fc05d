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
package org.spineps.pipeline.instance.vertebra;

import org.spineps.volume.Box;
import org.spineps.volume.LabelVolume;

/** How many steps to all 26 neighbours part voxels from a label. */
public final class GrowthSteps {

	private GrowthSteps() {
		// static methods only
	}

	/**
	 * @param volume labels
	 * @param label one of them
	 * @param box where to look, inside the volume; it holds every voxel of the label
	 * @param most most steps that matter
	 * @return for each voxel of the box, axis 0 fastest, after how many steps the
	 *         label arrives there; {@code most + 1} if it does not
	 */
	public static int[] of(final LabelVolume volume, final int label,
		final Box box, final int most)
	{
		final int[] size = box.size();
		final int[] steps = new int[Math.toIntExact(box.voxels())];
		final int[] n = new int[1];
		Voxels.forEach(volume.grid(), box, v -> steps[n[0]++] = volume
			.array()[v] == label ? 0 : most + 1);
		for (int pass = 0; pass < 2; pass++) {
			final int sign = pass == 0 ? 1 : -1;
			for (int at = 0; at < steps.length; at++) {
				final int v = pass == 0 ? at : steps.length - 1 - at;
				if (steps[v] != 0) steps[v] = Math.min(steps[v], 1 + nearest(steps, v,
					size, sign, most));
			}
		}
		return steps;
	}

	/** @return least of the neighbours that come earlier in the scan */
	private static int nearest(final int[] steps, final int v,
		final int[] size, final int sign, final int most)
	{
		final int i = v % size[0];
		final int j = v / size[0] % size[1];
		final int k = v / size[0] / size[1];
		int least = most;
		for (int dk = -1; dk <= 0; dk++)
			for (int dj = -1; dj <= (dk < 0 ? 1 : 0); dj++)
				for (int di = -1; di <= (dk < 0 || dj < 0 ? 1 : -1); di++) {
					final int ni = i + sign * di;
					final int nj = j + sign * dj;
					final int nk = k + sign * dk;
					if (ni < 0 || nj < 0 || nk < 0 || ni >= size[0] || nj >= size[1] ||
						nk >= size[2]) continue;
					least = Math.min(least, steps[ni + size[0] * (nj + size[1] * nk)]);
				}
		return least;
	}
}
