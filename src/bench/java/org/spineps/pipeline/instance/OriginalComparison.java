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
package org.spineps.pipeline.instance;

import com.sun.management.OperatingSystemMXBean;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;

import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.measure.BodyCentres;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutResult;
import org.spineps.pipeline.naming.LevelPathRules;
import org.spineps.pipeline.naming.LevelScoring;
import org.spineps.pipeline.naming.NamingHeads;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.pipeline.original.OriginalLevelPathSolver;
import org.spineps.pipeline.semantic.SemanticCleanup;
import org.spineps.pipeline.semantic.SemanticCleanupOptions;
import org.spineps.progress.Progress;
import org.spineps.result.InstanceList;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The phases that run no network, here and in SPINEPS itself, on the same phantom:
 * wall clock, CPU time of the whole process, and memory. Each program has a
 * process of its own and answers of networks that were made before the clock
 * starts; medians of the runs are compared.
 */
@Command(name = "OriginalComparison", mixinStandardHelpOptions = true,
	description = "Time and memory of the phases without networks beside those " +
		"of SPINEPS. Runs on Linux.")
public final class OriginalComparison implements Callable<Integer> {

	private static final String SCRIPT = "time_phases.py";
	private static final int WARM_UP = 8;
	private static final double MIB = 1 << 20;

	@Option(names = "--python", description = "Python that has SPINEPS 2.1 " +
		"installed; without it only this program is timed")
	private Path python;

	@Option(names = "--runs", defaultValue = "5")
	private int runs;

	@Option(names = "--vertebrae", defaultValue = "24")
	private int vertebrae;

	@Option(names = "--heap", defaultValue = "640m", description = "Java's heap")
	private String heap;

	@Option(names = "--inside", hidden = true)
	private Path inside;

	@Option(names = "--mended", description = "Time mended instead of faithful")
	private boolean mended;

	/** Seconds of every phase in every run, and bytes. */
	private record Times(Map<String, List<double[]>> phases, double start,
		double peak)
	{

		double median(final String phase, final int which) {
			final double[] sorted = phases.get(phase).stream().mapToDouble(
				times -> times[which]).sorted().toArray();
			return sorted[sorted.length / 2];
		}

		double sum(final int which) {
			return phases.keySet().stream().mapToDouble(phase -> median(phase,
				which)).sum();
		}
	}

	/** @param args see the help */
	public static void main(final String... args) {
		System.exit(new CommandLine(new OriginalComparison()).execute(args));
	}

	@Override
	public Integer call() throws Exception {
		if (inside != null) {
			timeOurs();
			return 0;
		}
		final Path folder = Files.createTempDirectory("comparison");
		final Grid grid = SpinePhantom.grid(new int[] { 512, vertebrae * 1024 / 24,
			40 }, new double[] { 0.6, 0.6, 2.2 }, new AxisCodes("LAS"), 8);
		final SpinePhantom phantom = SpinePhantom.create(grid, vertebrae, true);
		VolumeExport.writeLabels(folder.resolve("semantic.nii.gz"), phantom
			.semantic(), null, Map.of());
		VolumeExport.writeLabels(folder.resolve("truth.nii.gz"), phantom.instances(),
			null, Map.of());
		final List<String> own = new ArrayList<>(List.of(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(), "-Xmx" + heap, "-cp", System
				.getProperty("java.class.path"), OriginalComparison.class.getName(),
			"--inside", folder.toString(), "--runs", String.valueOf(runs)));
		if (mended) own.add("--mended");
		final Times here = run(own);
		Times there = null;
		if (python != null) {
			final Path script = folder.resolve(SCRIPT);
			try (InputStream in = Objects.requireNonNull(OriginalComparison.class
				.getResourceAsStream("/fixtures/spineps-2.1/" + SCRIPT)))
			{
				Files.copy(in, script);
			}
			there = run(List.of(python.toString(), script.toString(), folder
				.toString(), String.valueOf(runs)));
		}
		print(here, there);
		for (final File file : Objects.requireNonNull(folder.toFile().listFiles()))
			Files.delete(file.toPath());
		Files.delete(folder);
		return 0;
	}

