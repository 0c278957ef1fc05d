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
