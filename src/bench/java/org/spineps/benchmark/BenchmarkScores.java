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
package org.spineps.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.evaluate.CaseEvaluator;
import org.spineps.evaluate.EvaluationOptions;
import org.spineps.evaluate.LabelGroup;
import org.spineps.evaluate.LabelGroups;
import org.spineps.evaluate.Quantity;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.InstanceScore.Status;
import org.spineps.evaluate.metric.Region;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * The figures of one case, by the keys that {@link BenchmarkTarget} uses. All masks of a
 * case are on one grid.
 */
final class Scores {

	static final String BODY = "body, Dice";
	static final String DISC = "disc, Dice";
	static final String CANAL = "canal, Dice";
	static final String WHOLE_CANAL = "canal with cord, Dice";
	static final String CORD = "cord, Dice";
	static final String ARCH = "arch, Dice";
	static final String SPINOUS = "spinous process, Dice";
	static final String ARTICULAR = "articular processes, mean Dice of 4";
	static final String COSTAL = "costal processes, mean Dice of 2";
	static final String ENDPLATE = "endplate, Dice";
	static final String VERTEBRA = "vertebra (all parts), Dice";
	static final String INSTANCE_DICE = "mean Dice of found instances";
	static final String RECOGNITION = "recognition quality";
	static final String WHOLE_VERTEBRA = "mean Dice per vertebra";
	static final String WORST_VERTEBRA = "Dice of the worst vertebra";
	static final String POSTERIOR = "mean Dice per vertebra, posterior";
	static final String SECONDS = "seconds";

	private static final double LEAST_BODY_MM3 = 1000;
	private static final int[] BODIES = { 49, 50 };
	private static final int[] BACK = IntStream.rangeClosed(41, 48).toArray();
	private static final int[] VERTEBRA_PARTS = IntStream.rangeClosed(41, 51)
		.toArray();

	private Scores() {
		// static methods only
	}

	/** @return the key of the mean Dice per vertebra in a region of the spine */
	static String inRegion(final String region) {
		return WHOLE_VERTEBRA + ", " + region;
	}

	/** Dice of the structures of two semantic masks. */
	static Map<String, Double> structures(final LabelVolume reference,
		final LabelVolume found, final Progress progress) throws SpinepsException
	{
		final List<LabelGroup> groups = List.of(group(BODY, BODIES), group(DISC,
			100), group(CANAL, 61), group(CORD, 60), group(WHOLE_CANAL, 60, 61), group(
				ARCH, 41), group(SPINOUS, 42), group("43", 43), group("44", 44), group(
					"45", 45), group("46", 46), group("47", 47), group("48", 48), group(
						ENDPLATE, 52, 53, 62), group(VERTEBRA, VERTEBRA_PARTS));
		final Map<String, Double> dice = new LinkedHashMap<>();
		for (final GroupScore score : CaseEvaluator.evaluate("", reference, found,
			EvaluationOptions.of(new LabelGroups("benchmark", null, groups)), progress)
			.groups())
			if (score.region() == Region.WHOLE && score.referenceInstances() > 0) dice
				.put(score.group(), Quantity.GLOBAL_DSC.of(score));
		dice.put(ARTICULAR, mean(dice, "45", "46", "47", "48"));
		dice.put(COSTAL, mean(dice, "43", "44"));
		return dice;
	}

	/** Found instances and how well they fit, matched by IoU of at least 0.5. */
	static Map<String, Double> instances(final LabelVolume reference,
		final LabelVolume found, final Progress progress) throws SpinepsException
	{
		final GroupScore score = match(reference, found, progress);
		return Map.of(INSTANCE_DICE, Quantity.DSC.of(score), RECOGNITION,
			Quantity.RQ.of(score));
	}

	/**
	 * Vertebrae on the bone of the mask that the instance phase was given; one that
	 * was missed counts as 0. Vertebrae of which too little body is in view to be
	 * found, and C1, which has none, are not judged.
	 */
	static Map<String, Double> vertebrae(final LabelVolume semantic,
		final LabelVolume everyReference, final LabelVolume found,
		final Progress progress) throws SpinepsException
	{
		final LabelVolume reference = withBodies(everyReference, semantic);
		final double[] whole = perVertebra(only(reference, semantic,
			VERTEBRA_PARTS), only(found, semantic, VERTEBRA_PARTS), progress);
		final double[] back = perVertebra(only(reference, semantic, BACK), only(
			found, semantic, BACK), progress);
		return Map.of(WHOLE_VERTEBRA, DoubleStream.of(whole).average().orElse(
			Double.NaN), WORST_VERTEBRA, DoubleStream.of(whole).min().orElse(
				Double.NaN), POSTERIOR, DoubleStream.of(back).average().orElse(
					Double.NaN));
	}

