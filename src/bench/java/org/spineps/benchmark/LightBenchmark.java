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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.batch.output.SavedResult;
import org.spineps.io.VolumeFiles;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.Light;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Whether the traffic light tells good results from bad ones: results of
 * {@code segment} on scans with references, each with its light, its Dice
 * coefficients and its wrong names, and a table by light.
 * <p>
 * Two arguments: the folder of results, and that of the data with
 * {@code spider-t2space} (vertebra, disc, canal), {@code lumbar-bodies-discs}
 * (bodies T11 to L5, or discs), {@code spineps-blocks} and {@code sct}, as in
 * docs/benchmark.md. A result X_T2w belongs to X_gt; X_noise12_T2w does too.
 * </p>
 */
public final class LightBenchmark {

	/** A result whose worst structure is below this is a bad one. */
	private static final double BAD_BELOW = 0.85;
	private static final int LOWEST_BODIES = Level.T11.id();

	private final Path data;
	private final List<Row> rows = new ArrayList<>();

	/** One scan. Names are counted over the reference's bodies that were found. */
	private record Row(String name, Light light, String reasons,
		Map<String, Double> dice, int names, int wrong, int unknown)
	{

		double worst() {
			return dice.values().stream().mapToDouble(d -> d).min().orElse(Double.NaN);
		}

		boolean isBad() {
			return worst() < BAD_BELOW || wrong > 0;
		}
	}

	private LightBenchmark(final Path data) {
		this.data = data;
	}

	/**
	 * @param args folder of results, folder of data
	 * @throws SpinepsException if a file cannot be read
	 */
	public static void main(final String... args) throws SpinepsException {
		final LightBenchmark benchmark = new LightBenchmark(Path.of(args[1]));
		for (final String name : SavedResult.names(Path.of(args[0])))
			benchmark.add(Path.of(args[0]), name);
		benchmark.print();
	}

	private void add(final Path results, final String name)
		throws SpinepsException
	{
		final String subject = name.replaceAll("_(noise[0-9]+_)?(T2w|T2SPACE)$", "");
		final Path reference = reference(subject);
		if (reference == null) return;
		final SpineSegmentation result = SavedResult.read(results, name);
		final LabelVolume truth = VolumeFiles.read(reference).labels().on(result
			.semantic().grid());
		final CaseQuality quality = CaseQuality.of(result, SpineMeasures.of(result,
			null, Cutoffs.standard()).slips());
		final Map<String, Double> dice = new TreeMap<>();
		int[] names = { 0, 0, 0 };
		if (subject.contains("spider")) {
			dice.put("vertebra", dice(truth, 1, Level::isVertebra, result.instances()));
			dice.put("disc", dice(truth, 2, label -> label == 100, result.semantic()));
			dice.put("canal", dice(truth, 3, label -> label == 60 || label == 61, result
				.semantic()));
		}
		else if (subject.contains("ivd")) dice.put("disc", instances(truth, result,
			100, null));
		else if (subject.contains("vb")) {
			names = new int[3];
			dice.put("body", instances(truth, result, 49, names));
		}
		else if (subject.contains("cervical")) dice.put("cord", dice(truth, 1,
			label -> label == 60, result.semantic()));
		else dice.put("vertebra", dice(truth, -1, Level::isVertebra, result
			.instances()));
		rows.add(new Row(name, quality.light(), quality.reasons(), dice, names[0],
			names[1], names[2]));
	}

	private Path reference(final String subject) {
		final List<Path> places = List.of(data.resolve("spider-t2space").resolve(
			subject + "_gt.nii.gz"), data.resolve("lumbar-bodies-discs").resolve(
				subject + "_gt.nii.gz"), data.resolve("sct").resolve(subject +
					"_cord_gt.nii.gz"), data.resolve("spineps-blocks").resolve(subject
						.replace("_label", "_seg-vert_label") + "_msk.nii.gz"));
		return places.stream().filter(Files::exists).findFirst().orElse(null);
	}

