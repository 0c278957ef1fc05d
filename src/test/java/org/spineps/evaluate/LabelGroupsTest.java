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
package org.spineps.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemePart.Kind;

class LabelGroupsTest {

	@TempDir
	private Path folder;

	private Path write(final String json) throws IOException {
		return Files.writeString(folder.resolve("groups.json"), json);
	}

	private static LabelGroup group(final LabelGroups groups,
		final String name)
	{
		return groups.groups().stream().filter(group -> group.name().equals(name))
			.findFirst().orElseThrow();
	}

	@ParameterizedTest
	@EnumSource
	void everySchemeHasGroupsForAllItsLabels(final LabelScheme scheme) {
		final LabelGroups groups = LabelGroups.named(scheme.key()).orElseThrow();
		final TreeSet<Integer> covered = new TreeSet<>();
		groups.groups().forEach(group -> covered.addAll(group.labels()));
		final TreeSet<Integer> known = new TreeSet<>(scheme.parts().keySet());
		known.removeIf(label -> scheme.part(label).orElseThrow()
			.kind() == Kind.COCCYX);
		assertThat(covered).containsAll(known);
	}

	@Test
	void spineps() {
		final LabelGroups groups = LabelGroups.of(LabelScheme.SPINEPS);
		assertThat(group(groups, "vertebra").labels()).contains(1, 25, 28)
			.doesNotContain(26);
		assertThat(group(groups, "disc").labels()).contains(101, 125, 128);
		assertThat(group(groups, "sacrum").single()).isTrue();
		final LabelGroup costal = group(groups, "costal processes");
		assertThat(costal.labels()).containsExactly(43, 44);
		assertThat(costal.merge()).isTrue();
		assertThat(group(groups, "spinal canal with cord").labels())
			.containsExactly(60, 61);
	}

	@Test
	void unknownLevelsAreVertebraeAndNoStructures() {
		final LabelGroups usual = LabelGroups.of(LabelScheme.SPINEPS);
		assertThat(group(usual, "vertebra").labels()).contains(31, 40)
			.doesNotContain(41, 53);
		assertThat(usual.forLabels(List.of(26, 41, 49, 60, 100))).isEqualTo(usual);
		final LabelGroups unknown = usual.forLabels(List.of(41, 142));
		assertThat(group(unknown, "vertebra").labels()).contains(1, 28, 31, 41, 53,
			55);
		assertThat(group(unknown, "disc").labels()).contains(131, 155);
		assertThat(unknown.groups().stream().filter(one -> one.contains(41)))
			.hasSize(1);
	}

	@Test
	void totalSpineSegAndSpider() {
		final LabelGroups tss = LabelGroups.of(LabelScheme.TOTALSPINESEG);
		assertThat(group(tss, "disc").labels()).contains(63, 96, 100);
		assertThat(group(tss, "spinal canal with cord").labels()).containsExactly(1,
			2);
		final LabelGroups spider = LabelGroups.of(LabelScheme.SPIDER);
		assertThat(group(spider, "vertebra").labels()).contains(1, 24, 101);
		assertThat(group(spider, "spinal canal with cord").labels())
			.containsExactly(100);
		assertThat(spider.groups()).hasSize(3);
	}

	@Test
	void readsAFile() throws Exception {
		final LabelGroups groups = LabelGroupsJson.find(write(
			"{\"scheme\":\"spider\",\"groups\":{\"v\":{\"labels\":[\"1-3\",7]}," +
				"\"c\":{\"labels\":[100],\"single\":true,\"merge\":true}}}").toString());
		assertThat(groups.name()).isEqualTo("groups.json");
		assertThat(groups.scheme()).isEqualTo(LabelScheme.SPIDER);
		assertThat(groups.groups()).containsExactly(new LabelGroup("v", new TreeSet<>(
			List.of(1, 2, 3, 7)), false, false), new LabelGroup("c", new TreeSet<>(List
				.of(100)), true, true));
		assertThat(groups.contains(7)).isTrue();
		assertThat(groups.contains(8)).isFalse();
	}

	@Test
	void schemeAndFrameMayBeLeftOut() throws Exception {
		final LabelGroups groups = LabelGroupsJson.read(write(
			"{\"v\":{\"labels\":[1]}}"));
		assertThat(groups.scheme()).isNull();
		assertThat(groups.groups()).hasSize(1);
		assertThat(groups.parts(List.of(1))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{\"groups\":{}}", "{\"v\":3}",
		"{\"v\":{\"labels\":[]}}", "{\"v\":{\"labels\":[0]}}",
		"{\"v\":{\"labels\":[\"5-1\"]}}", "{\"v\":{\"labels\":[70000]}}",
		"{\"v\":{\"labels\":[\"x\"]}}", "{\"v\":{}}",
		"{\"scheme\":\"x\",\"groups\":{\"v\":{\"labels\":[1]}}}" })
	void refusesOtherFiles(final String json) throws IOException {
		final Path file = write(json);
		assertThatThrownBy(() -> LabelGroupsJson.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("groups.json");
	}

	@Test
	void refusesUnknownNames() {
		assertThatThrownBy(() -> LabelGroupsJson.find("nothing")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("totalspineseg");
	}
}
