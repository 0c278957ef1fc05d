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
package org.spineps.batch.totalspineseg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.spineps.SpinepsException;

/** The single stages of TotalSpineSeg that run from file to file. */
public enum Stage {
		/** One voxel for each disc of a mask of step 1. */
		LEVELS,
		/** Drops what lies apart from the spine. */
		LARGEST_COMPONENT,
		/** Makes one canal without gaps. */
		FILL_CANAL,
		/** Resamples an image to cubes of 1 mm. */
		RESAMPLE,
		/** Gives labels other numbers. */
		MAP_LABELS,
		/** Brings a mask onto the grid of an image. */
		TRANSFORM_LABELS;

	private static final int LARGEST_LABEL = 0xffff;

	/** @return the word for it, e.g. "fill-canal" */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** @return the words for all, in their order */
	public static List<String> keys() {
		return Arrays.stream(values()).map(Stage::key).toList();
	}

	/**
	 * @param pairs e.g. "50:26"
	 * @return old label → new label, in that order
	 * @throws SpinepsException if one is not a pair of labels
	 */
	public static Map<Integer, Integer> map(final List<String> pairs)
		throws SpinepsException
	{
		final Map<Integer, Integer> map = new LinkedHashMap<>();
		for (final String pair : pairs) {
			if (!pair.matches("\\d{1,5}:\\d{1,5}")) throw new SpinepsException(
				"Not a pair of labels", "\"" + pair + "\"",
				"Write old and new number with a colon between, e.g. 50:26");
			final String[] numbers = pair.split(":");
			if (Integer.parseInt(numbers[0]) > LARGEST_LABEL || Integer.parseInt(
				numbers[1]) > LARGEST_LABEL) throw new SpinepsException("Not a label",
					pair, "Labels are whole numbers from 0 to 65535");
			map.put(Integer.valueOf(numbers[0]), Integer.valueOf(numbers[1]));
		}
		return map;
	}
}
