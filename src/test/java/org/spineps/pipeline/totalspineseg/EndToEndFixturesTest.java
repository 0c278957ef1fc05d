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
package org.spineps.pipeline.totalspineseg;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.label.LabellingHints;
import org.spineps.pipeline.totalspineseg.stage.LevelPoints;
import org.spineps.pipeline.totalspineseg.stage.OneMillimetre;
import org.spineps.progress.Progress;
import org.spineps.testing.Fixtures;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.ItkResample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The whole of TotalSpineSeg 20260807 with prepared answers of its networks: from
 * a scan to every file, with {@code --iso} and without.
 */
class EndToEndFixturesTest {

	private static final float SOFT_UNITS = 32;

	@ParameterizedTest
	@ValueSource(strings = { "lumbar_sag", "cervical_ax", "whole_spine" })
	void everyFileIsAsTheOriginals(final String name) throws SpinepsException {
		final ImageVolume scan = image(name, "");
		final PreparedNetworks networks = networks(name);
		final ChainResult result = new SpineChain(networks, ChainOptions.FAITHFUL,
			stage -> assertThat(stage).isNotBlank()).run(scan,
				LabellingHints.NONE, List.of(), Progress.NONE);

		final ImageVolume input = Fixtures.volume(path(name, "iso/input/", name +
			"_0000")).image();
		assertEqual(result.image(), input, OneMillimetre.of(scan, false));
		assertSame(result.image().grid(), input.grid());
		final LabelVolume discs = Fixtures.volume(path(name, "step2_input/", name +
			"_0001")).labels();
		assertEqual(networks.askedDiscs(), discs);
		assertSame(networks.askedGrid(), discs.grid());
		assertEqual(result.firstOutput(), labels(name, "iso/step1_output/"));
		assertEqual(result.levels().orElseThrow().volume(), labels(name,
			"iso/step1_levels/"));
		assertEqual(result.output(), labels(name, "iso/step2_output/"));
		assertClose(result.canal().full(), image(name, "iso/step1_canal/"));
		assertClose(result.cord().full(), image(name, "iso/step1_cord/"));

		final Grid grid = scan.grid();
		assertEqual(ItkResample.nearest(result.firstOutput(), grid), labels(name,
			"grid/step1_output/"));
		assertEqual(LevelPoints.byCubes(result.levels().orElseThrow().volume(), grid),
			labels(name, "grid/step1_levels/"));
		assertEqual(ItkResample.nearest(result.output(), grid), labels(name,
			"grid/step2_output/"));
		assertClose(result.canal().on(grid), image(name, "grid/step1_canal/"));
		assertClose(result.cord().on(grid), image(name, "grid/step1_cord/"));
	}

	/** @return networks that say what was prepared for a case */
	static PreparedNetworks networks(final String name) throws SpinepsException {
		final LabelVolume raw = labels(name, "step1_raw/");
		return new PreparedNetworks(new SpineNetworks.First(raw, soft(name, "canal",
			raw.grid()), soft(name, "cord", raw.grid()), List.of()), labels(name,
				"step2_raw/"));
	}

	private static String path(final String name, final String folder,
		final String file)
	{
		return "/fixtures/totalspineseg/e2e/" + name + "/" + folder + file +
			".nii.gz";
	}

	static LabelVolume labels(final String name, final String folder)
		throws SpinepsException
	{
		return Fixtures.volume(path(name, folder, name)).labels();
	}

	static ImageVolume image(final String name, final String folder)
		throws SpinepsException
	{
		return Fixtures.volume(path(name, folder, name)).image();
	}

	private static ImageVolume soft(final String name, final String what,
		final Grid grid) throws SpinepsException
	{
		final ImageVolume volume = Fixtures.volume(path(name, "step1_prob/", name +
			"_" + what + "_x32")).image().on(grid);
		for (int v = 0; v < volume.array().length; v++)
			volume.array()[v] /= SOFT_UNITS;
		return volume;
	}

	private static void assertEqual(final LabelVolume result,
		final LabelVolume expected)
	{
		assertThat(result.grid().size()).isEqualTo(expected.grid().size());
		int different = 0;
		for (int v = 0; v < expected.array().length; v++)
			if (result.array()[v] != expected.array()[v]) different++;
		assertThat(different).isZero();
	}

	/**
	 * Where interpolation gives a whole number, the last bit of the arithmetic
	 * decides whether truncation takes one away.
	 */
	private static void assertEqual(final ImageVolume result,
		final ImageVolume expected, final ImageVolume fractions)
	{
		int undecided = 0;
		for (int v = 0; v < expected.array().length; v++) {
			if (result.array()[v] == expected.array()[v]) continue;
			undecided++;
			assertThat(result.array()[v]).isCloseTo(expected.array()[v], within(1f));
			assertThat(fractions.array()[v]).isCloseTo(Math.round(fractions
				.array()[v]), within(1e-4f));
		}
		assertThat(undecided).isLessThan(expected.array().length / 1000);
	}

	private static void assertClose(final ImageVolume result,
		final ImageVolume expected)
	{
		assertThat(result.grid().size()).isEqualTo(expected.grid().size());
		double largest = 0;
		for (int v = 0; v < expected.array().length; v++)
			largest = Math.max(largest, Math.abs(result.array()[v] - expected
				.array()[v]));
		assertThat(largest).isLessThan(1e-6);
	}

	/** SimpleITK's headers differ from nibabel's in the last bit. */
	private static void assertSame(final Grid result, final Grid expected) {
		assertThat(result.size()).isEqualTo(expected.size());
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				assertThat(result.affine(row, column)).isCloseTo(expected.affine(row,
					column), within(1e-5));
	}
}
