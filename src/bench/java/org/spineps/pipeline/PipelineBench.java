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
package org.spineps.pipeline;

import java.util.concurrent.TimeUnit;

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
import org.spineps.measure.InstanceTable;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.PhantomModels;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * Everything but the networks, from a scan in memory to masks and table, on a
 * spine of 24 vertebrae at 0.6 × 0.6 × 2.2 mm (512 × 1024 × 40 voxels), and on
 * its upper half and quarter: time should grow with the voxels. The answers of
 * the networks are made beforehand and copied out of memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2500m")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class PipelineBench {

	private static final int ROWS_PER_VERTEBRA = 1024 / 24;

	/** How long the spine is. */
	@Param({ "6", "12", "24" })
	public int vertebrae;

	private ImageVolume scan;
	private Spineps spineps;

	/** Draws the spine and lets the networks answer. */
	@Setup
	public void prepare() throws SpinepsException {
		final Grid grid = SpinePhantom.grid(new int[] { 512, vertebrae == 24 ? 1024
			: vertebrae * ROWS_PER_VERTEBRA, 40 }, new double[] { 0.6, 0.6, 2.2 },
			new AxisCodes("LAS"), 5);
		final SpinePhantom phantom = SpinePhantom.create(grid, vertebrae, true);
		scan = ImageVolume.zeros(grid);
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = PhantomModels.grey(phantom.semantic().array()[v]);
		final PhantomModels models = PhantomModels.of(phantom, grid);
		spineps = new Spineps(SpinepsOptions.DEFAULTS, models.semantic(), models
			.instance());
	}

	/** @return the table of a run */
	@Benchmark
	public InstanceTable everythingButTheNetworks() throws SpinepsException {
		final SpineSegmentation result = spineps.segment(scan, Progress.NONE);
		if (result.vertebrae().size() != vertebrae) throw new IllegalStateException(
			result.vertebrae().size() + " vertebrae");
		return InstanceTable.of(result);
	}
}