	private static Times run(final List<String> command) throws IOException,
		InterruptedException
	{
		final Process process = new ProcessBuilder(command).redirectError(
			ProcessBuilder.Redirect.INHERIT).start();
		final Map<String, List<double[]>> phases = new LinkedHashMap<>();
		double[] memory = new double[2];
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = out.readLine(); line != null; line = out.readLine()) {
				final String[] words = line.split(" ");
				final double[] numbers = { Double.parseDouble(words[1]), Double
					.parseDouble(words[2]) };
				if (words[0].equals("memory")) memory = numbers;
				else phases.computeIfAbsent(words[0], name -> new ArrayList<>()).add(
					numbers);
			}
		}
		if (process.waitFor() != 0) throw new IOException(command.get(0) +
			" ended with " + process.exitValue());
		return new Times(phases, memory[0], memory[1]);
	}

	private static void print(final Times here, final Times there) {
		System.out.printf(Locale.ROOT, "%-12s %10s %10s %10s %10s %8s %8s%n",
			"phase", "wall here", "CPU here", "wall there", "CPU there", "wall",
			"CPU");
		for (final String phase : here.phases().keySet())
			row(phase, here.median(phase, 0), here.median(phase, 1), there == null
				? Double.NaN : there.median(phase, 0), there == null ? Double.NaN
					: there.median(phase, 1));
		row("all", here.sum(0), here.sum(1), there == null ? Double.NaN : there.sum(
			0), there == null ? Double.NaN : there.sum(1));
		System.out.printf(Locale.ROOT,
			"memory, MiB: here %.0f, %.0f more than before the phases", here.peak() /
				MIB, (here.peak() - here.start()) / MIB);
		if (there != null) System.out.printf(Locale.ROOT,
			"; there %.0f, %.0f; ratio %.2f, %.2f", there.peak() / MIB, (there
				.peak() - there.start()) / MIB, here.peak() / there.peak(), (here
					.peak() - here.start()) / (there.peak() - there.start()));
		System.out.println();
	}

	private static void row(final String name, final double... seconds) {
		System.out.printf(Locale.ROOT,
			"%-12s %10.3f %10.3f %10.3f %10.3f %8.3f %8.3f%n", name, seconds[0],
			seconds[1], seconds[2], seconds[3], seconds[0] / seconds[2],
			seconds[1] / seconds[3]);
	}

	// ------------------------------------------------------------ this program

	private final Map<Grid, byte[]> answers = new HashMap<>();
	private float[] certain;
	/** The present answer; taken over before the next one is asked for. */
	private short[] current;
	private List<String> lines;

	private void timeOurs() throws Exception {
		final LabelVolume semantic = VolumeFiles.read(inside.resolve(
			"semantic.nii.gz")).labels();
		final LabelVolume truth = VolumeFiles.read(inside.resolve("truth.nii.gz"))
			.labels();
		final List<NamingHeads> heads = heads(Arrays.stream(bytes(truth)).max()
			.orElseThrow());
		final long start = memory("VmRSS");
		for (int run = 0; run < WARM_UP; run++)
			once(semantic, truth, heads);
		for (int run = 0; run < runs; run++)
			once(semantic, truth, heads).forEach(System.out::println);
		System.out.println("memory " + start + " " + memory("VmHWM"));
	}

	private static int[] bytes(final LabelVolume labels) {
		final int[] values = new int[labels.array().length];
		for (int v = 0; v < values.length; v++)
			values[v] = labels.array()[v];
		return values;
	}

	private List<String> once(final LabelVolume semantic,
		final LabelVolume truth, final List<NamingHeads> heads) throws Exception
	{
		lines = new ArrayList<>();
		final InstanceRules rules = ChosenRules.of(mended ? InstanceOptions.DEFAULTS
			: InstanceOptions.ORIGINAL);
		final InstancePhase phase = new InstancePhase(cutout -> answer(cutout,
			truth), CutoutFormat.SPINEPS, rules);
		final LabelVolume clean = timed("structures", () -> new SemanticCleanup(
			mended ? SemanticCleanupOptions.DEFAULTS : SemanticCleanupOptions.ORIGINAL)
				.clean(semantic));
		final RawInstances raw = timed("vertebrae", () -> phase.predict(clean, false,
			Progress.NONE).raw());
		final LabelVolume[] both = timed("both-masks", () -> {
			final InstanceResult result = phase.combine(raw, clean, clean.grid());
			final short[] labels = result.instances().array();
			for (int v = 0; v < labels.length; v++)
				if (labels[v] != 0) labels[v]++;
			final LabelVolume complete = DerivedLabels.add(result.instances(), result
				.semantic(), rules);
			return new LabelVolume[] { rules.finishEndplates(result.semantic(),
				complete), complete };
		});
		timed("centres", () -> BodyCentres.of(new SpineSegmentation(both[0],
			both[1], InstanceList.of(both[1], both[0], false), List.of(), null, Map.of())));
		timed("names", () -> OriginalLevelPathSolver.solve(LevelScoring.of(heads, -1,
			-1), new LevelPathRules(false, true)));
		return lines;
	}

	/** Kept as bytes: a network's answer also lives no longer than its cut-out. */
	private CutoutResult answer(final LabelVolume cutout,
		final LabelVolume truth)
	{
		final byte[] classes = answers.computeIfAbsent(cutout.grid(), grid -> {
			final short[] answer = PhantomNetwork.perfect(truth).predict(cutout)
				.classes().array();
			final byte[] bytes = new byte[answer.length];
			for (int v = 0; v < bytes.length; v++)
				bytes[v] = (byte) answer[v];
			return bytes;
		});
		if (certain == null) {
			certain = new float[classes.length];
			current = new short[classes.length];
		}
		for (int v = 0; v < current.length; v++)
			current[v] = classes[v];
		return new CutoutResult(LabelVolume.wrap(current, cutout.grid()), ImageVolume
			.wrap(certain, cutout.grid()));
	}

	private <T> T timed(final String name, final Callable<T> work)
		throws Exception
	{
		final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean();
		final long cpu = system.getProcessCpuTime();
		final long wall = System.nanoTime();
		final T result = work.call();
		lines.add(name + " " + (System.nanoTime() - wall) / 1e9 + " " + (system
			.getProcessCpuTime() - cpu) / 1e9);
		return result;
	}

	private static List<NamingHeads> heads(final int count) {
		final Random random = new Random(1);
		final List<NamingHeads> heads = new ArrayList<>();
		for (int n = 0; n < count; n++) {
			final double[] levels = soft(random, 24);
			levels[Math.min(23, n)] += 5;
			heads.add(new NamingHeads(levels, soft(random, 12), soft(random, 3), soft(
				random, 6), soft(random, 2)));
		}
		return heads;
	}

	private static double[] soft(final Random random, final int size) {
		final double[] values = random.doubles(size).toArray();
		final double sum = Arrays.stream(values).sum();
		return Arrays.stream(values).map(value -> value / sum).toArray();
	}

	private static long memory(final String key) throws IOException {
		for (final String line : Files.readAllLines(Path.of("/proc/self/status")))
			if (line.startsWith(key)) return Long.parseLong(line.replaceAll("\\D",
				"")) * 1024;
		return 0;
	}
}
