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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.parallel.Parallelization;

import org.spineps.SpinepsException;
import org.spineps.evaluate.metric.GlobalScore;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.Instance;
import org.spineps.evaluate.metric.InstanceMatching;
import org.spineps.evaluate.metric.InstanceScore;
import org.spineps.evaluate.metric.InstanceScore.Status;
import org.spineps.evaluate.metric.Overlap;
import org.spineps.evaluate.metric.Overlap.Extent;
import org.spineps.evaluate.metric.OverlapScore;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.metric.SquaredDistance;
import org.spineps.evaluate.metric.SurfaceDistances;
import org.spineps.evaluate.metric.SurfaceDistances.Mask;
import org.spineps.progress.Progress;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Compares a predicted mask with a reference by panoptica 2.1's definitions:
 * instances are matched within their group, matched pairs are measured, and the
 * group is measured as a whole.
 * <p>
 * Distances use the spacing along the voxel axes, whatever their directions.
 * Surface distances are computed inside the box of each pair of instances. Work
 * is shared by the threads of {@link Parallelization}; the scores do not depend
 * on their number. Memory: 9 bytes per voxel of the largest box, for each thread.
 * </p>
 */
public final class CaseEvaluator {

	private static final String STAGE = "Comparing masks";

	private final LabelVolume reference;
	private final LabelVolume prediction;
	private final EvaluationOptions options;
	private final Overlap overlap;
	private final LabelGroups grouped;
	private final double[] spacing;
	private final Queue<SquaredDistance> workspaces =
		new ConcurrentLinkedQueue<>();

	private CaseEvaluator(final LabelVolume reference,
		final LabelVolume prediction, final EvaluationOptions options)
	{
		this.reference = reference;
		this.prediction = prediction;
		this.options = options;
		overlap = Overlap.of(reference, prediction);
		grouped = options.groups().forLabels(Stream.of(overlap.reference(), overlap
			.prediction()).flatMap(labels -> labels.keySet().stream()).toList());
		spacing = options.voxelUnits() ? new double[] { 1, 1, 1 } : reference
			.grid().spacing();
	}

	/**
	 * @param name name of the case
	 * @param reference labels taken as the truth; not changed
	 * @param prediction labels to be judged, on the same grid; not changed
	 * @param options how to compare
	 * @param progress is told of each group
	 * @return the scores
	 * @throws SpinepsException if the grids differ or a semantic mask falls into
	 *           too many pieces
	 */
	public static CaseScore evaluate(final String name,
		final LabelVolume reference, final LabelVolume prediction,
		final EvaluationOptions options, final Progress progress)
		throws SpinepsException
	{
		reference.grid().requireAgreement(prediction.grid(),
			"reference and prediction");
		return new CaseEvaluator(reference, prediction, options).evaluate(name,
			progress);
	}

	private CaseScore evaluate(final String name, final Progress progress)
		throws SpinepsException
	{
		final List<LabelGroup> groups = grouped.groups();
		final List<GroupScore> scores = new ArrayList<>();
		for (int g = 0; g < groups.size(); g++) {
			progress.checkCancelled();
			progress.report(STAGE, g, groups.size());
			final LabelGroup group = groups.get(g);
			final GroupMasks masks = options.input() == InputKind.SEMANTIC && !group
				.single() ? GroupMasks.ofComponents(group, reference, prediction,
					overlap, grouped) : GroupMasks.ofLabels(group, reference, prediction,
						overlap, grouped);
			scores.addAll(score(masks));
		}
		progress.report(STAGE, groups.size(), groups.size());
		return new CaseScore(name, scores, ungrouped(overlap.reference()),
			ungrouped(overlap.prediction()));
	}

	private SortedMap<Integer, Long> ungrouped(
		final SortedMap<Integer, Extent> labels)
	{
		final SortedMap<Integer, Long> result = new TreeMap<>();
		labels.forEach((label, extent) -> {
			if (!grouped.contains(label)) result.put(label, extent
				.voxels());
		});
		return result;
	}

	private List<GroupScore> score(final GroupMasks masks) {
		final List<Match> matches = match(masks);
		final boolean trivial = matches.size() == 1 && masks.references()
			.size() == 1 && matches.get(0).predictions.size() == masks.predictions()
				.size();
		final AtomicReferenceArray<SurfaceDistances[]> distances =
			new AtomicReferenceArray<>(matches.size() + 1);
		final long shared = masks.candidates().stream().mapToLong(
			InstanceMatching.Candidate::common).sum();
		final boolean whole = shared > 0;
		// The group as a whole comes first, because it takes longest.
		Parallelization.getTaskExecutor().forEach(IntStream.rangeClosed(0, matches
			.size()).boxed().toList(), job -> {
				if (job == 0 && whole) distances.set(0, measure(masks, Instance.union(
					masks.references()), Instance.union(masks.predictions()), true));
				if (job > 0 && !(trivial && whole)) distances.set(job, measure(masks,
					matches.get(job - 1).reference, matches.get(job - 1).prediction,
					false));
			});
		if (trivial && whole) distances.set(1, distances.get(0));
		final List<InstanceScore> instances = instances(masks, matches, distances);
		final GlobalScore global = global(masks, shared, distances.get(0));
		final List<GroupScore> scores = new ArrayList<>();
		scores.add(new GroupScore(masks.group().name(), Region.WHOLE, instances,
			global));
		for (final Region region : Region.values()) {
			final List<InstanceScore> there = instances.stream().filter(
				instance -> instance.region() == region).toList();
			if (!there.isEmpty()) scores.add(new GroupScore(masks.group().name(),
				region, there, GlobalScore.NONE));
		}
		return scores;
	}

