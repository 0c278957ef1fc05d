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
package org.spineps.pipeline.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.result.LevelProbability;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;
import org.spineps.testing.OpenImages;
import org.spineps.volume.LabelVolume;

/** What speaks against a name. */
class NameDoubtsTest {

	/** Three vertebrae as a network named them. */
	private static SpineSegmentation predicted(final double sure,
		final Level... levels)
	{
		final SpineSegmentation found = OpenImages.segmentation(OpenImages.SPINE
			.semantic().grid());
		final List<SpineInstance> named = new ArrayList<>();
		final List<VertebraName> names = new ArrayList<>();
		final Map<Integer, Integer> labels = new HashMap<>();
		for (int n = 0; n < levels.length; n++) {
			labels.put(n + 1, levels[n].id());
			named.add(new SpineInstance(Kind.VERTEBRA, levels[n].id(), levels[n]
				.label(), Naming.PREDICTED, 0.9, sure));
			names.add(new VertebraName(levels[n].id(), levels[n].label(),
				Naming.PREDICTED, List.of(new LevelProbability(levels[n], sure))));
		}
		final LabelVolume instances = found.instances().copy();
		for (int v = 0; v < instances.array().length; v++)
			instances.array()[v] = labels.getOrDefault((int) instances.array()[v],
				0).shortValue();
		return new SpineSegmentation(found.semantic().copy(), instances, named, List
			.of(), found.provenance(), Map.of(), new VertebraNumbering(names, List
				.of()));
	}

	private static List<String> doubts(final SpineSegmentation before,
		final String name) throws SpinepsException
	{
		return NameDoubts.of(before, Renaming.apply(before, List.of(NameAnchor.parse(
			name))));
	}

	@Test
	void aSureNetworkIsContradicted() throws SpinepsException {
		assertThat(doubts(predicted(0.95, Level.L2, Level.L3, Level.L4),
			"L4=L5")).containsExactly("the network of names is 95 % sure of L2, which " +
				"would be L3", "the network of names is 95 % sure of L3, which would be L4");
		assertThat(doubts(predicted(0.6, Level.L2, Level.L3, Level.L4), "L4=L5"))
			.isEmpty();
	}

	@Test
	void theDensAndTheSacrumTellTheirLevel() throws SpinepsException {
		final SpineSegmentation neck = predicted(0.5, Level.C1, Level.C2, Level.C3);
		for (int v = 0; v < neck.semantic().array().length; v++) {
			if (neck.semantic().array()[v] == Structure.SACRUM.id()) neck.semantic()
				.array()[v] = 0;
			if (neck.instances().array()[v] == Level.C2.id()) neck.semantic()
				.array()[v] = (short) Structure.DENS.id();
		}
		assertThat(doubts(neck, "C3=C3")).isEmpty();
		assertThat(doubts(neck, "C3=C4")).containsExactly(
			"C2 has the dens, but would be C3");
		final SpineSegmentation low = predicted(0.5, Level.L3, Level.L4, Level.L5);
		assertThat(doubts(low, "L5=L4")).isEmpty();
		assertThat(doubts(low, "L5=L6")).isEmpty();
		assertThat(doubts(low, "L5=L2")).containsExactly(
			"the sacrum is right below L5, which would be L2");
		assertThatThrownBy(() -> NameDoubts.require(low, Renaming.apply(low, List.of(
			NameAnchor.parse("L5=L2"))))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("T12 to L2");
	}
}
