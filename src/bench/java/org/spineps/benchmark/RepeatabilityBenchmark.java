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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.measure.followup.Likeness;
import org.spineps.measure.followup.Measure;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Spineps;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.resample.Resample;

/**
 * How much measures of one spine differ when it is scanned again: each scan is
 * segmented as it is, shifted by half a voxel on each axis, turned by 5 degrees
 * about the left-right axis, on voxels 1.15 times as large in the sagittal plane,
 * and with Gaussian noise of 3 % of its 99th percentile. Levels are matched by
 * place. The first and the last level are left out where the edge cuts them.
 * <p>
 * Arguments: the table for {@code follow-up} to write, then scans.
 * </p>
 */
public final class RepeatabilityBenchmark {

	private static final double NEAR_MM = 10;
	private static final double DEGREES = 5;
	private static final double LARGER = 1.15;
	private static final double NOISE = 0.03;
	private static final double BRIGHT = 0.99;
	private static final int FEWEST = 3;

	/** Per measure, of each level in each scan: variance, and that of the voxels. */
	private final Map<Measure, List<double[]>> variances = new EnumMap<>(
		Measure.class);
	/** How unlike each rescan and its scan are. */
	private final List<Double> same = new ArrayList<>();
	private final List<SpineMeasures> others = new ArrayList<>();
	private int scans;

	private RepeatabilityBenchmark() {
		Arrays.stream(Measure.values()).forEach(measure -> variances.put(measure,
			new ArrayList<>()));
	}

	/**
	 * @param args table to write, scans
	 * @throws SpinepsException if a scan cannot be read or a network fails
	 * @throws IOException if the table cannot be written
	 */
	public static void main(final String... args) throws SpinepsException,
		IOException
	{
		final RepeatabilityBenchmark benchmark = new RepeatabilityBenchmark();
		try (Spineps spineps = new Spineps(new SpinepsOptions("", "", ComputeOptions
			.cpu(2))))
		{
			for (int n = 1; n < args.length; n++) {
				benchmark.add(spineps, VolumeFiles.read(Path.of(args[n])).image());
				System.err.println(args[n] + ", likeness of rescans so far " + text(
					benchmark.same));
				Files.write(Path.of(args[0]), benchmark.table());
			}
		}
		benchmark.print();
	}

	private void add(final Spineps spineps, final ImageVolume image)
		throws SpinepsException
	{
		final List<SpineMeasures> all = new ArrayList<>();
		for (final ImageVolume scan : rescans(image))
			all.add(SpineMeasures.of(spineps.segment(scan, Progress.NONE), scan, Cutoffs
				.standard()));
		scans++;
		for (int n = 1; n < all.size(); n++)
			same.add(Likeness.of(all.get(0), all.get(n)).difference());
		others.add(all.get(0));
		final List<LevelMeasures> levels = all.get(0).levels();
		for (int n = 0; n < levels.size(); n++) {
			final LevelMeasures first = levels.get(n);
			final boolean end = n == 0 || n == levels.size() - 1;
			if (first.frame().isEmpty() || end && first.flags().contains(
				"touches border")) continue;
			final List<LevelMeasures> level = all.stream().map(measures -> nearest(
				measures, first.frame().get().origin())).flatMap(Optional::stream)
				.toList();
			for (final Measure measure : Measure.values())
				add(measure, level);
		}
	}

	private void add(final Measure measure, final List<LevelMeasures> level) {
		final double[] values = level.stream().mapToDouble(measure::of).filter(
			Double::isFinite).toArray();
		if (values.length < FEWEST) return;
		final double mean = Arrays.stream(values).average().orElseThrow();
		final double voxel = level.stream().mapToDouble(measure::voxelDeviation).filter(
			Double::isFinite).map(sd -> sd * sd).average().orElse(0);
		variances.get(measure).add(new double[] { Arrays.stream(values).map(
			value -> (value - mean) * (value - mean)).sum() / (values.length - 1),
			voxel, mean });
	}

	private static Optional<LevelMeasures> nearest(final SpineMeasures measures,
		final Position place)
	{
		return measures.levels().stream().filter(level -> level.frame().isPresent() &&
			level.frame().get().origin().minus(place).length() < NEAR_MM).findFirst();
	}

