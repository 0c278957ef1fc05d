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
package org.spineps.pipeline.totalspineseg.level;

import com.google.gson.JsonObject;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.TssFixtures;
import org.spineps.testing.Fixtures;
import org.spineps.volume.Box;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The levels of TotalSpineSeg 20260807, and the curve that they are found with. */
class LevelFixturesTest {

	private static final double SMALL = 1e-6;

	@ParameterizedTest
	@MethodSource
	void levels(final JsonObject test) throws SpinepsException {
		final LabelVolume labels = input(test);
		assertThat(TssFixtures.crc(labels)).isEqualTo(test.getAsJsonObject("input")
			.get("crc32").getAsString());
		if (test.has("expect_error")) {
			assertThatThrownBy(() -> DiscLevels.of(labels,
				LevelNumbering.CONSECUTIVE)).isInstanceOf(SpinepsException.class);
			return;
		}
		final LabelVolume result = DiscLevels.of(labels, LevelNumbering.CONSECUTIVE)
			.volume();
		final Map<Integer, List<Integer>> expected = new TreeMap<>();
		test.getAsJsonObject("expect_points").entrySet().forEach(one -> expected.put(
			Integer.valueOf(one.getKey()), Arrays.stream(Fixtures.ints(one
				.getValue())).boxed().toList()));
		assertThat(points(result)).isEqualTo(expected);
		// Fresh draws do not tell the curve, which nothing outside the original sees.
		if (test.has("centerline_x")) compareCurve(test, CanalCurve.of(labels,
			new int[3], 1, 2));
	}

	private static Map<Integer, List<Integer>> points(final LabelVolume levels) {
		final Map<Integer, List<Integer>> points = new TreeMap<>();
		final LabelStatistics statistics = LabelStatistics.of(levels);
		for (final int label : statistics.labels()) {
			final Box box = statistics.box(label);
			assertThat(box.voxels()).isEqualTo(1);
			points.put(label, List.of(box.min(0), box.min(1), box.min(2)));
		}
		return points;
	}

	private static LabelVolume input(final JsonObject test) {
		if (test.has("boxes")) return TssFixtures.painted(test);
		return TssFixtures.unpacked(Fixtures.ints(test.getAsJsonObject("input").get(
			"rle")), TssFixtures.grid(test));
	}

	private static void compareCurve(final JsonObject test,
		final CanalCurve curve)
	{
		final double[] x = Fixtures.doubles(test.get("centerline_x"));
		final double[] y = Fixtures.doubles(test.get("centerline_y"));
		final double[] z = Fixtures.doubles(test.get("centerline_z"));
		assertThat(curve.count()).isEqualTo(x.length);
		for (int n = 0; n < x.length; n++)
			assertThat(curve.point(n)).containsExactly(new double[] { x[n], y[n],
				z[n] }, within(SMALL));
	}

	static Stream<Arguments> levels() {
		return TssFixtures.cases("extract_levels");
	}

	@ParameterizedTest
	@MethodSource
	void splines(final JsonObject test) {
		final double[] at = Fixtures.doubles(test.get("xref"));
		final Spline spline = SmoothingSpline.fit(Fixtures.doubles(test.get("x")),
			Fixtures.doubles(test.get("y")), test.get("s").getAsDouble(), test.get(
				"degree").getAsInt());
		assertThat(spline.knots()).containsExactly(Fixtures.doubles(test.get(
			"knots")));
		assertThat(spline.coefficients()).containsExactly(Fixtures.doubles(test.get(
			"coeffs")), within(SMALL));
		assertThat(spline.residual()).isCloseTo(test.get("fp").getAsDouble(),
			within(SMALL));
		final double[] fit = Fixtures.doubles(test.get("fit"));
		for (int n = 0; n < at.length; n++)
			assertThat(spline.at(at[n])).isCloseTo(fit[n], within(SMALL));
	}

	static Stream<Arguments> splines() {
		return TssFixtures.cases("bspline");
	}
}
