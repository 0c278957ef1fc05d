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

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts from the top to the bottom: by the slice of the nearest point of the
 * canal's middle; of two at one slice the one with the higher number is above.
 */
final class PartOrder {

	private final CanalLine canal;
	private final boolean anteriorOfAll;
	private final Map<Part, Integer> slices = new HashMap<>();

	/**
	 * @param canal the canal
	 * @param anteriorOfAll whether only what lies in front of the canal decides, for
	 *          every part that has something there; otherwise that holds for the part
	 *          with the number 1 alone, as in TotalSpineSeg
	 */
	PartOrder(final CanalLine canal, final boolean anteriorOfAll) {
		this.canal = canal;
		this.anteriorOfAll = anteriorOfAll;
	}

	/**
	 * @param parts discs, or pieces of bone
	 * @return the same from the top, a new list
	 */
	List<Part> sort(final List<Part> parts) {
		final boolean anyAnterior = parts.stream().anyMatch(part -> part
			.anteriorCentre(canal) != null);
		for (final Part part : parts)
			slices.put(part, slice(part, anyAnterior));
		return parts.stream().sorted(Comparator.comparingInt(
			(final Part part) -> slices.get(part)).thenComparingInt(Part::id).reversed()).toList();
	}

	/**
	 * @param part a part that has been sorted
	 * @return the slice that decided
	 */
	int slice(final Part part) {
		return slices.get(part);
	}

	private int slice(final Part part, final boolean anyAnterior) {
		if (anteriorOfAll) {
			final double[] anterior = part.anteriorCentre(canal);
			return canal.nearestZ(anterior == null ? part.centre() : anterior);
		}
		if (!anyAnterior || part.id() != 1) return canal.nearestZ(part.centre());
		final double[] anterior = part.anteriorCentre(canal);
		return anterior == null ? canal.first()[2] : canal.nearestZ(anterior);
	}
}
