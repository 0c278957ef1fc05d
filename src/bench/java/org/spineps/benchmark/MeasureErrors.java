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
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.batch.output.SavedResult;
import org.spineps.io.VolumeFiles;
import org.spineps.measure.morphometry.GradedMeasure;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.InstanceQuality;
import org.spineps.measure.quality.Light;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How far measures of the packaged networks' masks are from those of reference
 * masks of the same scans. Prints the table that findings are compared with
 * (src/main/resources/org/spineps/measure/morphometry/grade/network-errors.csv).
 * <p>
 * A reference takes the place of the bodies (and, where it has them, of the canal,
 * the cord and all else) in the result's masks, so both are measured in frames
 * that are found in the same way. A body of the reference belongs to the
 * vertebra that it shares more than half of their union with; vertebrae that the
 * quality rules call amber or red do not count.
 */
@Command(name = "MeasureErrors", mixinStandardHelpOptions = true)
public final class MeasureErrors implements Callable<Integer> {

	/** What a reference of bodies alone tells of. */
	private static final Set<GradedMeasure> BODIES = EnumSet.of(
		GradedMeasure.WEDGE, GradedMeasure.BICONCAVITY, GradedMeasure.CRUSH,
		GradedMeasure.DISC_HEIGHT_INDEX, GradedMeasure.SLIP,
		GradedMeasure.CORONAL_COBB);
	private static final Set<GradedMeasure> BODIES_AND_CANAL = EnumSet
		.complementOf(EnumSet.of(GradedMeasure.CORD_RATIO));
	private static final double LEAST_IOU = 0.5;
	private static final double SHARE = 0.95;

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder with the folders of scans.")
	private Path data;

	@Option(names = "--results", required = true, paramLabel = "DIR",
		description = "What \"segment\" wrote of those scans.")
	private Path results;

	@Option(names = "--differences",
		description = "Print every difference instead of the table.")
	private boolean differences;

	private final Map<GradedMeasure, List<Double>> all = new EnumMap<>(
		GradedMeasure.class);
	private final Map<GradedMeasure, Integer> scans = new EnumMap<>(
		GradedMeasure.class);

	private MeasureErrors() {
		// made by main
	}

	/**
	 * @param arguments see {@code --help}
	 */
	public static void main(final String[] arguments) {
		System.exit(new CommandLine(new MeasureErrors()).execute(arguments));
	}

	@Override
	public Integer call() throws SpinepsException {
		for (final String name : List.of("sub-vb202", "sub-vb208", "sub-vb213",
			"sub-vb218"))
			compare("lumbar-bodies-discs/", name + "_T2w", name + "_gt", BODIES,
				this::drawnBodies);
		for (final String patient : Benchmark.SPIDER_VALIDATION)
			compare("spider-t2space/", "sub-spider" + patient + "_T2SPACE",
				"sub-spider" + patient + "_gt", BODIES_AND_CANAL, this::spider);
		compare("spineps-blocks/", "sub-mri_label-6_T2w",
			"sub-mri_seg-subreg_label-6_msk", EnumSet.allOf(GradedMeasure.class),
			this::block);
		compare("sct/", "cervical_T2w", "cervical_cord_gt", EnumSet.of(
			GradedMeasure.CORD_RATIO), this::cord);
		if (!differences) table();
		return 0;
	}

	/** Puts a reference in the place of what a result has. */
	private interface Replacement {

		SpineSegmentation of(SpineSegmentation found, LabelVolume reference,
			Path file) throws SpinepsException;
	}

	private void compare(final String folder, final String scan,
		final String mask, final Set<GradedMeasure> measures,
		final Replacement replacement) throws SpinepsException
	{
		final Path file = data.resolve(folder + mask + ".nii.gz");
		if (!Files.isRegularFile(file)) {
			System.err.println("not there: " + file);
			return;
		}
		final SpineSegmentation found = SavedResult.read(results, scan);
		final Grid grid = found.semantic().grid();
		final LabelVolume reference = Reorient.onto(VolumeFiles.read(file)
			.labels(), grid).on(grid);
		final SpineMeasures measured = measure(found);
		final SpineMeasures truth = measure(replacement.of(found, reference, file));
		final Map<Integer, Light> lights = CaseQuality.of(found).instances().stream()
			.filter(one -> one.instance().kind() == Kind.VERTEBRA || one.instance()
				.kind() == Kind.SACRUM).collect(Collectors.toMap(one -> one.instance()
					.label(), InstanceQuality::light, Light::worse));
		for (final GradedMeasure measure : measures) {
			int count = 0;
			for (final LevelMeasures row : measured.levels()) {
				final Optional<LevelMeasures> other = truth.levels().stream().filter(
					one -> one.instance().label() == row.instance().label()).findFirst();
				if (other.isEmpty() || lights.getOrDefault(row.instance().label(),
					Light.GREEN) != Light.GREEN) continue;
				count += add(measure, measure.of(row), measure.of(other.get()), scan +
					" " + row.name());
			}
			if (measure == GradedMeasure.CORONAL_COBB) count += cobb(measured, truth,
				scan);
			if (count > 0) scans.merge(measure, 1, Integer::sum);
		}
	}

