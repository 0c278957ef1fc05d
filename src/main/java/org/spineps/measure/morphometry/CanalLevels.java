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
package org.spineps.measure.morphometry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.spineps.measure.morphometry.CanalPlanes.Plane;
import org.spineps.measure.morphometry.shape.BodyFit;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;

/**
 * Which planes of the canal belong to which level. A level is a vertebra and the
 * disc under it; every plane belongs to one level at most. Immutable.
 *
 * @param ranges one for each fit
 */
record CanalLevels(List<Range> ranges) {

	/** Within this many depths of a corner its endplate's plane meets the canal. */
	private static final double REACH = 1.5;

	/**
	 * Numbers of planes, first included, last excluded. Behind the body from
	 * {@code top} to {@code middle}, beside the disc from there to {@code bottom};
	 * a part that cannot be told, because an endplate is unknown, is empty.
	 */
	record Range(int top, int middle, int bottom) {

		static final Range NONE = new Range(0, 0, 0);

		boolean contains(final int plane) {
			return plane >= top && plane < bottom;
		}

		int size() {
			return bottom - top;
		}
	}

	/** Copies the list. */
	CanalLevels {
		ranges = List.copyOf(ranges);
	}

	/**
	 * @param planes of the canal
	 * @param fits the levels from the top; null where one has no frame
	 * @param largestMm above this a gap between endplates is no disc
	 * @return their planes
	 */
	static CanalLevels of(final List<Plane> planes, final List<BodyFit> fits,
		final double largestMm)
	{
		final int[] upper = new int[fits.size()];
		final int[] lower = new int[fits.size()];
		final int[] bottom = new int[fits.size()];
		for (int n = 0; n < fits.size(); n++) {
			upper[n] = -1;
			lower[n] = -1;
			bottom[n] = -1;
		}
		for (int n = 0; n < fits.size(); n++) {
			final BodyFit fit = fits.get(n);
			if (fit == null) continue;
			final BodyFit next = n + 1 < fits.size() && fit.faces(fits.get(n + 1),
				largestMm) ? fits.get(n + 1) : null;
			final Endplate above = fit.inferior();
			final Endplate below = next == null ? null : next.superior();
			// At right angles to the bisector, or the two planes would meet behind.
			final Position up = above == null ? null : below == null ? normal(above,
				fit.frame()) : normal(above, fit.frame()).plus(normal(below, next
					.frame())).unit();
			if (above != null) lower[n] = first(planes, above, up, fit.sizeMm());
			if (below != null) upper[n + 1] = first(planes, below, up,
				fit.sizeMm());
			bottom[n] = below == null ? -1 : upper[n + 1];
			if (upper[n] < 0 && fit.superior() != null) upper[n] = first(planes, fit
				.superior(), normal(fit.superior(), fit.frame()), fit.sizeMm());
		}
		final List<Range> ranges = new ArrayList<>();
		for (int n = 0; n < fits.size(); n++) {
			final int middle = lower[n];
			if (middle < 0) {
				ranges.add(Range.NONE);
				continue;
			}
			final int top = upper[n] < 0 ? middle : Math.min(upper[n], middle);
			ranges.add(new Range(top, middle, Math.max(middle, bottom[n])));
		}
		return new CanalLevels(ranges);
	}

	/** The first plane that lies below the plane through an endplate. */
	private static int first(final List<Plane> planes, final Endplate endplate,
		final Position up, final double sizeMm)
	{
		final Position corner = endplate.posterior();
		return IntStream.range(0, planes.size()).filter(n -> {
			final Position way = planes.get(n).place().minus(corner);
			return way.length() <= REACH * sizeMm && way.dot(up) < 0;
		}).findFirst().orElse(-1);
	}

	private static Position normal(final Endplate endplate, final Frame frame) {
		return endplate.direction().cross(frame.right()).unit();
	}
}
