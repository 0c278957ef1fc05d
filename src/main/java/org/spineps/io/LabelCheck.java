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
package org.spineps.io;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/** Turns values into labels, and remembers those that are none. */
public final class LabelCheck {

	private static final int MAX_LABEL = 0xffff;
	private static final int EXAMPLES = 8;

	private final double tolerance;
	private final Set<Double> examples = new TreeSet<>();
	private long bad;

	/** @param tolerance how far from a whole number a label may be */
	public LabelCheck(final double tolerance) {
		this.tolerance = tolerance;
	}

	/** @return the label, or 0 if the value is none, which is remembered */
	public int label(final double value) {
		final double whole = Math.rint(value);
		if (Math.abs(value - whole) <= tolerance && whole >= 0 &&
			whole <= MAX_LABEL) return (int) whole;
		bad++;
		if (examples.size() < EXAMPLES) examples.add(value);
		return 0;
	}

	/**
	 * @throws SpinepsException if a value was no label
	 */
	public void requireLabels() throws SpinepsException {
		if (bad == 0) return;
		throw new SpinepsException("The file is not a mask of labels", bad +
			" voxels hold something else than a whole number from 0 to 65535: " +
			examples.stream().map(LabelCheck::text).collect(Collectors.joining(
				", ")), "Choose a mask (segmentation), not an image");
	}

	private static String text(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString(
			(long) value) : Double.toString(value);
	}
}