	private static double dice(final LabelVolume truth, final int wanted,
		final IntPredicate predicted, final LabelVolume mask)
	{
		long first = 0;
		long second = 0;
		long both = 0;
		for (int v = 0; v < mask.array().length; v++) {
			final int label = truth.array()[v] & 0xffff;
			final boolean here = wanted < 0 ? label > 0 && label < 26 : label == wanted;
			final boolean there = predicted.test(mask.array()[v] & 0xffff);
			if (here) first++;
			if (there) second++;
			if (here && there) both++;
		}
		return 2.0 * both / (first + second);
	}

	/**
	 * Mean Dice over the instances of the reference, each against the one that covers
	 * most of it.
	 *
	 * @param namesOrNull gets the number of bodies found, named wrongly, not named
	 */
	private static double instances(final LabelVolume truth,
		final SpineSegmentation result, final int structure,
		final int[] namesOrNull)
	{
		final LabelStatistics statistics = LabelStatistics.of(truth);
		final List<Integer> order = new ArrayList<>();
		for (final int label : statistics.labels())
			order.add(label);
		order.sort(Comparator.comparingDouble(label -> -truth.grid().toWorld(statistics
			.centroid(label))[2]));
		final long[] predicted = new long[256];
		final long[][] common = new long[1 << 16][];
		for (final int label : order)
			common[label] = new long[256];
		for (int v = 0; v < truth.array().length; v++) {
			if (result.semantic().array()[v] != structure) continue;
			final int instance = result.instances().array()[v] & 0xff;
			predicted[instance]++;
			final int label = truth.array()[v] & 0xffff;
			if (label != 0) common[label][instance]++;
		}
		double sum = 0;
		for (int n = 0; n < order.size(); n++) {
			int best = 0;
			for (int instance = 1; instance < 256; instance++)
				if (common[order.get(n)][instance] > common[order.get(n)][best] ||
					best == 0) best = instance;
			sum += 2.0 * common[order.get(n)][best] / (statistics.count(order.get(n)) +
				predicted[best]);
			if (namesOrNull == null || common[order.get(n)][best] == 0) continue;
			final int found = best;
			namesOrNull[0]++;
			final boolean known = result.vertebrae().stream().filter(v -> v
				.label() == found).map(SpineInstance::naming).noneMatch(
					Naming.LEVEL_UNKNOWN::equals);
			if (!known) namesOrNull[2]++;
			else if (found != LOWEST_BODIES + n) namesOrNull[1]++;
		}
		return sum / order.size();
	}

	private void print() {
		System.out.println("| scan | light | Dice | names wrong | unknown | of | reasons |");
		System.out.println("|---|---|---|---|---|---|---|");
		rows.sort(Comparator.comparing(Row::worst));
		for (final Row row : rows)
			System.out.println("| " + row.name + " | " + row.light.key() + " | " + row.dice
				.entrySet().stream().map(entry -> String.format(Locale.ROOT, "%s %.3f", entry
					.getKey(), entry.getValue())).collect(Collectors.joining(", ")) + " | " + row.wrong + " | " +
				row.unknown + " | " + row.names + " | " + row.reasons + " |");
		System.out.println();
		System.out.println("| light | scans | bad | worst structure's Dice, mean | least | " +
			"names wrong | unknown | of |");
		System.out.println("|---|---|---|---|---|---|---|---|");
		for (final Light light : Light.values()) {
			final List<Row> some = rows.stream().filter(row -> row.light == light)
				.toList();
			System.out.println("| " + light.key() + " | " + some.size() + " | " + some
				.stream().filter(Row::isBad).count() + " | " + String.format(Locale.ROOT,
					"%.3f | %.3f", some.stream().mapToDouble(Row::worst).average().orElse(
						Double.NaN), some.stream().mapToDouble(Row::worst).min().orElse(
							Double.NaN)) + " | " + some.stream().mapToInt(Row::wrong).sum() +
				" | " + some.stream().mapToInt(Row::unknown).sum() + " | " + some.stream()
					.mapToInt(Row::names).sum() + " |");
		}
	}
}
