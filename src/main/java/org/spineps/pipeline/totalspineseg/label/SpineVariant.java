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
package org.spineps.pipeline.totalspineseg.label;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;

/**
 * How many vertebrae a spine has between neck and sacrum.
 *
 * @param thoracic 11 to 13
 * @param lumbar 4 to 6
 * @param prior how common such spines are, 0..1. Numbers are rounded from surveys of
 *          whole spines (Tins and Balain 2016; Thawait et al. 2012; Paik et al.
 *          2013): about one in ten has another number than 24 of presacral
 *          vertebrae or another division of them
 */
record SpineVariant(int thoracic, int lumbar, double prior) {

	/** The usual one first. */
	static final List<SpineVariant> ALL = List.of(new SpineVariant(12, 5, 0.90),
		new SpineVariant(12, 6, 0.03), new SpineVariant(12, 4, 0.03),
		new SpineVariant(13, 5, 0.01), new SpineVariant(11, 5, 0.01),
		new SpineVariant(13, 4, 0.01), new SpineVariant(11, 6, 0.008),
		new SpineVariant(13, 6, 0.001), new SpineVariant(11, 4, 0.001));

	/** C1 and C2 lie above the topmost disc. */
	static final int VERTEBRAE_ABOVE_DISCS = 2;

	/** @return the vertebrae from C1, and the sacrum */
	List<Level> vertebrae() {
		final List<Level> levels = new ArrayList<>();
		for (final Level level : Level.values()) {
			if (level == Level.T12 && thoracic < 12 || level == Level.T13 &&
				thoracic < 13 || level == Level.L5 && lumbar < 5 ||
				level == Level.L6 && lumbar < 6) continue;
			levels.add(level);
		}
		return levels;
	}

	/** @return the numbers of its discs from C2/C3 */
	List<Integer> discs() {
		final List<Level> vertebrae = vertebrae();
		final List<Integer> discs = new ArrayList<>();
		for (int n = 1; n < vertebrae.size() - 1; n++)
			discs.add(SpineNumbers.disc(vertebrae.get(n), vertebrae.get(n + 1)));
		return discs;
	}

	/** @return e.g. "12 thoracic and 5 lumbar vertebrae" */
	String text() {
		return thoracic + " thoracic and " + lumbar + " lumbar vertebrae";
	}
}
