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
package org.spineps.pipeline.totalspineseg.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** Every second disc: the second input channel of step 2. */
public final class AlternateDiscs {

	private AlternateDiscs() {
		// static methods only
	}

	/**
	 * Takes the first, third, fifth… of the discs that are there, in the order of
	 * their numbers.
	 *
	 * @param labels a mask with discs 63 to 100; not changed
	 * @param preferred if the first of these that is there would not be taken, the
	 *          second, fourth, sixth… are taken instead; usually empty
	 * @return a new mask of 0 and 1; empty if there are no discs
	 */
	public static LabelVolume of(final LabelVolume labels,
		final List<Integer> preferred)
	{
		final List<Integer> discs = new ArrayList<>(Arrays.stream(LabelStatistics.of(
			labels).labels()).filter(FinalLabels::isDisc).boxed().toList());
		return of(labels, discs, preferred);
	}

	/**
	 * Takes the first, third, fifth… of some discs.
	 *
	 * @param labels a mask; not changed
	 * @param discs numbers of discs from the top
	 * @return a new mask of 0 and 1
	 */
	public static LabelVolume every(final LabelVolume labels,
		final List<Integer> discs)
	{
		return of(labels, discs, List.of());
	}

	private static LabelVolume of(final LabelVolume labels,
		final List<Integer> discs, final List<Integer> preferred)
	{
		final int begin = preferred.stream().filter(discs::contains).findFirst().map(
			disc -> discs.indexOf(disc) % 2).orElse(0);
		final boolean[] taken = new boolean[1 << 16];
		for (int n = begin; n < discs.size(); n += 2)
			taken[discs.get(n)] = true;
		final LabelVolume result = LabelVolume.zeros(labels.grid());
		final short[] from = labels.array();
		final short[] into = result.array();
		for (int v = 0; v < from.length; v++)
			if (taken[from[v] & 0xffff]) into[v] = 1;
		return result;
	}
}
