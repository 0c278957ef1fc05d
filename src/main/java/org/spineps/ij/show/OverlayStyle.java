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

import java.util.Set;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;

/**
 * How a result is drawn over its scan.
 *
 * @param opacity of the filled areas, 0 (none) to 1
 * @param outlines whether outlines are drawn
 * @param names whether the names of the levels are written
 * @param colours which colour is what
 * @param only labels of the vertebrae and the sacrum that are drawn, with disc and
 *          endplates; empty for everything
 */
public record OverlayStyle(double opacity, boolean outlines, boolean names,
	OverlayColours colours, Set<Integer> only)
{

	/** All levels, faintly filled, with outlines and names. */
	public static final OverlayStyle DEFAULT = new OverlayStyle(0.25, true, true,
		OverlayColours.LEVELS, Set.of());

	/** Copies the set. */
	public OverlayStyle {
		if (!(opacity >= 0 && opacity <= 1)) throw new IllegalArgumentException(
			"Opacity " + opacity);
		only = Set.copyOf(only);
	}

	/**
	 * @param wanted labels of vertebrae and sacrum; empty for everything
	 * @return this style for them
	 */
	public OverlayStyle withOnly(final Set<Integer> wanted) {
		return new OverlayStyle(opacity, outlines, names, colours, wanted);
	}

	/**
	 * @param label label in an instance mask; of cord and canal the semantic one
	 * @return whether it is drawn
	 */
	boolean draws(final int label) {
		return only.isEmpty() || only.contains(owner(label));
	}

	/**
	 * @param label label in an instance mask; of cord and canal the semantic one
	 * @return label of the vertebra that a disc or endplates belong to; others as they
	 *         are
	 */
	static int owner(final int label) {
		if (label == Structure.CORD.id() || label == Structure.CANAL.id())
			return label;
		return label > Level.ENDPLATE_OFFSET ? label - Level.ENDPLATE_OFFSET
			: label > Level.DISC_OFFSET ? label - Level.DISC_OFFSET : label;
	}
}
