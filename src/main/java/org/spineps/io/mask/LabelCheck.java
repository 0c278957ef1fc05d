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
package org.spineps.io.mask;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/**
 * Turns values into labels, and remembers those that are none. A value within
 * {@link #TOLERANCE} of a whole number is that label: programs that scale voxels
 * to fit a type, or resample masks in floating point, leave 0.9999 of 1.
 */
public final class LabelCheck {

	/** How far from a whole number a label may be. */
	public static final double TOLERANCE = 0.01;

	private static final int MAX_LABEL = 0xffff;
	private static final int EXAMPLES = 8;

	private final Set<Double> examples = new TreeSet<>();
	private long bad;
	private long rounded;
	private double largest;
	private boolean labelled;

	/** @return the label, or 0 if the value is none, which is remembered */
	public int label(final double value) {
		final double whole = Math.rint(value);
		final double off = Math.abs(value - whole);
		if (off <= TOLERANCE && whole >= 0 && whole <= MAX_LABEL) {
			if (off > 0) {
				rounded++;
				largest = Math.max(largest, off);
			}
			labelled |= whole > 0;
			return (int) whole;
		}
		bad++;
		if (examples.size() < EXAMPLES) examples.add(value);
		return 0;
	}

	/**
	 * @return a sentence if values were rounded to the label that they are close
	 *         to; empty if all were whole
	 * @throws SpinepsException if a value was no label
	 */
	public Optional<String> requireLabels() throws SpinepsException {
		if (bad > 0) throw new SpinepsException("The file is not a mask of labels",
			bad + " voxels hold something else than a whole number from 0 to 65535: " +
				examples.stream().map(LabelCheck::text).collect(Collectors.joining(
					", ")), "Choose a mask (segmentation), not an image");
		if (rounded > 0 && !labelled) throw new SpinepsException(
			"The file is not a mask of labels", "all of its voxels lie between " +
				-largest + " and " + largest,
			"Choose a mask (segmentation), not an image");
		return rounded == 0 ? Optional.empty() : Optional.of(String.format(
			Locale.ROOT, "The labels of %d voxels are not whole numbers; they are " +
				"off by %.2g at most and were rounded.", rounded, largest));
	}

	private static String text(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString(
			(long) value) : Double.toString(value);
	}
}
