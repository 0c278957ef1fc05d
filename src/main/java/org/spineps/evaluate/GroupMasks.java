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
package org.spineps.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelSchemePart;
import org.spineps.evaluate.metric.Instance;
import org.spineps.evaluate.metric.InstanceMatching.Candidate;
import org.spineps.evaluate.metric.Overlap;
import org.spineps.evaluate.metric.Overlap.Extent;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.metric.SurfaceDistances.Mask;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;

/**
 * The instances of one group in both masks: who they are, where, and how much
 * they share.
 */
final class GroupMasks {

	private final LabelGroup group;
	private final LabelVolume reference;
	private final LabelVolume prediction;
	private final List<Instance> references;
	private final List<Instance> predictions;
	private final Map<Long, Long> common = new HashMap<>();
	private final Names referenceNames;
	private final Names predictionNames;

	private GroupMasks(final LabelGroup group, final LabelVolume reference,
		final LabelVolume prediction, final Overlap overlap,
		final Names referenceNames, final Names predictionNames,
		final boolean components)
	{
		this.group = group;
		this.reference = reference;
		this.prediction = prediction;
		this.referenceNames = referenceNames;
		this.predictionNames = predictionNames;
		final LabelGroup here = components ? LabelGroups.UNGROUPED.groups().get(0)
			: group;
		references = instances(here, overlap.reference());
		predictions = instances(here, overlap.prediction());
		final Map<Integer, Integer> referenceAt = positions(references);
		final Map<Integer, Integer> predictionAt = positions(predictions);
		for (final Overlap.Pair pair : overlap.pairs()) {
			final Integer r = referenceAt.get(pair.reference());
			final Integer p = predictionAt.get(pair.prediction());
			if (r != null && p != null) common.merge(key(r, p), pair.voxels(),
				Long::sum);
		}
	}

	/** Labels are instances. */
	static GroupMasks ofLabels(final LabelGroup group,
		final LabelVolume reference, final LabelVolume prediction,
		final Overlap overlap, final LabelGroups groups)
	{
		return new GroupMasks(group, reference, prediction, overlap, new Names(
			groups.parts(overlap.reference().keySet()), null), new Names(groups.parts(
				overlap.prediction().keySet()), null), false);
	}

	/** Connected components are instances. */
	static GroupMasks ofComponents(final LabelGroup group,
		final LabelVolume reference, final LabelVolume prediction,
		final Overlap overlap, final LabelGroups groups) throws SpinepsException
	{
		final Components first = components(group, reference, "reference");
		final Components second = components(group, prediction, "prediction");
		final LabelVolume firstIds = ids(first, reference);
		final LabelVolume secondIds = ids(second, prediction);
		return new GroupMasks(group, firstIds, secondIds, Overlap.of(firstIds,
			secondIds), new Names(groups.parts(overlap.reference().keySet()), first),
			new Names(groups.parts(overlap.prediction().keySet()), second), true);
	}

	LabelGroup group() {
		return group;
	}

	/** Ordered by label. */
	List<Instance> references() {
		return references;
	}

	/** Ordered by label. */
	List<Instance> predictions() {
		return predictions;
	}

	/** Voxels that two instances share, given by their positions in the lists. */
	long common(final int referenceAt, final int predictionAt) {
		return common.getOrDefault(key(referenceAt, predictionAt), 0L);
	}

	List<Candidate> candidates() {
		final List<Candidate> result = new ArrayList<>();
		common.forEach((key, voxels) -> result.add(new Candidate((int) (key >>> 32),
			key.intValue(), voxels)));
		return result;
	}

	Mask referenceMask(final Instance instance) {
		return mask(reference, instance);
	}

	Mask predictionMask(final Instance instance) {
		return mask(prediction, instance);
	}

	String referenceName(final Instance instance) {
		return referenceNames.name(group, instance);
	}

	String predictionName(final Instance instance) {
		return predictionNames.name(group, instance);
	}

