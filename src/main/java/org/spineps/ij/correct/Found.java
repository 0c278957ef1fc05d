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
package org.spineps.ij.correct;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;

/** Finds instances of a result by what the user calls them or points at. */
final class Found {

	/** So far from a click a vertebra is looked for. */
	private static final int REACH_PIXELS = 6;

	private Found() {
		// static methods only
	}

	/**
	 * @param result a result
	 * @param text name, in any case, or label
	 * @return the vertebra, disc or structure
	 * @throws SpinepsException if there is none
	 */
	static SpineInstance named(final SpineSegmentation result,
		final String text) throws SpinepsException
	{
		final String wanted = text.strip();
		for (final SpineInstance one : result.found())
			if (one.name().equalsIgnoreCase(wanted) || Integer.toString(one.label())
				.equals(wanted)) return one;
		throw new SpinepsException("There is no " + wanted + " in this result",
			"there are " + result.found().stream().map(SpineInstance::name).collect(
				Collectors.joining(", ")), "Give one of them, by name or label");
	}

	/**
	 * @param result a result
	 * @param text name or label
	 * @return the vertebra
	 * @throws SpinepsException if there is none, or it is something else
	 */
	static SpineInstance vertebra(final SpineSegmentation result,
		final String text) throws SpinepsException
	{
		final SpineInstance one = named(result, text);
		if (one.kind() != Kind.VERTEBRA) throw new SpinepsException(one.name() +
			" is not a vertebra", "", "Choose one of " + result.vertebrae().stream()
				.map(SpineInstance::name).collect(Collectors.joining(", ")));
		return one;
	}

	/**
	 * @param result a result
	 * @param voxel voxel coordinates
	 * @return the vertebra there, or the nearest one on the slice within a few pixels;
	 *         empty if there is none
	 */
	static Optional<SpineInstance> at(final SpineSegmentation result,
		final double[] voxel)
	{
		final Grid grid = result.instances().grid();
		final List<SpineInstance> vertebrae = result.vertebrae();
		SpineInstance best = null;
		double least = Double.POSITIVE_INFINITY;
		for (int dy = -REACH_PIXELS; dy <= REACH_PIXELS; dy++)
			for (int dx = -REACH_PIXELS; dx <= REACH_PIXELS; dx++) {
				final int i = (int) voxel[0] + dx;
				final int j = (int) voxel[1] + dy;
				if (i < 0 || j < 0 || i >= grid.size(0) || j >= grid.size(1) || dx * dx +
					dy * dy >= least) continue;
				final int label = result.instances().array()[grid.index(i, j,
					(int) voxel[2])];
				for (final SpineInstance one : vertebrae)
					if (one.label() == label) {
						best = one;
						least = dx * dx + dy * dy;
					}
			}
		return Optional.ofNullable(best);
	}
}
