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

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import net.imglib2.parallel.Parallelization;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.evaluate.metric.Matcher;
import org.spineps.evaluate.metric.Overlap;
import org.spineps.evaluate.metric.SquaredDistance;
import org.spineps.evaluate.metric.SurfaceDistances;
import org.spineps.progress.Progress;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * ASSD and Hausdorff distance of two masks of 24 vertebrae on 512×1024×40 voxels,
 * the prediction one voxel further posterior: inside the boxes of the instances,
 * and with one distance transform of the full volume per instance and direction.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class SurfaceDistanceBenchmark {

	private static final int VERTEBRAE = 24;
	private static final int THREADS = 2;

	private LabelVolume reference;
	private LabelVolume prediction;
	private LabelVolume complete;
	private LabelVolume completePrediction;

	@Setup
	public void draw() {
		final SpinePhantom phantom = SpinePhantom.create(Grid.of(new int[] { 512,
			1024, 40 }, new double[] { 0.9, 0.9, 3 }, AxisCodes.PIR), VERTEBRAE,
			true);
		reference = phantom.instances();
		prediction = moved(reference);
		complete = phantom.complete();
		completePrediction = moved(complete);
	}

	private static LabelVolume moved(final LabelVolume labels) {
		final LabelVolume result = LabelVolume.zeros(labels.grid());
		System.arraycopy(labels.array(), 0, result.array(), 1, labels
			.array().length - 1);
		return result;
	}

	/** Vertebrae, discs, endplates and sacrum: all that a case takes. */
	@Benchmark
	public CaseScore completeCase() {
		return evaluate(complete, completePrediction, LabelGroups.of(
			LabelScheme.SPINEPS));
	}

	/** Everything that the evaluation of the group "vertebra" says. */
	@Benchmark
	public CaseScore vertebrae() {
		final TreeSet<Integer> labels = new TreeSet<>();
		for (int label = 1; label <= VERTEBRAE; label++)
			labels.add(label);
		return evaluate(reference, prediction, new LabelGroups("bench", null, List
			.of(new LabelGroup("vertebra", labels, false, false))));
	}

	private static CaseScore evaluate(final LabelVolume reference,
		final LabelVolume prediction, final LabelGroups groups)
	{
		return Parallelization.runWithNumThreads(THREADS, () -> {
			try {
				return CaseEvaluator.evaluate("case", reference, prediction,
					EvaluationOptions.of(groups).with(Matcher.NAIVE, 0.3),
					Progress.NONE);
			}
			catch (final SpinepsException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	/** Surface distances of all pairs, each in its box, on two threads. */
	@Benchmark
	public double instanceBoxes() {
		final Overlap overlap = Overlap.of(reference, prediction);
		final List<Integer> labels = List.copyOf(overlap.reference().keySet());
		return Parallelization.runWithNumThreads(THREADS, () -> {
			final double[] sums = new double[labels.size()];
			Parallelization.getTaskExecutor().forEach(labels, label -> sums[labels
				.indexOf(label)] = measure(label, overlap.reference().get(label).box()
					.union(overlap.prediction().get(label).box())).assd());
			double sum = 0;
			for (final double value : sums)
				sum += value;
			return sum;
		});
	}

	/** The same, each with transforms of the full volume, on one thread. */
	@Benchmark
	public double fullVolume() {
		double sum = 0;
		final SquaredDistance workspace = new SquaredDistance();
		for (final int label : Overlap.of(reference, prediction).reference()
			.keySet())
			sum += measure(label, reference.grid().box(), workspace).assd();
		return sum;
	}

	private SurfaceDistances measure(final int label,
		final Box box)
	{
		return measure(label, box, new SquaredDistance());
	}

	private SurfaceDistances measure(final int label,
		final Box box, final SquaredDistance workspace)
	{
		final short[] here = reference.array();
		final short[] there = prediction.array();
		return SurfaceDistances.measure(v -> here[v] == label, v -> there[v] == label,
			reference.grid(), box, new double[][] { reference.grid().spacing() },
			new double[] { 0.9 }, workspace)[0];
	}
}
