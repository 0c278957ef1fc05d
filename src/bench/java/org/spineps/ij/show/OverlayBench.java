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
package org.spineps.ij.show;

import ij.gui.Overlay;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.AuxCounters;
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
import org.spineps.anatomy.LabelScheme;
import org.spineps.io.mask.MaskFile;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The overlay of a mask: time from the labels to all its elements with fill,
 * outlines and names, and the memory that it keeps, as what is left after garbage
 * collection. {@code phantom} is 512×512×100 voxels with 20 vertebrae; another
 * word is the path of an instance mask, e.g. {@code -p mask=X_seg-vert_msk.nii.gz}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class OverlayBench {

	@Param("phantom")
	public String mask;

	private LabelVolume labels;
	private LabelLegend legend;

	/** What is counted beside the time, summed over the measured iterations. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Size {

		/** Memory that the overlays keep, in kilobytes. */
		public long kilobytes;
		/** Their elements. */
		public long elements;
	}

	@Setup
	public void read() throws SpinepsException {
		labels = mask.equals("phantom") ? SpinePhantom.create(Grid.of(new int[] {
			512, 512, 100 }, new double[] { 1.3, 1.3, 1 }, AxisCodes.PIR), 20, true)
			.complete() : MaskFile.read(Path.of(mask), MaskFile.Kind.INSTANCES)
				.labels();
		legend = LabelLegend.of(labels, Optional.of(LabelScheme.SPINEPS));
	}

	@Benchmark
	public Overlay draw() {
		return SpineOverlay.create(labels, legend, OverlayStyle.DEFAULT);
	}

	@Benchmark
	public Overlay drawAndWeigh(final Size size) {
		final long before = used();
		final Overlay overlay = draw();
		size.kilobytes = Math.max(0, used() - before) >> 10;
		size.elements = overlay.size();
		return overlay;
	}

	private static long used() {
		final Runtime runtime = Runtime.getRuntime();
		long last = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			last = Math.min(last, runtime.totalMemory() - runtime.freeMemory());
		}
		return last;
	}
}
