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
package org.spineps.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.spineps.volume.LabelVolume;

class FixturesTest {

	@Test
	void firstAxisBecomesTheFastest() {
		final JsonElement array = JsonParser.parseString(
			"{\"shape\":[2,1,3],\"dtype\":\"float32\",\"data\":[0,1,2,3,4,5]}");
		assertThat(Fixtures.values(array)).containsExactly(0, 3, 1, 4, 2, 5);
		final JsonElement zoom = JsonParser.parseString("[1,2,3]");
		final LabelVolume labels = Fixtures.labels(array, zoom, "PIR");
		assertThat(labels.array()[labels.grid().index(1, 0, 2)]).isEqualTo(
			(short) 5);
		assertThat(labels.grid().spacing()).containsExactly(1, 2, 3);
		assertThat(labels.grid().axisCodes().letters()).isEqualTo("PIR");
	}

	@Test
	void compressedBuffersAreDecoded() {
		final JsonObject rescale = Fixtures.read("spineps/rescale.json")
			.getAsJsonArray().get(0).getAsJsonObject();
		assertThat(Fixtures.shape(rescale.get("img"))).containsExactly(15, 14, 16);
		assertThat(Fixtures.values(rescale.get("img"))).hasSize(15 * 14 * 16);
		assertThat(Fixtures.matrix(rescale.get("new_affine"))[0]).containsExactly(
			2.554, 0, 0, 0);
		final JsonObject tiles = Fixtures.read("spineps/sliding_window.json")
			.getAsJsonObject();
		assertThat(tiles.size()).isPositive();
	}

	@Test
	void negativeNumbersAreNotLabels() {
		final JsonElement array = JsonParser.parseString(
			"{\"shape\":[1,1,1],\"dtype\":\"int16\",\"data\":[-1]}");
		final JsonElement zoom = JsonParser.parseString("[1,1,1]");
		assertThatThrownBy(() -> Fixtures.labels(array, zoom, "RAS"))
			.isInstanceOf(IllegalArgumentException.class);
	}
}
