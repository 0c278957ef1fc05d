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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.pipeline.semantic.SemanticCleanup;
import org.spineps.pipeline.semantic.SemanticCleanupOptions;
import org.spineps.progress.Progress;
import org.spineps.testing.Fixtures;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** The phase on masks of real scans, with a network that knows the answer. */
class RealMasksTest {

	private static LabelVolume read(final String name)
		throws SpinepsException
	{
		return Fixtures.volume("/masks/" + name + ".nii.gz").labels();
	}

	private static LabelVolume vertebrae(final LabelVolume instances) {
		final LabelVolume result = instances.copy();
		for (int v = 0; v < result.array().length; v++)
			if (!Level.isVertebra(result.array()[v])) result.array()[v] = 0;
		return result;
	}

	/** Coarser than the published one, so that tests are quick. */
	private static final CutoutFormat FORMAT = CutoutFormat.spanning(
		new double[] { 1.2, 1.2, 3 }, new double[] { 160, 200, 106 }, 8);

	@ParameterizedTest
	@CsvSource({ "lumbar, 2, 0, 0.999", "block, 5, 0, 0.999",
		"ct-block, 21, 0, 0.996", "lumbar, 2, 0.2, 0.99", "block, 5, 0.2, 0.99",
		"ct-block, 21, 0.2, 0.99" })
	void comeOutAsTheReference(final String name, final int first,
		final double noise, final double agreement) throws IOException,
		SpinepsException
	{
		final LabelVolume semantic = read(name + "-semantic");
		final LabelVolume reference = read(name + "-instances");
		final InstanceResult result = new InstancePhase(new PhantomNetwork(
			vertebrae(reference), 1, 0, noise, 0), FORMAT, ChosenRules.of(InstanceOptions.DEFAULTS))
				.run(semantic, Progress.NONE);
		assertThat(result.warnings()).isEmpty();
		final LabelVolume named = result.instances();
		Relabel.inPlace(named, IntStream.rangeClosed(0, result.count()).map(
			label -> label == 0 ? 0 : label + first - 1).toArray());
		final LabelVolume complete = DerivedLabels.add(named, result.semantic(),
			ChosenRules.of(InstanceOptions.DEFAULTS));
		long same = 0;
		long all = 0;
		for (int v = 0; v < complete.array().length; v++) {
			if (complete.array()[v] == 0 && reference.array()[v] == 0) continue;
			all++;
			if (complete.array()[v] == reference.array()[v]) same++;
		}
		assertThat((double) same / all).isGreaterThanOrEqualTo(agreement);
	}

	@Test
	void endplatesAreDividedWithoutRest() throws IOException, SpinepsException {
		final LabelVolume semantic = read("lumbar-semantic");
		final LabelStatistics before = LabelStatistics.of(semantic);
		final LabelStatistics after = LabelStatistics.of(EndplateDivision.divide(
			semantic, read("lumbar-instances")));
		assertThat(after.count(52) + after.count(53)).isEqualTo(before.count(62));
		assertThat(after.count(52)).isBetween(6000L, 9000L);
		assertThat(after.has(62)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "lumbar, 23", "block, 0", "ct-block, 21" })
	void cleanupHardlyChangesGoodMasks(final String name, final int most)
		throws IOException, SpinepsException
	{
		final LabelVolume semantic = read(name + "-semantic");
		final LabelVolume clean = new SemanticCleanup(
			SemanticCleanupOptions.DEFAULTS).clean(semantic);
		int changed = 0;
		for (int v = 0; v < clean.array().length; v++)
			if (clean.array()[v] != semantic.array()[v]) changed++;
		assertThat(changed).isLessThanOrEqualTo(most);
	}
}
