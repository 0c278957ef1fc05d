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
package org.spineps.model;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.volume.AxisCodes;

/**
 * What the scores of a levels network stand for: C1 to C7, T1 to T12, L1 to L5 and
 * the sacrum, in this order. T13 counts as T12, L6 as L5, a disc as the vertebra
 * above it. No vertebra is the sacrum; its class takes what is no vertebra.
 */
public final class LevelClasses {

	/** Number of levels, that of the sacrum included. */
	public static final int COUNT = 25;

	private LevelClasses() {
		// static methods only
	}

	/** @return label of each channel, see {@link Level#id()} */
	public static List<Integer> labels() {
		final List<Integer> labels = new ArrayList<>();
		for (int id = Level.C1.id(); id <= Level.L5.id(); id++)
			labels.add(id);
		labels.add(Level.SACRUM.id());
		return labels;
	}

	/**
	 * @param input input of a levels network
	 * @param classes its classes
	 * @throws IllegalArgumentException if they are not those of a levels network
	 */
	static void require(final ModelInput input, final List<OutputClass> classes) {
		if (input.encoding() != InputEncoding.LABEL_SETS)
			throw new IllegalArgumentException("A levels model with the encoding " +
				input.encoding().text() + " instead of " + InputEncoding.LABEL_SETS
					.text());
		if (!input.axes().equals(AxisCodes.RAS)) throw new IllegalArgumentException(
			"A levels model must have the axes RAS, found " + input.axes());
		final List<Integer> labels = classes.stream().map(OutputClass::label)
			.toList();
		if (!labels.equals(labels())) throw new IllegalArgumentException(
			"A levels model must have the classes " + labels() + ", found " + labels);
	}
}
