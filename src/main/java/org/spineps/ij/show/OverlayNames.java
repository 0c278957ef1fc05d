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
package org.spineps.ij.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Structure;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Where the names of vertebrae and sacrum are written. */
final class OverlayNames {

	/** A slice is named where it shows this part of the largest section. */
	private static final double SHOWN = 0.25;
	/** Height of the letters against the side of a square as large as the body. */
	private static final double LETTERS = 0.3;
	private static final int SMALLEST_FONT = 7;
	private static final int LARGEST_FONT = 40;

	private OverlayNames() {
		// static methods only
	}

	/**
	 * A name on a slice.
	 *
	 * @param label of the instance
	 * @param name what to write
	 * @param slice on which slice, from 0
	 * @param x where its middle is, in pixels
	 * @param y where its middle is, in pixels
	 * @param fontSize height of the letters in pixels
	 */
	record Place(int label, String name, int slice, double x, double y,
		int fontSize) {}

	/**
	 * @param segmentation a result
	 * @return the names on every slice that shows a fair part of a vertebra's body
	 *         (of the whole vertebra, if it has no body)
	 */
	static List<Place> find(final SpineSegmentation segmentation) {
		final Map<Integer, String> names = new LinkedHashMap<>();
		for (final SpineInstance instance : segmentation.found())
			if (isNamed(instance)) names.put(instance.label(), instance.name());
		return find(segmentation.instances(), segmentation.semantic(), names);
	}

	/**
	 * @param labels a mask
	 * @param names label &rarr; name of those to be named
	 * @return the names on every slice that shows a fair part of a label
	 */
	static List<Place> find(final LabelVolume labels,
		final Map<Integer, String> names)
	{
		return find(labels, labels, names);
	}

	private static List<Place> find(final LabelVolume labels,
		final LabelVolume structures, final Map<Integer, String> names)
	{
		final Map<Integer, Sections> bodies = new HashMap<>();
		final Map<Integer, Sections> wholes = new HashMap<>();
		for (final int label : names.keySet()) {
			bodies.put(label, new Sections(labels.grid().size(2)));
			wholes.put(label, new Sections(labels.grid().size(2)));
		}
		measure(labels, structures, bodies, wholes);
		final List<Place> places = new ArrayList<>();
		names.forEach((label, name) -> {
			final Sections body = bodies.get(label);
			(body.largest() > 0 ? body : wholes.get(label)).addPlaces(label, name,
				places);
		});
		return places;
	}

	private static boolean isNamed(final SpineInstance instance) {
		return instance.kind() == SpineInstance.Kind.VERTEBRA || instance
			.kind() == SpineInstance.Kind.SACRUM;
	}

	private static void measure(final LabelVolume labels,
		final LabelVolume structures, final Map<Integer, Sections> bodies,
		final Map<Integer, Sections> wholes)
	{
		final Grid grid = labels.grid();
		final short[] instances = labels.array();
		final short[] semantic = structures.array();
		int index = 0;
		for (int slice = 0; slice < grid.size(2); slice++)
			for (int y = 0; y < grid.size(1); y++)
				for (int x = 0; x < grid.size(0); x++, index++) {
					if (instances[index] == 0) continue;
					final int label = instances[index] & 0xffff;
					final Sections whole = wholes.get(label);
					if (whole == null) continue;
					whole.add(slice, x, y);
					if (semantic[index] == Structure.CORPUS.id()) bodies.get(label).add(
						slice, x, y);
				}
	}

	/** Area and centre of a thing on every slice. */
	private static final class Sections {

		private final long[] area;
		private final long[] sumX;
		private final long[] sumY;

		Sections(final int slices) {
			area = new long[slices];
			sumX = new long[slices];
			sumY = new long[slices];
		}

		void add(final int slice, final int x, final int y) {
			area[slice]++;
			sumX[slice] += x;
			sumY[slice] += y;
		}

		long largest() {
			long largest = 0;
			for (final long n : area)
				largest = Math.max(largest, n);
			return largest;
		}

		void addPlaces(final int label, final String name,
			final List<Place> places)
		{
			final long largest = largest();
			final int fontSize = (int) Math.round(Math.min(LARGEST_FONT, Math.max(
				SMALLEST_FONT, LETTERS * Math.sqrt(largest))));
			for (int slice = 0; slice < area.length; slice++)
				if (area[slice] > 0 && area[slice] >= SHOWN * largest) places.add(
					new Place(label, name, slice, (double) sumX[slice] / area[slice] + 0.5,
						(double) sumY[slice] / area[slice] + 0.5, fontSize));
		}
	}
}
