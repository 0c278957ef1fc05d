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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * Measures the pipeline on a folder of real scans with references, and the same
 * figures on generated scans beside them. Files that are not there are left out;
 * {@code docs/benchmark.md} names them all.
 */
public final class Benchmark {

	/** SPIDER patients that the packaged networks were chosen by, not trained on. */
	static final List<String> SPIDER_VALIDATION = List.of("007", "050", "078",
		"142", "200");

	private static final String BLOCKS = "spineps-blocks/sub-";
	private static final String HAND_DRAWN = "lumbar-bodies-discs";
	private static final String SYNTHETIC = "synthetic";
	/** Regions of generated scans that are not beside figures of a neck. */
	private static final Set<String> LUMBAR = Set.of("lumbar", "junction",
		"thorax");
	/** Regions of generated scans that are not beside figures of lumbar spines. */
	private static final Set<String> UPPER = Set.of("neck", "thorax");
	private static final String SCAN = "_T2w.nii.gz";

	private final Path data;
	private final SpinePipeline subject;
	private final Progress progress;
	private final Map<BenchmarkPart, List<Map<String, Double>>> real =
		new EnumMap<>(BenchmarkPart.class);
	private final Map<BenchmarkPart, List<Map<String, Double>>> generated =
		new EnumMap<>(BenchmarkPart.class);

	private Benchmark(final Path data, final SpinePipeline subject,
		final Progress progress)
	{
		this.data = data;
		this.subject = subject;
		this.progress = progress;
	}

	/**
	 * @param data folder of the scans
	 * @param subject the pipeline
	 * @param progress told of every scan, asked before each whether to stop
	 * @return every row, in the order of the report
	 * @throws SpinepsException if the folder is none or a scan cannot be used
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static List<BenchmarkRow> run(final Path data,
		final SpinePipeline subject, final Progress progress)
		throws SpinepsException
	{
		if (!Files.isDirectory(data)) throw new SpinepsException(
			"The benchmark needs a folder of scans", data + " is no folder",
			"Give the folder with --data");
		final Benchmark benchmark = new Benchmark(data, subject, progress);
		benchmark.measure();
		return BenchmarkTarget.ALL.stream().map(benchmark::row).toList();
	}

	private void measure() throws SpinepsException {
		block();
		for (final Path scan : scans(HAND_DRAWN)) {
			final boolean discs = scan.getFileName().toString().startsWith("sub-ivd");
			handDrawn(scan, discs ? BenchmarkPart.DISCS : BenchmarkPart.BODIES);
		}
		for (final String patient : SPIDER_VALIDATION)
			spider(patient);
		cervical();
		phase(BenchmarkPart.PHASE_MR, BLOCKS + "mri_seg-subreg_label-6_msk",
			BLOCKS + "mri_seg-vert_label-6_msk");
		phase(BenchmarkPart.PHASE_CT, BLOCKS + "ct_seg-subreg_label-22_msk",
			BLOCKS + "ct_seg-vert_label-22_msk");
		phase(BenchmarkPart.PHASE_LUMBAR,
			"spineps-lumbar/sub-lumbar_seg-spine_msk",
			"spineps-lumbar/sub-lumbar_seg-vert_msk");
		time();
		for (final Path scan : scans(SYNTHETIC))
			synthetic(scan);
	}

	private void block() throws SpinepsException {
		final Path scan = data.resolve(BLOCKS + "mri_label-6_T2w.nii.gz");
		final Path mask = data.resolve(BLOCKS + "mri_seg-subreg_label-6_msk.nii.gz");
		if (absent(scan, mask)) return;
		final SpineSegmentation result = segment(scan);
		add(real, BenchmarkPart.BLOCK, Scores.structures(labels(mask, result),
			result.semantic(), progress));
	}

	private void handDrawn(final Path scan, final BenchmarkPart part)
		throws SpinepsException
	{
		final Path mask = scan.resolveSibling(scan.getFileName().toString().replace(
			SCAN, "_gt.nii.gz"));
		if (absent(scan, mask)) return;
		final SpineSegmentation result = segment(scan);
		final LabelVolume reference = labels(mask, result);
		final LabelVolume found = part == BenchmarkPart.DISCS ? Scores.discs(result
			.instances()) : Scores.bodies(result.instances(), result.semantic());
		add(real, part, Scores.instances(reference, Scores.alongside(reference,
			found), progress));
	}

	private void spider(final String patient) throws SpinepsException {
		final String name = "spider-t2space/sub-spider" + patient;
		final Path scan = data.resolve(name + "_T2SPACE.nii.gz");
		final Path mask = data.resolve(name + "_gt.nii.gz");
		if (absent(scan, mask)) return;
		final SpineSegmentation result = segment(scan);
		add(real, BenchmarkPart.SPIDER, Scores.structures(spinepsLabels(labels(mask,
			result)), result.semantic(), progress));
	}

	/** SPIDER's 1 vertebra, 2 disc, 3 canal as labels of those merged groups. */
	private static LabelVolume spinepsLabels(final LabelVolume spider) {
		final short[] table = { 0, 49, 100, 61 };
		final LabelVolume result = LabelVolume.zeros(spider.grid());
		for (int v = 0; v < result.array().length; v++)
			result.array()[v] = table[Math.min(3, spider.array()[v])];
		return result;
	}

