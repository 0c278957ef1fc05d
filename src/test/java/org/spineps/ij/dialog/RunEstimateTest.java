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
package org.spineps.ij.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.Prefs;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.ij.open.SampleScan;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.testing.OpenImages;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

class RunEstimateTest {

	private static Grid grid(final int slices) {
		return Grid.of(new int[] { 256, 200, slices }, new double[] { 1, 1, 1 },
			AxisCodes.PIR);
	}

	@Test
	void aScanTwiceAsLargeTakesTwiceAsLong() throws SpinepsException {
		final ModelManifest network = ModelStore.packaged().load("",
			ModelKind.SEMANTIC).manifest();
		final RunEstimate one = RunEstimate.of("CPU", network, 1e-6, grid(40));
		final RunEstimate two = RunEstimate.of("CPU", network, 1e-6, grid(80));
		assertThat(two.seconds() / one.seconds()).isCloseTo(2, within(0.05));
		assertThat(two.megabytes()).isGreaterThan(one.megabytes());
		assertThat(one.text()).matches("CPU, about \\d+ s, \\d\\.\\d GB");
		assertThat(new RunEstimate("GPU", 150, 2345).text()).isEqualTo(
			"GPU, about 3 min, 2.3 GB");
		assertThat(new RunEstimate("CPU", 33, 900).text()).contains("35 s");
	}

	/** Measured once: the second answer comes from the preferences. */
	@Test
	void oneSmallPassIsMeasuredAndRemembered() throws SpinepsException {
		final RunEstimate first = TileTiming.estimate("", "cpu", 1, grid(40));
		assertThat(first.device()).isEqualTo("CPU");
		assertThat(first.seconds()).isPositive();
		final String key = "spineps.timing." + ModelStore.packaged().load("",
			ModelKind.SEMANTIC).manifest().sha256().replaceAll("[^0-9a-f]", "")
			.substring(0, 12) + ".cpu.1";
		assertThat(Prefs.get(key, 0.0)).isPositive();
		Prefs.set(key, 2 * Prefs.get(key, 0.0));
		assertThat(TileTiming.estimate("", "cpu", 1, grid(40)).seconds())
			.isCloseTo(2 * first.seconds(), within(1e-6 * first.seconds()));
		Prefs.set(key, 0.0);
	}

	@Test
	void whatIsKnownOfTheScanIsSaid() throws SpinepsException {
		final ScanFacts sample = ScanFacts.of(SampleScan.open());
		assertThat(sample.text()).isEqualTo(
			"Sample Spine: 257×201×38 voxels of 1.00×1.00×1.00 mm");
		assertThat(sample.known()).isTrue();
		final ImagePlus tiff = OpenImages.spine("scan");
		tiff.setRoi(4, 6, 40, 70);
		final ScanFacts part = ScanFacts.of(tiff);
		assertThat(part.known()).isFalse();
		assertThat(part.grid().size()).containsExactly(40, 70, 14);
		assertThat(part.text()).contains("40×70×14").contains("is segmented");
	}
}
