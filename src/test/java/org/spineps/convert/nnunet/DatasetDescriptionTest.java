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
package org.spineps.convert.nnunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.testing.Fixtures;

/** Labels and regions against nnU-Net's own label manager. */
class DatasetDescriptionTest {

	@TempDir
	private Path folder;

	@Test
	void labelsAndRegionsOfTheOriginal() throws Exception {
		int cases = 0;
		for (final JsonElement element : Fixtures.read("nnunet/labels.json")
			.getAsJsonArray())
		{
			final JsonObject expected = element.getAsJsonObject();
			final JsonObject dataset = new JsonObject();
			final JsonObject channels = new JsonObject();
			channels.addProperty("0", "CT");
			dataset.add("modality", channels);
			dataset.add("labels", expected.get("labels"));
			dataset.add("regions_class_order", expected.get("regions_class_order"));
			final DatasetDescription found = read(dataset.toString());
			assertThat(found.hasRegions()).isEqualTo(expected.get("has_regions")
				.getAsBoolean());
			assertThat(found.heads()).hasSize(expected.get("num_heads").getAsInt());
			assertThat(found.foregroundLabels()).isEqualTo(ints(expected.get(
				"foreground_labels")));
			assertThat(found.allLabels()).isEqualTo(ints(expected.get(
				"all_labels")));
			if (found.hasRegions()) assertThat(found.heads()).extracting(
				DatasetDescription.Head::label).isEqualTo(ints(expected.get(
					"regions_class_order")));
			cases++;
		}
		assertThat(cases).isGreaterThanOrEqualTo(3);
	}

	@Test
	void namesOfTheHeads() throws Exception {
		final DatasetDescription found = read("""
			{"channel_names": {"0": "MRI", "1": "noNorm"}, "labels":
			{"background": 0, "bone": [1], "disc": 2, "ignore": 3}}""");
		assertThat(found.channelNames()).containsExactly("MRI", "noNorm");
		assertThat(found.heads()).containsExactly(new DatasetDescription.Head(
			"background", 0), new DatasetDescription.Head("bone", 1),
			new DatasetDescription.Head("disc", 2));
		assertThat(found.ignore()).contains(3);
		assertThat(found.fileEnding()).isEqualTo(".nii.gz");
	}

	@Test
	void descriptionsThatContradictThemselves() {
		assertRefused("{\"labels\": {\"background\": 0}}", "modality");
		assertRefused("{\"channel_names\": {}, \"labels\": {\"background\": 0}}",
			"channel_names");
		assertRefused(
			"{\"channel_names\": {\"1\": \"x\"}, \"labels\": {\"background\": 0}}",
			"channel_names.0");
		assertRefused(channels("{\"background\": 0, \"a\": 2}"), "1 is missing");
		assertRefused(channels("{\"background\": 0, \"a\": 1.5}"), "labels.a");
		assertRefused(channels("{\"background\": 0, \"a\": -1}"), "labels.a");
		assertRefused(channels("{\"background\": 0, \"a\": []}"), "labels.a");
		assertRefused(channels("{\"background\": 0, \"a\": 1e30}"), "labels.a");
		assertRefused(channels("{\"a\": 1}"), "background");
		assertRefused(channels("{\"background\": 0, \"a\": [1, 2], \"b\": 2}"),
			"regions_class_order");
		assertRefused("[]", "not an object");
		assertRefused("", "JSON");
	}

	private static String channels(final String labels) {
		return "{\"channel_names\": {\"0\": \"CT\"}, \"labels\": " + labels + "}";
	}

	private void assertRefused(final String json, final String reason) {
		assertThatThrownBy(() -> read(json)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("dataset.json").hasMessageContaining(reason);
	}

	private DatasetDescription read(final String json) throws Exception {
		return DatasetDescription.read(Files.writeString(folder.resolve(
			"dataset.json"), json));
	}

	private static List<Integer> ints(final JsonElement list) {
		return list.getAsJsonArray().asList().stream().map(JsonElement::getAsInt)
			.toList();
	}
}
