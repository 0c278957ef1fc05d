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

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import net.imglib2.parallel.Parallelization;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spineps.SpinepsException;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutNetwork;
import org.spineps.pipeline.instance.cutout.CutoutResult;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.pipeline.semantic.SemanticCleanup;
import org.spineps.pipeline.semantic.SemanticCleanupOptions;
import org.spineps.progress.Progress;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Everything of the instance phase but the network, on a whole spine of 24
 * vertebrae in 512 × 1024 × 40 voxels of 0.6 × 0.6 × 2.2 mm, and on shorter ones
 * in fewer rows: the answers of the network are made beforehand; they take 0.25 GB
 * of the heap of 1.5 GB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1500m")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class InstancePhaseBenchmark {

	private static final int ROWS_PER_VERTEBRA = 1024 / 24;

	/** How long the spine is. */
	@Param({ "24", "12", "6" })
	public int vertebrae;

	/** Share of voxels that the network gets wrong. */
	@Param({ "0", "0.2" })
	public double noise;

	/** Threads for everything. */
	@Param({ "1", "2" })
	public int threads;

	private SpinePhantom phantom;
	private LabelVolume instances;
	private float[] probability;
	private final Map<Grid, CutoutResult> answers = new HashMap<>();

	/** Draws the spine and lets the network answer. */
	@Setup
	public void prepare() throws SpinepsException {
		phantom = SpinePhantom.create(SpinePhantom.grid(new int[] { 512,
			vertebrae == 24 ? 1024 : vertebrae * ROWS_PER_VERTEBRA, 40 },
			new double[] { 0.6, 0.6, 2.2 }, new AxisCodes("LAS"), 8), vertebrae,
			true);
		final CutoutNetwork network = new PhantomNetwork(phantom.instances(), 1, 0,
			noise, 0);
		instances = run(cutout -> {
			final CutoutResult answer = network.predict(cutout);
			// The probability is the same everywhere: one array for all answers.
			if (probability == null) probability = answer.probability().array();
			answers.put(cutout.grid(), new CutoutResult(answer.classes(), ImageVolume
				.wrap(probability, cutout.grid())));
			return answer;
		}).instances();
		phantom = new SpinePhantom(phantom.semantic(), null, null, phantom
			.bodyCentresMm());
	}

	private InstanceResult run(final CutoutNetwork network)
		throws SpinepsException
	{
		return new InstancePhase(network, CutoutFormat.SPINEPS,
			ChosenRules.of(InstanceOptions.DEFAULTS)).run(phantom.semantic(), Progress.NONE);
	}

	/** @return the result of the phase */
	@Benchmark
	public InstanceResult instancePhase() {
		return Parallelization.runWithNumThreads(threads, () -> {
			try {
				return run(cutout -> answers.get(cutout.grid()));
			}
			catch (final SpinepsException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	/** @return the mask with sacrum, discs and endplates */
	@Benchmark
	public LabelVolume derivedLabels() {
		return Parallelization.runWithNumThreads(threads, () -> DerivedLabels.add(
			instances, phantom.semantic(), ChosenRules.of(InstanceOptions.DEFAULTS)));
	}

	/** @return the mask with upper and lower endplates */
	@Benchmark
	public LabelVolume endplateDivision() {
		return EndplateDivision.divide(phantom.semantic(), DerivedLabels.add(
			instances, phantom.semantic(), ChosenRules.of(InstanceOptions.DEFAULTS)));
	}

	/** @return the mask with endplates as SPINEPS 2.1.3 divides them */
	@Benchmark
	public LabelVolume originalEndplateDivision() {
		final InstanceRules original = ChosenRules.of(InstanceOptions.ORIGINAL);
		return original.finishEndplates(phantom.semantic(), DerivedLabels.add(
			instances, phantom.semantic(), original));
	}

	/** @return the semantic mask as SPINEPS 2.1.3 tidies it */
	@Benchmark
	public LabelVolume originalSemanticCleanup() {
		return Parallelization.runWithNumThreads(threads,
			() -> new SemanticCleanup(SemanticCleanupOptions.ORIGINAL).clean(phantom
				.semantic()));
	}

	/** @return the tidied semantic mask */
	@Benchmark
	public LabelVolume semanticCleanup() {
		return Parallelization.runWithNumThreads(threads,
			() -> new SemanticCleanup(SemanticCleanupOptions.DEFAULTS).clean(phantom
				.semantic()));
	}
}
