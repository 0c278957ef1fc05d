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
package org.spineps.pipeline.correct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.pipeline.instance.EditedInstances;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.naming.NamingPhase;
import org.spineps.pipeline.naming.SacrumAnchor;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;

/**
 * Names the vertebrae of corrected masks without a network. The same vertebrae in
 * the same order keep their names. Otherwise they are counted from what is known
 * best of those that were not touched: names given by hand; the sacrum, if the
 * result was counted from it; the surest name.
 */
final class CorrectedNames {

	private final Map<Integer, VertebraName> known = new HashMap<>();
	private final List<Integer> before = new ArrayList<>();
	private final EditedInstances edited;
	private final Set<Integer> untouched;

	private CorrectedNames(final SpineSegmentation result,
		final EditedInstances edited, final Set<Integer> untouched)
	{
		this.edited = edited;
		this.untouched = untouched;
		for (final SpineInstance one : result.vertebrae()) {
			before.add(one.label());
			known.put(one.label(), new VertebraName(one.label(), one.name(), one
				.naming(), List.of()));
		}
		for (final VertebraName name : result.numbering().vertebrae())
			if (known.containsKey(name.label())) known.put(name.label(), name);
	}

	/**
	 * @param result the result before
	 * @param edited its vertebrae now
	 * @param untouched labels of those that are as they were
	 * @return their names
	 * @throws SpinepsException if names that were given by hand do not fit any more
	 */
	static VertebraNumbering of(final SpineSegmentation result,
		final EditedInstances edited, final Set<Integer> untouched)
		throws SpinepsException
	{
		final CorrectedNames names = new CorrectedNames(result, edited, untouched);
		return edited.labels().equals(names.before) ? names.kept(result
			.numbering()) : names.counted();
	}

	private VertebraNumbering kept(final VertebraNumbering numbering) {
		final List<VertebraName> kept = new ArrayList<>();
		for (final int label : before) {
			final VertebraName name = known.get(label);
			// What a network said of other voxels is not said of these.
			kept.add(untouched.contains(label) ? name : new VertebraName(label, name
				.name(), name.naming(), List.of()));
		}
		return new VertebraNumbering(kept, numbering.warnings());
	}

	private VertebraNumbering counted() throws SpinepsException {
		final List<VertebraName> candidates = edited.labels().stream().filter(
			untouched::contains).map(known::get).filter(name -> name != null && name
				.naming() != Naming.LEVEL_UNKNOWN && Level.of(name.label())
					.isPresent()).toList();
		final List<VertebraName> byHand = candidates.stream().filter(name -> name
			.naming() == Naming.CERTAIN).toList();
		if (!byHand.isEmpty()) return from(byHand, Naming.CERTAIN);
		final int count = edited.labels().size();
		final boolean sacrum = SacrumAnchor.isBelow(edited.result().semantic(), edited
			.result().instances(), count);
		if (candidates.isEmpty() || sacrum && candidates.stream().allMatch(
			name -> name.naming() == Naming.ASSUMED)) return VertebraNumbering.of(
				count, sacrum);
		// The lowest of equals, from where one counts.
		final VertebraName surest = candidates.stream().max(Comparator
			.comparingDouble((VertebraName name) -> Double.isNaN(name.probability())
				? 0 : name.probability()).thenComparingInt(name -> edited.labels()
					.indexOf(name.label()))).orElseThrow();
		return from(List.of(surest), Naming.ASSUMED).withWarnings(List.of(
			"After the correction the names are counted from " + surest.name() +
				"."));
	}

	private VertebraNumbering from(final List<VertebraName> fixed,
		final Naming naming) throws SpinepsException
	{
		final List<NameAnchor> anchors = fixed.stream().map(
			name -> new NameAnchor(Integer.toString(name.label()), Level.of(name
				.label()).orElseThrow())).toList();
		final VertebraNumbering counted = NamingPhase.byHand(anchors, edited
			.labels(), edited.labels().stream().map(String::valueOf).toList());
		final List<VertebraName> names = new ArrayList<>();
		for (final VertebraName name : counted.vertebrae())
			names.add(name.naming() == Naming.CERTAIN ? new VertebraName(name.label(),
				name.name(), naming, List.of()) : name);
		return new VertebraNumbering(names, counted.warnings());
	}
}