	private static List<ImageVolume> rescans(final ImageVolume image) {
		final Grid grid = image.grid();
		final List<ImageVolume> scans = new ArrayList<>(List.of(image));
		scans.add(Resample.cubic(image, moved(grid, 0, 0.5)));
		scans.add(Resample.cubic(image, moved(grid, DEGREES, 0)));
		final double[] spacing = grid.spacing();
		for (int axis = 0; axis < 3; axis++)
			if (grid.axisCodes().worldAxis(axis) != 0) spacing[axis] *= LARGER;
		scans.add(Resample.cubic(image, grid.resample(spacing)));
		scans.add(noisy(image));
		return scans;
	}

	/** Turned about the middle and the left–right axis, shifted by parts of voxels. */
	private static Grid moved(final Grid grid, final double degrees,
		final double voxels)
	{
		final double[][] affine = grid.affine();
		final double[] middle = grid.toWorld((grid.size(0) - 1) / 2.0, (grid.size(1) -
			1) / 2.0, (grid.size(2) - 1) / 2.0);
		final double cos = Math.cos(Math.toRadians(degrees));
		final double sin = Math.sin(Math.toRadians(degrees));
		final double[][] result = new double[3][4];
		for (int column = 0; column < 4; column++) {
			final double[] at = new double[3];
			for (int row = 0; row < 3; row++)
				at[row] = affine[row][column] - (column == 3 ? middle[row] - voxels * (affine[row][0] +
					affine[row][1] + affine[row][2]) : 0);
			result[0][column] = at[0];
			result[1][column] = cos * at[1] - sin * at[2];
			result[2][column] = sin * at[1] + cos * at[2];
			if (column == 3) for (int row = 0; row < 3; row++)
				result[row][3] += middle[row];
		}
		return new Grid(grid.size(), result);
	}

	private static ImageVolume noisy(final ImageVolume image) {
		final float[] voxels = image.array().clone();
		final float[] sorted = voxels.clone();
		Arrays.sort(sorted);
		final double sigma = NOISE * sorted[(int) (BRIGHT * (sorted.length - 1))];
		final SplittableRandom random = new SplittableRandom(7);
		for (int v = 0; v < voxels.length; v++)
			voxels[v] += sigma * random.nextGaussian();
		return ImageVolume.wrap(voxels, image.grid());
	}

	private static double root(final List<double[]> some, final int which) {
		return Math.sqrt(some.stream().mapToDouble(one -> one[which]).average().orElse(
			Double.NaN));
	}

	private List<String> table() {
		final List<String> lines = new ArrayList<>(List.of(
			"measure,rescan_sd,voxel_sd,levels"));
		variances.forEach((measure, some) -> lines.add(String.format(Locale.ROOT,
			"%s,%.3g,%.3g,%d", measure.name(), root(some, 0), root(some, 1), some
				.size())));
		return lines;
	}

	/** From the least to the largest; NaN last. */
	private static String text(final List<Double> values) {
		return values.stream().sorted().map(value -> String.format(Locale.ROOT, "%.3f",
			value)).toList().toString();
	}

	private void print() {
		System.out.println("| measure | unit | SD of rescans | of the worst level | of voxels alone | levels |");
		System.out.println("|---|---|---|---|---|---|");
		variances.forEach((measure, some) -> System.out.println(String.format(
			Locale.ROOT, "| %s | %s | %.3g | %.3g | %.3g | %d |", measure.label(), measure
				.unit(), root(some, 0), Math.sqrt(some.stream().mapToDouble(
					one -> one[0]).max().orElse(Double.NaN)), root(some, 1), some.size())));
		System.out.println(scans + " scans");
		System.out.println("Likeness, rescans: " + text(same));
		final List<Double> different = new ArrayList<>();
		for (int n = 0; n < others.size(); n++)
			for (int m = 0; m < n; m++)
				different.add(Likeness.of(others.get(n), others.get(m)).difference());
		System.out.println("Likeness, different people: " + text(different));
	}
}
