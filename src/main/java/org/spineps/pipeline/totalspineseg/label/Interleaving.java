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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * One list of discs and vertebrae from the top, in which they take turns where
 * that is in doubt.
 */
final class Interleaving {

	private final List<Part> items;

	private Interleaving(final List<Part> items) {
		this.items = items;
	}

	/**
	 * @param discs discs
	 * @param discOrder has sorted them
	 * @param vertebrae vertebrae
	 * @param vertebraOrder has sorted them
	 * @return all of them from the top, a new list
	 */
	static List<Part> of(final List<Part> discs, final PartOrder discOrder,
		final List<Part> vertebrae, final PartOrder vertebraOrder)
	{
		final List<Part> items = new ArrayList<>(discs);
		items.addAll(vertebrae);
		items.sort(Comparator.comparingInt((final Part part) -> (part.isVertebra()
			? vertebraOrder : discOrder).slice(part)).thenComparingInt(Part::id)
			.thenComparing(Part::isVertebra).reversed());
		new Interleaving(items).repair();
		return items;
	}

	/** Two discs beside two vertebrae mean that the inner two are swapped. */
	private void repair() {
		final int n = items.size();
		for (int k = 0; k < n - 1; k++) {
			if (isVertebra(k) || isVertebra(k + 1)) continue;
			if (k < n - 3 && isVertebra(k + 2) && isVertebra(k + 3)) Collections.swap(
				items, k + 1, k + 2);
			else if (k > 1 && isVertebra(k - 1) && isVertebra(k - 2)) Collections
				.swap(items, k, k - 1);
		}
		if (n < 3) return;
		if (!isVertebra(0) && isVertebra(1) && isVertebra(2)) Collections.swap(
			items, 0, 1);
		if (!isVertebra(n - 1) && isVertebra(n - 2) && isVertebra(n - 3))
			Collections.swap(items, n - 2, n - 1);
	}

	private boolean isVertebra(final int k) {
		return items.get(k).isVertebra();
	}
}
