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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.instance.DerivedLabels;
import org.spineps.pipeline.instance.EditedInstances;
import org.spineps.result.Evidence;
import org.spineps.result.InstanceList;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.LabelVolume;

/**
 * Makes a result of corrected masks: puts the vertebrae in order, names them, finds
 * discs, endplates and sacrum anew. What has the same voxels as before keeps its
 * probabilities; what was corrected has none, because no network has said it. No
 * network runs here.
 */
public final class CorrectedResult {

	/** Option of the provenance that lists what was corrected. */
	public static final String CORRECTED = "corrected by hand";

	private static final String NOTE = "Corrected by hand: ";

	private CorrectedResult() {
		// static methods only
	}

	/**
	 * @param result a result
	 * @return what was corrected by hand, for people; empty if nothing was
	 */
	public static Optional<String> note(final SpineSegmentation result) {
		return Optional.ofNullable(result.provenance().options().get(CORRECTED));
	}

	/**
	 * @param before the result that was corrected, not changed
	 * @param correction what was done to its masks
	 * @return the result with it; its masks are its own
	 * @throws SpinepsException if no vertebra is left, or names that were given by
	 *           hand do not fit any more
	 */
	public static SpineSegmentation of(final SpineSegmentation before,
		final Correction correction) throws SpinepsException
	{
		final SpineMasks masks = correction.masks();
		final EditedInstances edited = EditedInstances.of(masks.semantic(), masks
			.instances(), SpineMasks.RULES);
		if (edited.labels().isEmpty()) throw new SpinepsException(
			"No vertebra would be left", "the last one was taken away",
			"Keep at least one, or remove the result with the image");
		final VertebraNumbering numbering = CorrectedNames.of(before, edited,
			untouched(before, masks, edited));
		final LabelVolume structures = edited.result().semantic();
		final LabelVolume named = DerivedLabels.add(renumber(edited.result()
			.instances(), numbering), structures, SpineMasks.RULES);
		// SPINEPS 2.0 does not tell plates apart, nor does a result of it here.
		final LabelVolume finished = DerivedLabels.hasDividedPlates(before
			.semantic()) ? SpineMasks.RULES.finishEndplates(structures, named)
				: structures;
		return of(before, finished, named, numbering, correction.what());
	}

	/**
	 * Says of a result that was computed anew from masks, corrected or not, what is
	 * known: who made them, and the probabilities of what has the same voxels.
	 *
	 * @param before the result whose masks were used
	 * @param computed what the pipeline made of them
	 * @return the computed result with what was known before
	 */
	public static SpineSegmentation noted(final SpineSegmentation before,
		final SpineSegmentation computed)
	{
		final Provenance now = computed.provenance();
		final Map<String, String> options = new LinkedHashMap<>(before.provenance()
			.options());
		options.putAll(now.options());
		final List<Provenance.ModelUse> models = new ArrayList<>(before
			.provenance().models());
		now.models().stream().filter(model -> !models.contains(model)).forEach(
			models::add);
		final Map<Integer, Evidence> evidence = new HashMap<>(computed.evidence());
		final List<SpineInstance> found = known(before, computed.semantic(), computed
			.instances(), computed.found(), evidence);
		final Optional<String> note = note(before);
		return new SpineSegmentation(computed.semantic(), computed.instances(),
			found, note.isEmpty() ? computed.warnings() : warnings(computed
				.warnings(), note.get()), new Provenance(now.version(), models, now
					.device(), options, now.secondsPerStage()), evidence, computed
						.numbering());
	}

	private static String all(final SpineSegmentation before,
		final String what)
	{
		return note(before).map(earlier -> earlier + "; " + what).orElse(what);
	}

	/** @return labels of the vertebrae that are as they were */
	private static Set<Integer> untouched(final SpineSegmentation before,
		final SpineMasks masks, final EditedInstances edited)
	{
		final Set<Integer> untouched = new HashSet<>();
		UnchangedLabels.of(before.instances(), masks.instances()).forEach((now,
			old) -> {
			if (now.equals(old) && Level.isVertebra(now)) untouched.add(now);
		});
		untouched.retainAll(edited.labels());
		return untouched;
	}

	/** Replaces 1..n by the labels of the numbering, in place. */
	private static LabelVolume renumber(final LabelVolume instances,
		final VertebraNumbering numbering)
	{
		final short[] voxels = instances.array();
		for (int v = 0; v < voxels.length; v++)
			if (voxels[v] != 0) voxels[v] = numbering.labels().get(voxels[v] - 1)
				.shortValue();
		return instances;
	}

	private static SpineSegmentation of(final SpineSegmentation before,
		final LabelVolume semantic, final LabelVolume instances,
		final VertebraNumbering numbering, final String what)
	{
		final Map<Integer, Evidence> evidence = new HashMap<>();
		final List<SpineInstance> found = known(before, semantic, instances,
			InstanceList.of(instances, semantic, null, numbering, numbering.labels()
				.stream().map(label -> Double.NaN).toList()), evidence);
		final Provenance made = before.provenance();
		final Map<String, String> options = new LinkedHashMap<>(made.options());
		options.put(CORRECTED, all(before, what));
		final List<String> warnings = new ArrayList<>(before.warnings());
		warnings.removeAll(before.numbering().warnings());
		numbering.warnings().stream().filter(one -> !warnings.contains(one))
			.forEach(warnings::add);
		return new SpineSegmentation(semantic, instances, found, warnings(warnings,
			all(before, what)), new Provenance(made.version(), made.models(), made
				.device(), options, made.secondsPerStage()), evidence, numbering);
	}

	/**
	 * @param evidence gets that of instances with the same voxels
	 * @return the instances, those with the same voxels with their confidence
	 */
	private static List<SpineInstance> known(final SpineSegmentation before,
		final LabelVolume semantic, final LabelVolume instances,
		final List<SpineInstance> listed, final Map<Integer, Evidence> evidence)
	{
		final Map<Integer, Integer> sameInstances = UnchangedLabels.of(before
			.instances(), instances);
		final Map<Integer, Integer> sameStructures = UnchangedLabels.of(before
			.semantic(), semantic);
		final List<SpineInstance> found = new ArrayList<>();
		for (final SpineInstance one : listed) {
			final Optional<SpineInstance> same = Optional.ofNullable((one.kind()
				.inSemanticMask() ? sameStructures : sameInstances).get(one.label()))
				.flatMap(old -> before.find(one.kind(), old));
			found.add(same.isEmpty() || !Double.isNaN(one.confidence()) ? one
				: new SpineInstance(one.kind(), one.label(), one.name(), one.naming(),
					same.get().confidence(), one.nameConfidence()));
			if (same.isPresent() && before.evidence().containsKey(same.get().label()))
				evidence.put(one.label(), before.evidence().get(same.get().label()));
		}
		return found;
	}

	private static List<String> warnings(final List<String> earlier,
		final String corrected)
	{
		final List<String> warnings = new ArrayList<>(earlier);
		warnings.removeIf(warning -> warning.startsWith(NOTE));
		warnings.add(NOTE + corrected +
			". What was corrected has no probabilities.");
		return warnings;
	}
}
