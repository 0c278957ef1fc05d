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
package org.spineps.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.volume.LabelVolume;

/**
 * What the pipeline found in one scan. Both masks are on the input's own grid.
 * A scan without a spine gives empty masks, no instances and a warning that says
 * so.
 *
 * @param semantic structures, with the ids of
 *          {@link org.spineps.anatomy.Structure}
 * @param instances vertebrae 1..25 and 28, sacrum 26, disc under X 100 + X,
 *          endplates of X 200 + X
 * @param found the instances: per vertebra from the top it, its endplates and the
 *          disc under it; then sacrum, cord, canal
 * @param warnings sentences for the user; empty when nothing is odd
 * @param provenance how the result was made
 * @param evidence what else speaks for the instances, by label; those of which
 *          nothing is known may be missing
 * @param numbering the names of the vertebrae with what else they may be; without
 *          vertebrae where that is not known
 */
public record SpineSegmentation(LabelVolume semantic, LabelVolume instances,
	List<SpineInstance> found, List<String> warnings, Provenance provenance,
	Map<Integer, Evidence> evidence, VertebraNumbering numbering)
{

	private static final VertebraNumbering NOT_KNOWN = VertebraNumbering.of(0,
		false);

	/** Copies lists and map. */
	public SpineSegmentation {
		found = List.copyOf(found);
		warnings = List.copyOf(warnings);
		evidence = Map.copyOf(evidence);
	}

	/**
	 * A result of which nothing more is known of the names.
	 *
	 * @param semantic structures
	 * @param instances vertebrae, discs, endplates, sacrum
	 * @param found the instances
	 * @param warnings sentences for the user
	 * @param provenance how the result was made
	 * @param evidence what else speaks for the instances, by label
	 */
	public SpineSegmentation(final LabelVolume semantic,
		final LabelVolume instances, final List<SpineInstance> found,
		final List<String> warnings, final Provenance provenance,
		final Map<Integer, Evidence> evidence)
	{
		this(semantic, instances, found, warnings, provenance, evidence, NOT_KNOWN);
	}

	/**
	 * A result without evidence, e.g. read from files.
	 *
	 * @param semantic structures
	 * @param instances vertebrae, discs, endplates, sacrum
	 * @param found the instances
	 * @param warnings sentences for the user
	 * @param provenance how the result was made
	 */
	public SpineSegmentation(final LabelVolume semantic,
		final LabelVolume instances, final List<SpineInstance> found,
		final List<String> warnings, final Provenance provenance)
	{
		this(semantic, instances, found, warnings, provenance, Map.of(), NOT_KNOWN);
	}

	/**
	 * @param instance one of {@link #found()}
	 * @return what else speaks for it
	 */
	public Evidence evidence(final SpineInstance instance) {
		return evidence.getOrDefault(instance.label(), Evidence.UNKNOWN);
	}

	/** @return the vertebrae from the top, sacrum excluded */
	public List<SpineInstance> vertebrae() {
		return found.stream().filter(
			i -> i.kind() == SpineInstance.Kind.VERTEBRA).toList();
	}

	/**
	 * @param kind what
	 * @param label its label
	 * @return that instance, or empty
	 */
	public Optional<SpineInstance> find(final SpineInstance.Kind kind,
		final int label)
	{
		return found.stream().filter(i -> i.kind() == kind && i.label() == label)
			.findFirst();
	}
}