	private void cervical() throws SpinepsException {
		final Path scan = data.resolve("sct/cervical_T2w.nii.gz");
		final Path mask = data.resolve("sct/cervical_cord_gt.nii.gz");
		if (absent(scan, mask)) return;
		final SpineSegmentation result = segment(scan);
		final LabelVolume cord = labels(mask, result);
		for (int v = 0; v < cord.array().length; v++)
			if (cord.array()[v] != 0) cord.array()[v] = 60;
		add(real, BenchmarkPart.CERVICAL, Scores.structures(cord, result.semantic(),
			progress));
	}

	private void phase(final BenchmarkPart part, final String semanticName,
		final String instancesName) throws SpinepsException
	{
		final Path mask = data.resolve(semanticName + ".nii.gz");
		final Path instances = data.resolve(instancesName + ".nii.gz");
		if (absent(mask, instances)) return;
		add(real, part, phase(mask, instances));
	}

	private Map<String, Double> phase(final Path mask, final Path instances)
		throws SpinepsException
	{
		progress.report("Instance phase: " + mask.getFileName(), 0, 0);
		final LabelVolume semantic = VolumeFiles.read(mask).labels();
		final SpineSegmentation result = subject.run(SpineRun.ofSemantic(semantic),
			progress);
		return Scores.vertebrae(semantic, labels(instances, result), result
			.instances(), progress);
	}

	private void time() throws SpinepsException {
		final Path scan = data.resolve("sct/lumbar_T2w.nii.gz");
		if (absent(scan)) return;
		final double seconds = segment(scan).provenance().secondsPerStage().values()
			.stream().mapToDouble(Double::doubleValue).sum();
		add(real, BenchmarkPart.TIME, Map.of(Scores.SECONDS, seconds));
	}

	private void synthetic(final Path scan) throws SpinepsException {
		final String name = scan.getFileName().toString().replace(SCAN, "");
		final Path mask = scan.resolveSibling(name + "_seg-spine_msk.nii.gz");
		final Path vertebrae = scan.resolveSibling(name + "_seg-vert_msk.nii.gz");
		if (absent(mask, vertebrae)) return;
		final SpineSegmentation result = segment(scan);
		final LabelVolume semantic = labels(mask, result);
		final String region = region(name);
		final Map<String, Double> structures = Scores.structures(semantic, result
			.semantic(), progress);
		final LabelVolume bodies = Scores.bodies(labels(vertebrae, result),
			semantic);
		final Map<String, Double> phase = phase(mask, vertebrae);
		if (!LUMBAR.contains(region)) add(generated, BenchmarkPart.CERVICAL,
			structures);
		if (!UPPER.contains(region)) {
			add(generated, BenchmarkPart.BLOCK, structures);
			add(generated, BenchmarkPart.SPIDER, structures);
			add(generated, BenchmarkPart.BODIES, Scores.instances(bodies, Scores
				.bodies(result.instances(), result.semantic()), progress));
			add(generated, BenchmarkPart.DISCS, Scores.instances(pieces(semantic),
				Scores.discs(result.instances()), progress));
			add(generated, BenchmarkPart.PHASE_MR, phase);
			add(generated, BenchmarkPart.PHASE_LUMBAR, phase);
		}
		final Map<String, Double> byRegion = new HashMap<>(phase);
		byRegion.put(Scores.inRegion(region), phase.get(Scores.WHOLE_VERTEBRA));
		add(real, BenchmarkPart.PHASE_SYNTHETIC, byRegion);
	}