	/** Between the first and the last level that have endplates in both. */
	private int cobb(final SpineMeasures measured, final SpineMeasures truth,
		final String scan)
	{
		int count = 0;
		for (int n = 0; n < measured.levels().size(); n++)
			for (int m = n + 1; m < measured.levels().size(); m++)
				count += add(GradedMeasure.CORONAL_COBB, measured.coronalCobbDegrees(n,
					m), truth.coronalCobbDegrees(n, m), scan + " " + measured.levels()
						.get(n).name() + "-" + measured.levels().get(m).name());
		return count;
	}

	private int add(final GradedMeasure measure, final double measured,
		final double truth, final String where)
	{
		if (Double.isNaN(measured) || Double.isNaN(truth)) return 0;
		all.computeIfAbsent(measure, none -> new ArrayList<>()).add(measured -
			truth);
		if (differences) System.out.printf(Locale.ROOT, "%s,%s,%.3f,%.3f%n", measure
			.key(), where, measured, truth);
		return 1;
	}

	private static SpineMeasures measure(final SpineSegmentation segmentation)
		throws SpinepsException
	{
		return SpineMeasures.of(segmentation, null, Cutoffs.standard());
	}

	/** Bodies outlined by hand, numbered in any order. */
	private SpineSegmentation drawnBodies(final SpineSegmentation found,
		final LabelVolume reference, final Path file)
	{
		return bodies(found, reference, copy(found.semantic()));
	}

	/**
	 * 1 vertebra, 2 disc, 3 canal. A body is what lies in front of the canal in its
	 * row; bodies are pieces that touch by faces.
	 */
	private SpineSegmentation spider(final SpineSegmentation found,
		final LabelVolume reference, final Path file)
	{
		final Grid grid = reference.grid();
		final LabelVolume front = LabelVolume.zeros(grid);
		final short[] labels = reference.array();
		final LabelVolume semantic = copy(found.semantic());
		final int[] canal = frontOfCanal(reference);
		for (int at = 0; at < labels.length; at++) {
			final int i = at % grid.size(0);
			front.array()[at] = (short) (labels[at] == 1 && i < canal[at / grid.size(
				0)] ? 1 : 0);
			final int was = semantic.array()[at];
			if (labels[at] == 3) semantic.array()[at] = (short) Structure.CANAL.id();
			else if (was == Structure.CANAL.id() || was == Structure.CORD.id())
				semantic.array()[at] = 0;
		}
		final int[] pieces = Components.of(front, Connectivity.FACES, 1).ids();
		final LabelVolume numbered = LabelVolume.zeros(grid);
		for (int n = 0; n < pieces.length; n++)
			numbered.array()[n] = (short) pieces[n];
		return bodies(found, numbered, semantic);
	}

	/**
	 * Foremost voxel of the canal in each row of each slice; beside the canal that
	 * of any slice, above and below it that of the next row.
	 */
	private static int[] frontOfCanal(final LabelVolume reference) {
		final Grid grid = reference.grid();
		final int rows = grid.size(1);
		final int none = grid.size(0);
		final int[] all = new int[rows];
		final int[] front = new int[rows * grid.size(2)];
		Arrays.fill(all, none);
		Arrays.fill(front, none);
		for (int at = 0; at < reference.array().length; at++)
			if (reference.array()[at] == 3) {
				final int row = at / grid.size(0);
				front[row] = Math.min(front[row], at % grid.size(0));
				all[row % rows] = Math.min(all[row % rows], at % grid.size(0));
			}
		final int[] known = IntStream.range(0, rows).filter(j -> all[j] < none)
			.toArray();
		return IntStream.range(0, front.length).map(row -> front[row] < none
			? front[row] : all[Arrays.stream(known).boxed().min(Comparator
				.comparingInt(k -> Math.abs(k - row % rows))).orElseThrow()]).toArray();
	}

