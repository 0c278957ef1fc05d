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
package org.spineps.pipeline.naming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.UnknownLevels;
import org.spineps.result.Evidence;
import org.spineps.result.InstanceList;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.LabelVolume;

/**
 * Gives the vertebrae of a finished result other names, as a user who knows one of
 * them says. Outlines, their confidence and everything that was measured of the
 * voxels stay; labels and names of vertebrae, discs and endplates follow.
 */
public final class Renaming {

	private final SpineSegmentation before;
	private final VertebraNumbering numbering;
	private final Map<Integer, Integer> labels = new HashMap<>();

	private Renaming(final SpineSegmentation before,
		final VertebraNumbering numbering)
	{
		this.before = before;
		this.numbering = numbering;
	}

	/**
	 * @param result a result, not changed
	 * @param anchors names that the user has fixed, at least one; vertebrae by their
	 *          label or name in the result
	 * @return the renamed result, with an instance mask of its own
	 * @throws SpinepsException if there is no such vertebra, or the names contradict
	 *           each other
	 */
	public static SpineSegmentation apply(final SpineSegmentation result,
		final List<NameAnchor> anchors) throws SpinepsException
	{
		final List<SpineInstance> vertebrae = result.vertebrae();
		return new Renaming(result, NamingPhase.byHand(anchors, vertebrae.stream()
			.map(SpineInstance::label).toList(), vertebrae.stream().map(
				SpineInstance::name).toList())).renamed();
	}

	private SpineSegmentation renamed() {
		collectLabels();
		final LabelVolume instances = before.instances().copy();
		final short[] voxels = instances.array();
		for (int v = 0; v < voxels.length; v++)
			if (voxels[v] != 0) voxels[v] = (short) renamed(voxels[v] & 0xffff);
		final Map<Integer, Evidence> evidence = new HashMap<>();
		before.evidence().forEach((label, known) -> evidence.put(renamed(label),
			known));
		return new SpineSegmentation(before.semantic(), instances, found(instances),
			warnings(), before.provenance(), evidence, numbering);
	}

	private void collectLabels() {
		for (int n = 0; n < before.vertebrae().size(); n++)
			collect(before.vertebrae().get(n).label(), numbering.labels().get(n));
		if (before.vertebrae().isEmpty()) return;
		final int above = above(numbering.labels().get(0));
		for (final SpineInstance one : before.found())
			if (one.kind() == Kind.DISC && !labels.containsKey(one.label())) labels.put(
				one.label(), above == 0 ? 0 : Level.DISC_OFFSET + above);
	}

	private void collect(final int from, final int to) {
		labels.put(from, to);
		labels.put(Level.DISC_OFFSET + from, Level.DISC_OFFSET + to);
		labels.put(Level.ENDPLATE_OFFSET + from, Level.ENDPLATE_OFFSET + to);
	}

	/** @return label of the usual level above one, 0 over C1 */
	private static int above(final int label) {
		if (UnknownLevels.has(label)) return label - 1;
		int above = 0;
		for (final Level level : Level.values())
			if (above == 0 && Level.isVertebra(level.id()) && level.above(label)) above =
				level.id();
		return above;
	}

	/** The sacrum, and what no vertebra owns, keep their labels. */
	private int renamed(final int label) {
		return labels.getOrDefault(label, label);
	}

	/** Names anew, with the confidence that each outline had. */
	private List<SpineInstance> found(final LabelVolume instances) {
		final Map<Integer, Double> confidence = new HashMap<>();
		before.found().forEach(one -> confidence.put(key(one.kind(), one.kind()
			.inSemanticMask() ? one.label() : renamed(one.label())), one
				.confidence()));
		final List<SpineInstance> found = new ArrayList<>();
		for (final SpineInstance one : InstanceList.of(instances, before.semantic(),
			null, numbering, numbering.labels().stream().map(label -> Double.NaN)
				.toList()))
			found.add(new SpineInstance(one.kind(), one.label(), one.name(), one
				.naming(), confidence.getOrDefault(key(one.kind(), one.label()),
					Double.NaN), one.nameConfidence()));
		return found;
	}

	private static int key(final Kind kind, final int label) {
		return kind.inSemanticMask() ? -label : label;
	}

	/** What was said of the names before is no longer true. */
	private List<String> warnings() {
		final List<String> warnings = new ArrayList<>(before.warnings());
		warnings.removeAll(before.numbering().warnings());
		warnings.removeIf(warning -> warning.startsWith("The levels are unknown"));
		warnings.addAll(numbering.warnings());
		final long assumed = numbering.vertebrae().stream().filter(one -> one
			.naming() != Naming.CERTAIN).count();
		if (assumed > 0) warnings.add(
			"A name was given by hand; the others are counted from it.");
		return List.copyOf(warnings);
	}
}