	/** The letters of a generated scan's name, "lumbar" of "sub-lumbar5006". */
	private static String region(final String name) {
		return name.replaceFirst("^sub-", "").replaceAll("[^a-z].*", "");
	}

	/** Generated discs are numbered by their connected pieces. */
	private static LabelVolume pieces(final LabelVolume semantic) {
		final int[] ids = Components.of(semantic, Connectivity.FACES, 100).ids();
		final LabelVolume result = LabelVolume.zeros(semantic.grid());
		for (int v = 0; v < ids.length; v++)
			result.array()[v] = (short) ids[v];
		return result;
	}

	private SpineSegmentation segment(final Path scan) throws SpinepsException {
		progress.checkCancelled();
		progress.report("Segmenting " + scan.getFileName(), 0, 0);
		final ImageVolume image = VolumeFiles.read(scan).image();
		return subject.run(SpineRun.ofScan(image), progress);
	}

	/** A mask on the grid of a result. */
	private static LabelVolume labels(final Path mask,
		final SpineSegmentation result) throws SpinepsException
	{
		final LabelVolume turned = Reorient.onto(VolumeFiles.read(mask)
			.labels(), result.semantic().grid());
		turned.grid().requireAgreement(result.semantic().grid(),
			"scan and reference " + mask.getFileName());
		return turned.on(result.semantic().grid());
	}

	private static boolean absent(final Path... files) {
		return Stream.of(files).anyMatch(file -> !Files.isRegularFile(file));
	}

	private List<Path> scans(final String folder) throws SpinepsException {
		final Path path = data.resolve(folder);
		if (!Files.isDirectory(path)) return List.of();
		try (Stream<Path> files = Files.list(path)) {
			return files.filter(file -> file.getFileName().toString().endsWith(SCAN))
				.sorted().toList();
		}
		catch (final IOException exc) {
			throw new SpinepsException("The folder of scans cannot be read", path
				.toString(), "Check who may read it", exc);
		}
	}

	private static void add(
		final Map<BenchmarkPart, List<Map<String, Double>>> all,
		final BenchmarkPart part, final Map<String, Double> figures)
	{
		all.computeIfAbsent(part, none -> new ArrayList<>()).add(figures);
	}

	private BenchmarkRow row(final BenchmarkTarget figure) {
		final List<Map<String, Double>> cases = real.getOrDefault(figure.part(),
			List.of());
		final int measured = values(cases, figure.key()).length;
		return new BenchmarkRow(figure.part(), figure.key(), summary(cases, figure
			.key()), measured, summary(generated.getOrDefault(figure.part(), List
				.of()), figure.key()), figure.good(), figure.aim());
	}

	/** The mean over the cases; of the worst vertebra the worst. */
	private static double summary(final List<Map<String, Double>> cases,
		final String key)
	{
		final double[] values = values(cases, key);
		return (key.equals(Scores.WORST_VERTEBRA) ? Arrays.stream(values).min()
			: Arrays.stream(values).average()).orElse(Double.NaN);
	}

	private static double[] values(final List<Map<String, Double>> cases,
		final String key)
	{
		return cases.stream().mapToDouble(figures -> figures.getOrDefault(key,
			Double.NaN)).filter(value -> !Double.isNaN(value)).toArray();
	}
}