	private List<Match> match(final GroupMasks masks) {
		final List<Instance> references = masks.references();
		final List<Instance> predictions = masks.predictions();
		final List<Match> matches = new ArrayList<>();
		if (masks.group().single() || options.input() == InputKind.MATCHED) {
			for (int r = 0; r < references.size(); r++)
				for (int p = 0; p < predictions.size(); p++)
					if (masks.group().merge() || references.get(r).label() == predictions
						.get(p).label()) matches.add(new Match(masks, r, List.of(p)));
			// A structure that is there once has no threshold in panoptica either.
			if (!masks.group().single()) matches.removeIf(match -> match.score(options
				.score()) < options.threshold());
			return matches;
		}
		final Map<Integer, List<Integer>> found = new InstanceMatching(references
			.stream().mapToLong(Instance::voxels).toArray(), predictions.stream()
				.mapToLong(Instance::voxels).toArray(), options.score(), options
					.threshold()).match(masks.candidates(), options.matcher());
		found.forEach((r, p) -> matches.add(new Match(masks, r, p)));
		return matches;
	}

	private SurfaceDistances[] measure(final GroupMasks masks,
		final Instance first, final Instance second, final boolean inVoxelsToo)
	{
		final Mask here = masks.referenceMask(first);
		final Mask there = masks.predictionMask(second);
		final Grid grid = reference.grid();
		final Box box = first.box().union(second.box());
		final double[][] units = inVoxelsToo && !options.voxelUnits()
			? new double[][] { spacing, { 1, 1, 1 } } : new double[][] { spacing };
		final double[] tolerances = new double[units.length];
		for (int u = 0; u < units.length; u++)
			tolerances[u] = Double.isNaN(options.tolerance()) ? Arrays.stream(
				units[u]).min().orElseThrow() : options.tolerance();
		final SquaredDistance pooled = workspaces.poll();
		final SquaredDistance workspace = pooled == null ? new SquaredDistance()
			: pooled;
		final SurfaceDistances[] result = SurfaceDistances.measure(here, there,
			grid, box, units, tolerances, workspace);
		workspaces.add(workspace);
		return result;
	}

	private List<InstanceScore> instances(final GroupMasks masks,
		final List<Match> matches,
		final AtomicReferenceArray<SurfaceDistances[]> distances)
	{
		final List<InstanceScore> result = new ArrayList<>();
		final boolean[] matched = new boolean[masks.references().size()];
		final boolean[] used = new boolean[masks.predictions().size()];
		for (int m = 0; m < matches.size(); m++) {
			final Match match = matches.get(m);
			matched[match.at] = true;
			match.predictions.forEach(p -> used[p] = true);
			result.add(found(masks, match, distances.get(m + 1)[0]));
		}
		for (int r = 0; r < matched.length; r++) {
			final Instance instance = masks.references().get(r);
			if (!matched[r]) result.add(InstanceScore.missed(masks.referenceName(
				instance), masks.referenceRegion(instance), instance));
		}
		for (int p = 0; p < used.length; p++) {
			final Instance instance = masks.predictions().get(p);
			if (!used[p]) result.add(InstanceScore.spurious(masks.predictionName(
				instance), masks.predictionRegion(instance), instance));
		}
		return result;
	}

	private static InstanceScore found(final GroupMasks masks,
		final Match match, final SurfaceDistances d)
	{
		final long r = match.reference.voxels();
		final long p = match.prediction.voxels();
		return new InstanceScore(Status.FOUND, masks.referenceName(
			match.reference), masks.referenceRegion(match.reference), match.reference
				.label(), Arrays.stream(match.prediction.labels()).boxed().toList(), r, p,
			match.common, OverlapScore.IOU.of(match.common, r, p), OverlapScore.DSC
				.of(match.common, r, p), d.assd(), d.hd(), d.hd95(), d.nsd(), (p - r) /
					(double) r);
	}

	private static GlobalScore global(final GroupMasks masks, final long shared,
		final SurfaceDistances[] distances)
	{
		final long r = masks.references().stream().mapToLong(Instance::voxels)
			.sum();
		final long p = masks.predictions().stream().mapToLong(Instance::voxels)
			.sum();
		return distances == null ? GlobalScore.apart(r, p) : GlobalScore.of(r, p,
			shared, distances[0], distances[distances.length - 1]);
	}

	/** A reference instance and the union of its predictions. */
	private static final class Match {

		private final int at;
		private final List<Integer> predictions;
		private final Instance reference;
		private final Instance prediction;
		private final long common;

		Match(final GroupMasks masks, final int at,
			final List<Integer> predictions)
		{
			this.at = at;
			this.predictions = predictions;
			reference = masks.references().get(at);
			prediction = Instance.union(predictions.stream().map(masks
				.predictions()::get).toList());
			common = predictions.stream().mapToLong(p -> masks.common(at, p)).sum();
		}

		double score(final OverlapScore by) {
			return by.of(common, reference.voxels(), prediction.voxels());
		}
	}
}