	/** All structures of three vertebrae. */
	private SpineSegmentation block(final SpineSegmentation found,
		final LabelVolume reference, final Path file) throws SpinepsException
	{
		final LabelVolume instances = Reorient.onto(VolumeFiles.read(file
			.resolveSibling("sub-mri_seg-vert_label-6_msk.nii.gz")).labels(), reference
				.grid()).on(reference.grid());
		final LabelVolume numbered = LabelVolume.zeros(reference.grid());
		final LabelVolume semantic = copy(reference);
		for (int n = 0; n < numbered.array().length; n++)
			if (isBody(reference.array()[n])) numbered.array()[n] = instances
				.array()[n];
		return bodies(found, numbered, semantic);
	}

	/** The cord alone, outlined by hand. */
	private SpineSegmentation cord(final SpineSegmentation found,
		final LabelVolume reference, final Path file)
	{
		final LabelVolume semantic = copy(found.semantic());
		for (int n = 0; n < semantic.array().length; n++)
			if (reference.array()[n] != 0) semantic.array()[n] = (short) Structure.CORD
				.id();
			else if (semantic.array()[n] == Structure.CORD.id()) semantic
				.array()[n] = (short) Structure.CANAL.id();
		return with(found, semantic, found.instances());
	}

	/** Bodies of a reference under the labels of the vertebrae they belong to. */
	private static SpineSegmentation bodies(final SpineSegmentation found,
		final LabelVolume numbered, final LabelVolume semantic)
	{
		final Map<Integer, Integer> labels = matches(found, numbered);
		final LabelVolume instances = copy(found.instances());
		for (int n = 0; n < numbered.array().length; n++) {
			final int was = instances.array()[n] & 0xffff;
			final boolean body = isBody(found.semantic().array()[n]) && Level
				.isVertebra(was);
			final Integer label = labels.get(numbered.array()[n] & 0xffff);
			if (body) {
				instances.array()[n] = 0;
				if (isBody(semantic.array()[n])) semantic.array()[n] = 0;
			}
			if (label == null) continue;
			instances.array()[n] = label.shortValue();
			semantic.array()[n] = (short) Structure.CORPUS.id();
		}
		return with(found, semantic, instances);
	}

	/** Number of a body in a reference → label of the vertebra. */
	private static Map<Integer, Integer> matches(final SpineSegmentation found,
		final LabelVolume numbered)
	{
		final Map<Integer, Integer> sizes = new TreeMap<>();
		final Map<Integer, Integer> bodies = new TreeMap<>();
		final Map<Integer, Map<Integer, Integer>> both = new TreeMap<>();
		for (int n = 0; n < numbered.array().length; n++) {
			final int there = numbered.array()[n] & 0xffff;
			final int label = isBody(found.semantic().array()[n]) ? found.instances()
				.array()[n] & 0xffff : 0;
			if (there != 0) sizes.merge(there, 1, Integer::sum);
			if (label != 0) bodies.merge(label, 1, Integer::sum);
			if (there != 0 && label != 0) both.computeIfAbsent(there,
				none -> new TreeMap<>()).merge(label, 1, Integer::sum);
		}
		final Map<Integer, Integer> result = new TreeMap<>();
		both.forEach((there, shared) -> shared.forEach((label, count) -> {
			final double iou = (double) count / (sizes.get(there) + bodies.get(
				label) - count);
			if (iou > LEAST_IOU) result.put(there, label);
		}));
		return result;
	}

	private static boolean isBody(final int structure) {
		return structure == Structure.CORPUS.id() ||
			structure == Structure.CORPUS_CORE.id();
	}

	private static SpineSegmentation with(final SpineSegmentation found,
		final LabelVolume semantic, final LabelVolume instances)
	{
		final List<SpineInstance> vertebrae = found.found();
		return new SpineSegmentation(semantic, instances, vertebrae, List.of(),
			new Provenance("", List.of(), "", Map.of(), Map.of()));
	}

	private static LabelVolume copy(final LabelVolume volume) {
		return LabelVolume.wrap(volume.array().clone(), volume.grid());
	}

	private void table() {
		System.out.println(
			"measure,unit,levels,scans,mean,deviation,too_low,too_high");
		Stream.of(GradedMeasure.values()).filter(all::containsKey).forEach(
			measure -> {
				final double[] values = all.get(measure).stream().mapToDouble(
					Double::doubleValue).sorted().toArray();
				final double mean = Arrays.stream(values).average().orElseThrow();
				final double deviation = Math.sqrt(Arrays.stream(values).map(
					value -> (value - mean) * (value - mean)).sum() / Math.max(1,
						values.length - 1));
				final int last = (int) Math.ceil(SHARE * values.length) - 1;
				System.out.printf(Locale.ROOT, "%s,%s,%d,%d,%.3f,%.3f,%.3f,%.3f%n",
					measure.key(), measure.unit(), values.length, scans.get(measure),
					mean, deviation, Math.max(0, -values[values.length - 1 - last]), Math
						.max(0, values[last]));
			});
	}
}
