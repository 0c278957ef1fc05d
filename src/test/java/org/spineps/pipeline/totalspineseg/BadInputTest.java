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
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.result.SpineSegmentation;
import org.spineps.pipeline.totalspineseg.label.RawClasses;
import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.label.Amendment;
import org.spineps.pipeline.SpineRun;
import org.spineps.network.ComputeOptions;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.totalspineseg.label.LabellingHints;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the networks may find that is no proper spine, each with its sentence. */
class BadInputTest {

	private static ChainResult run(final LabelVolume first,
		final LabelVolume second, final LabellingHints hints,
		final Behaviour behaviour) throws SpinepsException
	{
		final ImageVolume soft = ImageVolume.zeros(first.grid());
		return new SpineChain(new WholeNetworks(first, soft, second), ChainOptions.of(
			behaviour), stage -> assertThat(stage).isNotBlank()).run(ImageVolume.zeros(
				first.grid()), hints, List.of(), Progress.NONE);
	}

	private static ChainResult run(final BoxSpine spine,
		final Behaviour behaviour) throws SpinepsException
	{
		return run(spine.first(), spine.second(), LabellingHints.NONE, behaviour);
	}

	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void anEmptyStepOne(final Behaviour behaviour) {
		final LabelVolume none = LabelVolume.zeros(BoxSpine.gridFor(4));
		assertThatThrownBy(() -> run(none, none, LabellingHints.NONE, behaviour))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"The spine cannot be labelled").hasMessageContaining(
					"No canal was found");
	}

	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void aMissingCanal(final Behaviour behaviour) {
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(4), 4, Map.of(3, 5),
			true);
		final LabelVolume first = spine.first();
		for (int v = 0; v < first.array().length; v++)
			if (first.array()[v] >= 8) first.array()[v] = 0;
		assertThatThrownBy(() -> run(first, spine.second(), LabellingHints.NONE,
			behaviour)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"No canal was found").hasMessageContaining("shows the spinal canal");
	}

	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void noDisc(final Behaviour behaviour) {
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(2), 2, Map.of(),
			true);
		final LabelVolume first = spine.first();
		for (int v = 0; v < first.array().length; v++)
			if (first.array()[v] >= 1 && first.array()[v] <= 5) first.array()[v] = 0;
		assertThatThrownBy(() -> run(first, spine.second(), LabellingHints.NONE,
			behaviour)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"No disc of at least 200 mm³ was found");
	}

	@Test
	void onlyOneDiscThatIsNoLandmark() throws SpinepsException {
		final ChainResult result = run(new BoxSpine(BoxSpine.gridFor(1), 1, Map.of(),
			false), Behaviour.MENDED);
		assertThat(result.labelling().discs()).hasSize(1);
		assertThat(result.labelling().isLevelUnknown()).isTrue();
		assertThat(result.warnings()).anyMatch(text -> text.contains("level"));
	}

	/** Step 1 alone sees them; step 2 agrees with its names without a doubt. */
	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void twoLandmarksThatContradictEachOther(final Behaviour behaviour)
		throws SpinepsException
	{
		final Grid grid = BoxSpine.gridFor(6);
		final LabelVolume first = new BoxSpine(grid, 6, Map.of(0, 2, 1, 3, 2, 4),
			false).first();
		final LabelVolume second = new BoxSpine(grid, 6, Map.of(0, 2), false)
			.second();
		final ChainResult found = run(first, second, LabellingHints.NONE, behaviour);
		final String expected =
			"Landmarks contradict each other: the network saw C7/T1 at the disc C3/C4";
		assertThat(found.labelling().contradictions()).isEmpty();
		assertThat(found.warnings()).anyMatch(text -> text.startsWith(expected))
			.anyMatch(text -> text.contains("T12/L1 at the disc C4/C5"))
			.doesNotHaveDuplicates();
		assertThat(found.first().findings()).filteredOn(one -> one.disc().equals(
			"C7/T1")).singleElement().satisfies(one -> assertThat(one.outcome())
				.contains("seen at the disc C3/C4"));
		// It is a finding of the whole case: in quality, report and window.
		final ImageVolume soft = ImageVolume.zeros(grid);
		try (TotalSpineSeg method = new TotalSpineSeg(new WholeNetworks(first, soft, second),
			ChainOptions.of(behaviour), ComputeOptions.cpu(1)))
		{
			final SpineSegmentation result = method.run(SpineRun.ofScan(soft),
				Progress.NONE);
			assertThat(CaseQuality.of(result).findings()).filteredOn(one -> one.text()
				.startsWith(expected)).singleElement().satisfies(one -> assertThat(one
					.light()).isEqualTo(Light.AMBER));
			assertThat(result.provenance().options().get("landmark C7/T1")).contains(
				"seen at the disc C3-C4");
		}
	}

	@Test
	void aLandmarkAgainstALocalizerOrTheUser() throws SpinepsException {
		final Grid grid = BoxSpine.gridFor(6);
		final BoxSpine spine = new BoxSpine(grid, 6, Map.of(5, 5), false);
		final LabelVolume localizer = LabelVolume.zeros(grid);
		for (int disc = 0; disc < 6; disc++)
			spine.paint(spine.discBox(disc, 1));
		final BoxSpine named = new BoxSpine(grid, 6, Map.of(), false);
		for (int disc = 0; disc < 6; disc++)
			named.paint(named.discBox(disc, 72 + disc));
		final short[] painted = named.first().array();
		for (int v = 0; v < painted.length; v++)
			if (painted[v] >= 72) localizer.array()[v] = painted[v];
		final BoxSpine sacral = new BoxSpine(grid, 6, Map.of(5, 5), false);
		assertThat(Labelling.of(sacral.first(), RawClasses.STEP_1,
			LabellingHints.NONE.with(Optional.of(localizer)).with(Map.of(0, Level.T3)),
			Amendment.all()).contradictions()).anyMatch(text -> text.equals(
				"The fixed names overrule the localizer: the disc T3/T4 is its disc " +
					"T1/T2."));
		assertThat(run(sacral.first(), spine.second(), LabellingHints.NONE.with(
			Optional.of(localizer)), Behaviour.MENDED).warnings()).anyMatch(
				text -> text.startsWith("A landmark contradicts the localizer: the " +
					"network saw L5/S at the disc T6/T7"));
		assertThat(Labelling.of(sacral.first(), RawClasses.STEP_1,
			LabellingHints.NONE.with(Map.of(0, Level.T1)), Amendment.all())
			.contradictions()).singleElement().asString().startsWith(
				"The fixed names overrule the landmark L5/S");
	}

	/** It is on a grid of its own and of the scan's place, but of another part. */
	@ParameterizedTest
	@EnumSource(names = { "MENDED", "FAITHFUL" })
	void aLocalizerOverNoDisc(final Behaviour behaviour)
		throws SpinepsException
	{
		final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(5), 5, Map.of(4, 5),
			true);
		final LabelVolume localizer = LabelVolume.zeros(Grid.of(new int[] { 9, 9,
			9 }, new double[] { 1, 1, 1 }, AxisCodes.RAS));
		localizer.array()[4] = 92;
		final ChainResult result = run(spine.first(), spine.second(),
			LabellingHints.NONE.with(Optional.of(localizer)), behaviour);
		assertThat(result.warnings()).anyMatch(text -> text.startsWith(
			"No disc of the localizer lies over a disc of the scan"));
		assertThat(result.labelling().discs().get(4).number()).isEqualTo(100);
	}
}
