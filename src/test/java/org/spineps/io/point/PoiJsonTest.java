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
package org.spineps.io.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.io.point.PointsOfInterest.Point;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/** Points of interest for SPINEPS and TPTBox, and from them. */
class PoiJsonTest {

	private static final Grid OBLIQUE = new Grid(new int[] { 68, 52, 67 },
		new double[][] { { 0.1, -0.2, 1.4, -20 }, { -1.45, 0.1, 0.1, 30.5 }, { 0.1,
			-1.48, 0.12, 77.25 } });

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(PoiJson.Keys.class)
	void pointsComeBackAsTheyWere(final PoiJson.Keys keys)
		throws SpinepsException
	{
		final List<Point> points = List.of(new Point(5, 50, 26.33, 1.76, 33.3),
			new Point(19, 50, 1.1234567, -2, 3), new Point(26, 50, 20.9047238,
				48.9895917, 32.4125967), new Point(28, 100, 0, 0, 1));
		final Path file = folder.resolve("a_ctd.json");
		PoiJson.write(file, PointsOfInterest.on(OBLIQUE, List.of(points.get(3),
			points.get(1), points.get(0), points.get(2))), keys, Map.of("source",
				"here", "format", "not this"));
		final PointsOfInterest read = PoiJson.read(file);
		assertThat(read.points()).isEqualTo(points);
		assertThat(read.axisCodes().letters()).isEqualTo("PIR");
		assertThat(read.grid().orElseThrow().agreesWith(OBLIQUE)).isTrue();
		assertThat(read.find(26, 50)).contains(points.get(2));
		assertThat(read.find(26, 100)).isEmpty();
	}

	@Test
	void theFileLooksAsSpinepsWritesIt() throws SpinepsException, IOException {
		final Path file = folder.resolve("a_ctd.json");
		PoiJson.write(file, PointsOfInterest.on(Grid.of(new int[] { 4, 5, 6 },
			new double[] { 1.5, 1.5, 1.5 }, AxisCodes.PIR), List.of(new Point(5, 50,
				26.33, 1.76, 33.3))), PoiJson.Keys.NUMBERS, Map.of("source",
					"MRI Segmentation Pipeline"));
		final String text = Files.readString(file);
		assertThat(text).startsWith("[\n    {\n        \"direction\": [");
		assertThat(text.replaceAll("\\s+", "")).isEqualTo("[{\"direction\":" +
			"[\"P\",\"I\",\"R\"],\"zoom\":[1.5,1.5,1.5],\"origin\":[0.0,0.0,0.0]," +
			"\"rotation\":[[0.0,0.0,1.0],[-1.0,0.0,0.0],[0.0,-1.0,0.0]]," +
			"\"shape\":[4,5,6],\"format\":\"POI\",\"level_one_info\":\"Any\"," +
			"\"level_two_info\":\"Any\",\"source\":\"MRISegmentationPipeline\"}," +
			"{\"5\":{\"50\":[26.33,1.76,33.3]}}]");
		PoiJson.write(file, PoiJson.read(file), PoiJson.Keys.NAMES, Map.of());
		assertThat(Files.readString(file).replaceAll("\\s+", "")).contains(
			"{\"C5\":{\"Vertebra_Corpus\":[26.33,1.76,33.3]}}");
	}

	@Test
	void olderFilesAreRead() throws SpinepsException, IOException {
		final Path names = folder.resolve("names.json");
		Files.writeString(names, "[{\"direction\":[\"P\",\"I\",\"R\"]},{\"L1\":" +
			"{\"50\":[1,2,3],\"Spinosus_Process\":[4,5,6],\"Something\":[7,8,9]}," +
			"\"S1\":{\"50\":[7,8,9]}, \"nobody\":{\"50\":[7,8,9]}}]");
		final PointsOfInterest read = PoiJson.read(names);
		assertThat(read.grid()).isEmpty();
		assertThat(read.points()).containsExactly(new Point(20, 42, 4, 5, 6),
			new Point(20, 50, 1, 2, 3), new Point(26, 50, 7, 8, 9));

		final Path verse = folder.resolve("verse.json");
		Files.writeString(verse, "[{\"direction\":[\"L\",\"A\",\"S\"]},{\"label\":" +
			"20,\"X\":1.5,\"Y\":2,\"Z\":3},{\"label\":10772,\"X\":4,\"Y\":5,\"Z\":" +
			"6},{\"label\":21,\"X\":\"NaN\",\"Y\":5,\"Z\":6}]");
		assertThat(PoiJson.read(verse).points()).containsExactly(new Point(20, 42,
			4, 5, 6), new Point(20, 50, 1.5, 2, 3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "[{}]", "3", "null",
		"[{\"direction\":[\"P\",\"I\"]},{}]", "[{\"direction\":\"PIR\"},{}]",
		"[{\"direction\":[\"P\",\"I\",\"R\"]},{\"5\":{\"50\":[1,2]}}]",
		"[{\"direction\":[\"P\",\"I\",\"R\"]},{\"5\":{\"50\":[1,2,\"x\"]}}]",
		"[{\"direction\":[\"P\",\"I\",\"R\"]},{\"5\":[1,2,3]}]",
		"[{\"coordinate_system\":\"nib\",\"format\":\"POI_GLOBAL\"},{}]",
		"[{\"direction\":[\"P\",\"I\",\"R\"],\"zoom\":[0,1,1],\"origin\":" +
			"[0,0,0],\"rotation\":[[1,0,0],[0,1,0],[0,0,1]],\"shape\":[4,4,4]},{}]" })
	void otherJsonIsRefused(final String text) throws IOException {
		final Path file = folder.resolve("other.json");
		Files.writeString(file, text);
		assertThatThrownBy(() -> PoiJson.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("other.json");
	}

	@Test
	void pointsNowhereAreABug() {
		assertThatThrownBy(() -> new Point(1, 50, Double.NaN, 0, 0)).isInstanceOf(
			IllegalArgumentException.class);
	}
}
