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
package org.spineps.pipeline.instance.vertebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;

/**
 * The order of the vertebrae from top to bottom: bodies decide, and instances
 * without a body are placed by their posterior elements.
 */
public final class VertebraOrder {

	private VertebraOrder() {
		// static methods only
	}

	/**
	 * @param table sizes and heights of the instances
	 * @return the labels that have voxels, from the top
	 */
	public static List<Integer> of(final VertebraTable table) {
		final List<Integer> order = new ArrayList<>();
		final List<Integer> bodiless = new ArrayList<>();
		for (int label = 1; label < table.size(); label++) {
			if (!table.has(label)) continue;
			final boolean body = table.count(label, Part.BODY) > 0;
			(body ? order : bodiless).add(label);
		}
		order.sort(by(table, Part.BODY));
		bodiless.sort(by(table, Part.WHOLE));
		for (final int label : bodiless)
			order.add(place(label, order, table), label);
		return order;
	}

	private static Comparator<Integer> by(final VertebraTable table,
		final Part part)
	{
		return Comparator.comparingDouble(label -> table.depth(label, part));
	}

	/** @return index of the first vertebra whose like parts lie lower */
	private static int place(final int label, final List<Integer> order,
		final VertebraTable table)
	{
		final double depth = table.depth(label, Part.WHOLE);
		for (int n = 0; n < order.size(); n++) {
			final int other = order.get(n);
			final Part part = table.count(other, Part.POSTERIOR) > 0 ? Part.POSTERIOR
				: Part.WHOLE;
			if (table.depth(other, part) > depth) return n;
		}
		return order.size();
	}
}