	private static LabelVolume withBodies(final LabelVolume instances,
		final LabelVolume semantic) throws SpinepsException
	{
		final LabelStatistics bodies = LabelStatistics.of(bodies(instances,
			semantic));
		final double least = LEAST_BODY_MM3 / instances.grid().voxelVolume();
		final boolean[] kept = new boolean[1 << 16];
		for (final int label : bodies.labels())
			kept[label] = bodies.count(label) >= least;
		return keep(instances, kept);
	}

	private static LabelVolume keep(final LabelVolume labels,
		final boolean[] kept)
	{
		final LabelVolume result = labels.copy();
		final short[] voxels = result.array();
		for (int v = 0; v < voxels.length; v++)
			if (!kept[voxels[v] & 0xffff]) voxels[v] = 0;
		return result;
	}

	private static double[] perVertebra(final LabelVolume reference,
		final LabelVolume found, final Progress progress) throws SpinepsException
	{
		return match(reference, found, progress).instances().stream().filter(
			i -> i.status() != Status.SPURIOUS).mapToDouble(i -> i
				.status() == Status.FOUND ? i.dsc() : 0).toArray();
	}

	private static GroupScore match(final LabelVolume reference,
		final LabelVolume found, final Progress progress) throws SpinepsException
	{
		return CaseEvaluator.evaluate("", reference, found, EvaluationOptions.of(
			LabelGroups.UNGROUPED), progress).groups().get(0);
	}

	/** The instances' voxels that have one of some labels in another mask. */
	static LabelVolume only(final LabelVolume instances,
		final LabelVolume structures, final int... wanted) throws SpinepsException
	{
		instances.grid().requireAgreement(structures.grid(),
			"instances and structures");
		final LabelVolume result = LabelVolume.zeros(instances.grid());
		final short[] from = instances.array();
		for (int v = 0; v < from.length; v++) {
			final int structure = structures.array()[v] & 0xffff;
			final int instance = from[v] & 0xffff;
			if (Arrays.stream(wanted).anyMatch(w -> w == structure) && instance < 100 &&
				instance != Structure.SACRUM.id()) result.array()[v] = from[v];
		}
		return result;
	}

	/** The bodies of a result, one label each. */
	static LabelVolume bodies(final LabelVolume instances,
		final LabelVolume structures) throws SpinepsException
	{
		return only(instances, structures, BODIES);
	}

	/** The discs of a result, one label each. */
	static LabelVolume discs(final LabelVolume instances) {
		final LabelVolume result = instances.copy();
		final short[] voxels = result.array();
		for (int v = 0; v < voxels.length; v++)
			if (voxels[v] <= 100 || voxels[v] >= 200) voxels[v] = 0;
		return result;
	}

	/**
	 * References that show a part of the spine say nothing of the rest: found
	 * instances whose centre lies above or below all of the reference are left out.
	 */
	static LabelVolume alongside(final LabelVolume reference,
		final LabelVolume found)
	{
		final LabelVolume upright = Reorient.to(found, AxisCodes.RAS);
		final LabelStatistics all = LabelStatistics.of(upright);
		final Box box = LabelStatistics.boundingBox(Reorient.to(
			reference, AxisCodes.RAS), label -> label != 0);
		final boolean[] kept = new boolean[1 << 16];
		for (final int label : all.labels()) {
			final double height = all.centroid(label)[2];
			kept[label] = height >= box.min(2) && height < box.max(2);
		}
		return keep(found, kept);
	}

	private static LabelGroup group(final String name, final int... labels) {
		return new LabelGroup(name, new TreeSet<>(Arrays.stream(labels).boxed()
			.toList()), true, labels.length > 1);
	}

	private static double mean(final Map<String, Double> dice,
		final String... keys)
	{
		return Arrays.stream(keys).filter(dice::containsKey).mapToDouble(
			dice::get).average().orElse(Double.NaN);
	}
}
