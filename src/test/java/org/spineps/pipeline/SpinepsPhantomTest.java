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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.network.ComputeOptions;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.PhantomModels;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The whole pipeline on phantoms, with networks that know the answer at the
 * resolution of the packaged ones: what goes in must come out, whatever the grid.
 */
class SpinepsPhantomTest {

	@ParameterizedTest
	@CsvSource({ "PIR, 0, 0.8, 2.2", "LAS, 15, 0.9, 3.3", "SRA, -20, 1, 1.5",
		"AIL, 8, 1.2, 4" })
	void whatGoesInComesOut(final String codes, final int tilt,
		final double inPlaneMm, final double sliceMm) throws SpinepsException
	{
		final int vertebrae = 4;
		final Grid grid = SpinePhantom.grid(new int[] { (int) (130 / inPlaneMm),
			(int) (210 / inPlaneMm), (int) (80 / sliceMm) }, new double[] { inPlaneMm,
				inPlaneMm, sliceMm }, new AxisCodes(codes), tilt);
		final SpinePhantom phantom = SpinePhantom.create(grid, vertebrae, true);
		final PhantomModels models = PhantomModels.of(phantom, grid);
		final ImageVolume scan = ImageVolume.zeros(grid);
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = PhantomModels.grey(phantom.semantic().array()[v]);
		final SpineSegmentation result;
		try (Spineps spineps = new Spineps(new SpinepsOptions("", "", ComputeOptions.cpu(2)),
			models.semantic(), models.instance()))
		{
			result = spineps.segment(scan, Progress.NONE);
		}
		assertThat(result.vertebrae()).extracting(SpineInstance::name)
			.containsExactly("L2", "L3", "L4", "L5");
		assertThat(result.vertebrae()).allMatch(v -> v
			.naming() == Naming.ASSUMED);
		assertThat(result.semantic().grid()).isEqualTo(grid);
		for (int n = 1; n <= vertebrae; n++)
			assertThat(dice(phantom.instances(), n, result.instances(), 20 + n))
				.as("vertebra " + n).isGreaterThan(0.8);
		assertThat(dice(phantom.semantic(), 49, result.semantic(), 49))
			.isGreaterThan(0.9);
		assertThat(dice(phantom.semantic(), 100, result.semantic(), 100))
			.isGreaterThan(0.85);
	}

	private static double dice(final LabelVolume first, final int firstLabel,
		final LabelVolume second, final int secondLabel)
	{
		long both = 0;
		long sum = 0;
		for (int v = 0; v < first.array().length; v++) {
			final boolean a = first.array()[v] == firstLabel;
			final boolean b = second.array()[v] == secondLabel;
			if (a) sum++;
			if (b) sum++;
			if (a && b) both++;
		}
		return 2.0 * both / sum;
	}
}
