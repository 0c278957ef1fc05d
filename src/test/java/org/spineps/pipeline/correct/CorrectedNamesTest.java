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
package org.spineps.pipeline.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineps.pipeline.correct.CorrectedSpine.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.naming.Renaming;
import org.spineps.result.LevelProbability;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.LabelStatistics;

/** What corrected vertebrae are called. */
class CorrectedNamesTest {

	private static SpineSegmentation before(final boolean sacrum) {
		return CorrectedSpine.result(CorrectedSpine.phantom(CorrectedSpine.grids()
			.findFirst().orElseThrow(), sacrum), sacrum);
	}

	private static SpineSegmentation without(final SpineSegmentation result,
		final int row) throws SpinepsException
	{
		return CorrectedResult.of(result, InstanceRemoval.of(SpineMasks.of(result),
			result.vertebrae().get(row)));
	}

	/** The result as a naming network would have named it. */
	private static SpineSegmentation predicted(final SpineSegmentation result,
		final double... probability)
	{
		final List<VertebraName> names = new ArrayList<>();
		for (int n = 0; n < probability.length; n++) {
			final SpineInstance one = result.vertebrae().get(n);
			names.add(new VertebraName(one.label(), one.name(), Naming.PREDICTED, List
				.of(new LevelProbability(Level.named(one.name()).orElseThrow(),
					probability[n]))));
		}
		final List<SpineInstance> found = result.found().stream().map(
			one -> new SpineInstance(one.kind(), one.label(), one.name(), one
				.kind() == SpineInstance.Kind.VERTEBRA ? Naming.PREDICTED : one.naming(),
				one.confidence())).toList();
		return new SpineSegmentation(result.semantic(), result.instances(), found,
			result.warnings(), result.provenance(), result.evidence(),
			new VertebraNumbering(names, List.of()));
	}

	@Test
	void fromTheSacrumIsCountedAgain() throws SpinepsException {
		assertThat(names(before(true))).containsExactly("L1", "L2", "L3", "L4",
			"L5");
		final SpineSegmentation fewer = without(before(true), 0);
		assertThat(names(fewer)).containsExactly("L2", "L3", "L4", "L5");
		assertThat(fewer.vertebrae()).allMatch(one -> one
			.naming() == Naming.ASSUMED);
	}

	@Test
	void unknownLevelsAreCountedFromTheTop() throws SpinepsException {
		assertThat(names(without(before(false), 2))).containsExactly("V1", "V2",
			"V3", "V4");
	}

	@Test
	void namesGivenByHandStay() throws SpinepsException {
		final SpineSegmentation named = Renaming.apply(before(false), List.of(
			NameAnchor.parse("V4=T12")));
		assertThat(names(named)).containsExactly("T9", "T10", "T11", "T12", "L1");
		final SpineSegmentation fewer = without(named, 1);
		assertThat(names(fewer)).containsExactly("T10", "T11", "T12", "L1");
		assertThat(fewer.vertebrae().get(2).naming()).isEqualTo(Naming.CERTAIN);
		assertThat(names(without(named, 3))).as(
			"without it the lowest that is known").containsExactly("T10", "T11",
				"T12", "L1");
	}

	@Test
	void theSurestNameOfANetworkIsCountedFrom() throws SpinepsException {
		final SpineSegmentation network = predicted(Renaming.apply(before(false),
			List.of(NameAnchor.parse("V1=T11"))), 0.5, 0.97, 0.6, 0.7, 0.8);
		assertThat(names(network)).containsExactly("T11", "T12", "L1", "L2", "L3");
		final SpineSegmentation fewer = without(network, 3);
		assertThat(names(fewer)).containsExactly("T11", "T12", "L1", "L2");
		assertThat(fewer.vertebrae()).allMatch(one -> one
			.naming() == Naming.ASSUMED && Double.isNaN(one.nameConfidence()));
		assertThat(fewer.warnings()).contains(
			"After the correction the names are counted from T12.");
	}

	@Test
	void theSameVertebraeKeepWhatWasSaidOfThem() throws SpinepsException {
		final SpineSegmentation network = predicted(Renaming.apply(before(false),
			List.of(NameAnchor.parse("V1=T11"))), 0.5, 0.97, 0.6, 0.7, 0.8);
		final SpineMasks masks = SpineMasks.of(network).copy();
		final int label = network.vertebrae().get(1).label();
		for (int v = 0, left = 40; left > 0; v++)
			if (masks.instances().array()[v] == label) {
				masks.instances().array()[v] = 0;
				left--;
			}
		final SpineSegmentation painted = CorrectedResult.of(network,
			new Correction(masks, "erased"));
		assertThat(names(painted)).isEqualTo(names(network));
		assertThat(painted.vertebrae().get(0).nameConfidence()).isEqualTo(0.5);
		assertThat(painted.vertebrae().get(1).nameConfidence()).isNaN();
		assertThat(painted.vertebrae().get(1).naming()).isEqualTo(
			Naming.PREDICTED);
	}

	@Test
	void aResultOfThePipelineSaysBoth() throws SpinepsException {
		final SpineSegmentation first = without(before(true), 0);
		final SpineSegmentation computed = new SpineSegmentation(first.semantic(),
			first.instances(), first.found(), List.of("New."), new Provenance("1",
				List.of(new Provenance.ModelUse("instance", "x", "def")), "gpu", Map.of(
					"a", "b"), Map.of("s", 1.0)));
		final SpineSegmentation noted = CorrectedResult.noted(first, computed);
		assertThat(CorrectedResult.note(noted)).contains(
			"L1 deleted");
		assertThat(noted.provenance().models()).extracting(
			Provenance.ModelUse::role).containsExactly("semantic", "instance");
		assertThat(noted.warnings()).hasSize(2);
		assertThat(CorrectedResult.note(before(true))).isEmpty();
	}

	@Test
	void unchangedLabelsHaveTheSameVoxels() throws SpinepsException {
		final SpineSegmentation before = before(true);
		final SpineSegmentation after = without(before, 4);
		final Map<Integer, Integer> same = UnchangedLabels.of(before.instances(),
			after.instances());
		for (final int label : LabelStatistics.of(after.instances()).labels()) {
			int match = 0;
			for (final int old : LabelStatistics.of(before.instances()).labels())
				if (CorrectedSpine.dice(before.instances(), old, after.instances(),
					label) == 1) match = old;
			assertThat(same.getOrDefault(label, 0)).as("label " + label).isEqualTo(
				match);
		}
	}
}
