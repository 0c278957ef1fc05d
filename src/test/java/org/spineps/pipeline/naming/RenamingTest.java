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
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;

class RenamingTest {

	private static final SpineSegmentation BEFORE = OpenImages.segmentation(
		OpenImages.SPINE.complete().grid());

	private static SpineSegmentation renamed(final String... anchors)
		throws SpinepsException
	{
		final List<NameAnchor> parsed = new ArrayList<>();
		for (final String anchor : anchors)
			parsed.add(NameAnchor.parse(anchor));
		return Renaming.apply(BEFORE, parsed);
	}

	private static List<String> names(final SpineSegmentation result) {
		return result.vertebrae().stream().map(SpineInstance::name).toList();
	}

	@Test
	void theOthersFollowTheOneThatIsNamed() throws SpinepsException {
		assertThat(names(BEFORE)).containsExactly("V1", "V2", "V3");
		final SpineSegmentation after = renamed("V3=L5");
		assertThat(names(after)).containsExactly("L3", "L4", "L5");
		assertThat(after.vertebrae()).extracting(SpineInstance::naming)
			.containsExactly(Naming.ASSUMED, Naming.ASSUMED, Naming.CERTAIN);
		assertThat(after.find(Kind.DISC, Level.DISC_OFFSET + Level.L4.id())
			.orElseThrow().name()).isEqualTo("disc L4/L5");
		assertThat(names(renamed("V1=T12"))).containsExactly("T12", "L1", "L2");
	}

	@Test
	void voxelsKeepTheirPlaceAndConfidenceItsOwner() throws SpinepsException {
		final SpineSegmentation after = renamed("V2=T13");
		assertThat(names(after)).containsExactly("T12", "T13", "L1");
		final int[] expected = new int[256];
		final List<Integer> labels = List.of(Level.T12.id(), Level.T13.id(), Level.L1
			.id());
		for (int n = 0; n < 3; n++)
			for (final int offset : new int[] { 0, 100, 200 })
				expected[offset + BEFORE.vertebrae().get(n).label()] = offset + labels.get(
					n);
		expected[Level.SACRUM.id()] = Level.SACRUM.id();
		final short[] before = BEFORE.instances().array();
		final short[] now = after.instances().array();
		for (int v = 0; v < now.length; v++)
			assertThat(now[v] & 0xffff).isEqualTo(expected[before[v] & 0xffff]);
		assertThat(after.found()).hasSameSizeAs(BEFORE.found());
		for (int n = 0; n < 3; n++)
			assertThat(after.vertebrae().get(n).confidence()).isEqualTo(BEFORE
				.vertebrae().get(n).confidence());
		assertThat(after.semantic()).isSameAs(BEFORE.semantic());
	}

	@Test
	void aSecondNameReplacesTheFirst() throws SpinepsException {
		final SpineSegmentation again = Renaming.apply(renamed("V3=L5"), List.of(
			NameAnchor.parse("L5=L4")));
		assertThat(names(again)).containsExactly("L2", "L3", "L4");
	}

	@Test
	void namesThatDoNotFitAreRefused() {
		assertThatThrownBy(() -> renamed("V9=L5")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("no vertebra V9");
		assertThatThrownBy(() -> renamed("V3=C1")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("do not fit");
		assertThatThrownBy(() -> renamed("V1=L5", "V3=L1")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("do not fit");
	}
}