	/** Null if unknown. */
	Region referenceRegion(final Instance instance) {
		return referenceNames.region(group, instance);
	}

	/** Null if unknown. */
	Region predictionRegion(final Instance instance) {
		return predictionNames.region(group, instance);
	}

	private static List<Instance> instances(final LabelGroup group,
		final SortedMap<Integer, Extent> extents)
	{
		final List<Instance> result = new ArrayList<>();
		extents.forEach((label, extent) -> {
			if (group.contains(label)) result.add(new Instance(new int[] { label },
				extent.voxels(), extent.box()));
		});
		return group.merge() && result.size() > 1 ? List.of(Instance.union(result))
			: result;
	}

	private static Map<Integer, Integer> positions(
		final List<Instance> instances)
	{
		final Map<Integer, Integer> result = new HashMap<>();
		for (int i = 0; i < instances.size(); i++)
			for (final int label : instances.get(i).labels())
				result.put(label, i);
		return result;
	}

	private static Mask mask(final LabelVolume volume, final Instance instance) {
		final short[] voxels = volume.array();
		if (instance.labels().length == 1) {
			final short label = (short) instance.label();
			return v -> voxels[v] == label;
		}
		final boolean[] selected = new boolean[LabelGroup.LARGEST_LABEL + 1];
		for (final int label : instance.labels())
			selected[label] = true;
		return v -> selected[voxels[v] & 0xffff];
	}

	private static Components components(final LabelGroup group,
		final LabelVolume volume, final String which) throws SpinepsException
	{
		final int[] labels = group.labels().stream().mapToInt(Integer::intValue)
			.toArray();
		final Components components = group.merge() && labels.length > 0 ? Components
			.of(volume, Connectivity.CORNERS, labels) : Components.of(only(group,
				volume), Connectivity.CORNERS);
		if (components.count() > LabelGroup.LARGEST_LABEL)
			throw new SpinepsException("Group \"" + group.name() + "\" of the " +
				which + " falls into too many pieces to be compared", components
					.count() + " connected components",
				"Check that the file is a mask, or compare instances instead");
		return components;
	}

	private static LabelVolume only(final LabelGroup group,
		final LabelVolume volume)
	{
		if (group.labels().isEmpty()) return volume;
		final boolean[] selected = new boolean[LabelGroup.LARGEST_LABEL + 1];
		for (final int label : group.labels())
			selected[label] = true;
		final LabelVolume result = volume.copy();
		final short[] voxels = result.array();
		IntStream.range(0, voxels.length).filter(v -> !selected[voxels[v] &
			0xffff]).forEach(v -> voxels[v] = 0);
		return result;
	}

	private static LabelVolume ids(final Components components,
		final LabelVolume volume)
	{
		final int[] ids = components.ids();
		final short[] labels = new short[ids.length];
		for (int v = 0; v < labels.length; v++)
			labels[v] = (short) ids[v];
		return LabelVolume.wrap(labels, volume.grid());
	}

	private static long key(final int referenceAt, final int predictionAt) {
		return (long) referenceAt << 32 | predictionAt;
	}

	/** Names of the labels of one mask. */
	private record Names(SortedMap<Integer, LabelSchemePart> parts,
		Components components)
	{

		String name(final LabelGroup group, final Instance instance) {
			if (instance.labels().length > 1 || group.single()) return group.name();
			final LabelSchemePart part = part(instance);
			final String label = part == null ? Integer.toString(original(instance))
				: part.name();
			return components == null ? label : label + " #" + instance.label();
		}

		Region region(final LabelGroup group, final Instance instance) {
			final LabelSchemePart part = part(instance);
			if (part == null || part.level() == null || group.merge()) return null;
			return Region.of(part.level()).orElse(null);
		}

		private LabelSchemePart part(final Instance instance) {
			return parts.get(original(instance));
		}

		private int original(final Instance instance) {
			return components == null ? instance.label() : components.label(instance
				.label());
		}
	}
}
