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
package org.spineps.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineps.evaluate.statistics.Wilcoxon.Alternative;
import org.spineps.evaluate.statistics.Wilcoxon.Method;
import org.spineps.evaluate.statistics.Wilcoxon.ZeroMethod;
import org.spineps.testing.Fixtures;

class WilcoxonTest {

	@TestFactory
	Stream<DynamicTest> agreesWithSciPy() {
		return Fixtures.read("panoptica/16_wilcoxon.json").getAsJsonObject()
			.getAsJsonArray("cases").asList().stream().map(
				JsonElement::getAsJsonObject).flatMap(data -> data.getAsJsonArray(
					"results").asList().stream().map(
						JsonElement::getAsJsonObject).map(expected -> DynamicTest
							.dynamicTest(name(data, expected), () -> check(data,
								expected))));
	}

	private static String name(final JsonObject data, final JsonObject expected) {
		return String.join(" ", data.get("name").getAsString(), expected.get(
			"zero_method").getAsString(), expected.get("alternative").getAsString(),
			expected.get("method").getAsString(), expected.get("correction")
				.getAsString());
	}

	private static void check(final JsonObject data, final JsonObject expected) {
		final WilcoxonResult result = Wilcoxon.test(Fixtures.doubles(data.get(
			"a")), Fixtures.doubles(data.get("b")), ZeroMethod.valueOf(expected.get(
				"zero_method").getAsString().toUpperCase()), Alternative.valueOf(
					expected.get("alternative").getAsString().toUpperCase().replace('-',
						'_')), method(expected.get("method").getAsString()), expected.get(
							"correction").getAsBoolean());
		assertThat(result.statistic()).isCloseTo(expected.get("statistic")
			.getAsDouble(), within(1e-9));
		final double p = expected.get("pvalue").getAsDouble();
		assertThat(result.pValue()).isCloseTo(p, within(1e-9 * p));
		if (!expected.get("zstatistic").isJsonNull()) assertThat(result.z())
			.isCloseTo(expected.get("zstatistic").getAsDouble(), within(1e-9));
		assertThat(result.method()).isNotEqualTo(Method.AUTO);
	}

	private static Method method(final String name) {
		return switch (name) {
			case "auto" -> Method.AUTO;
			case "exact" -> Method.EXACT;
			case "asymptotic" -> Method.NORMAL;
			default -> throw new IllegalArgumentException(name);
		};
	}

	/** Permutations counted one by one. */
	@Property(tries = 200)
	void permutationsAgreeWithCounting(
		@ForAll("differences") final List<Integer> differences,
		@ForAll final ZeroMethod zeroMethod)
	{
		final double[] zero = new double[differences.size()];
		final double[] d = differences.stream().mapToDouble(x -> x).toArray();
		final WilcoxonResult result = Wilcoxon.test(d, zero, zeroMethod,
			Alternative.GREATER, Method.PERMUTATION, false);
		int extreme = 0;
		for (int signs = 0; signs < 1 << d.length; signs++) {
			final double[] flipped = d.clone();
			for (int i = 0; i < d.length; i++)
				if ((signs >> i & 1) == 1) flipped[i] = -flipped[i];
			if (Wilcoxon.test(flipped, zero, zeroMethod, Alternative.GREATER,
				Method.NORMAL, false).positiveRanks() >= result.positiveRanks() -
					1e-9) extreme++;
		}
		assertThat(result.pValue()).isCloseTo(Math.scalb((double) extreme,
			-d.length), within(1e-12));
	}

	@Provide
	Arbitrary<List<Integer>> differences() {
		return Arbitraries.integers().between(-4, 4).list().ofMinSize(1).ofMaxSize(
			8);
	}

	@Property(tries = 200)
	void swappingTheSamplesMirrorsTheResult(
		@ForAll("differences") final List<Integer> differences)
	{
		final double[] zero = new double[differences.size()];
		final double[] d = differences.stream().mapToDouble(x -> x).toArray();
		final WilcoxonResult here = Wilcoxon.test(d, zero);
		final WilcoxonResult there = Wilcoxon.test(zero, d);
		assertThat(there.pValue()).isEqualTo(here.pValue());
		assertThat(there.positiveRanks()).isEqualTo(here.negativeRanks());
		if (!Double.isNaN(here.rankBiserial())) assertThat(there.rankBiserial())
			.isEqualTo(-here.rankBiserial());
	}

	@Test
	void effectSizeIsOneWhenEveryPairAgrees() {
		final double[] low = { 1, 2, 3, 4 };
		final double[] high = { 2, 4, 6, 8 };
		assertThat(Wilcoxon.test(high, low).rankBiserial()).isEqualTo(1);
		assertThat(Wilcoxon.test(low, high).rankBiserial()).isEqualTo(-1);
		assertThat(Wilcoxon.test(low, low).rankBiserial()).isNaN();
	}

	@Test
	void nothingToCompare() {
		final WilcoxonResult empty = Wilcoxon.test(new double[0], new double[0]);
		assertThat(empty.pValue()).isNaN();
		assertThat(empty.rankBiserial()).isNaN();
		final double[] same = { 3, 5 };
		assertThat(Wilcoxon.test(same, same).pValue()).isEqualTo(1);
	}

	@Test
	void refusesWhatCannotBePaired() {
		assertThatThrownBy(() -> Wilcoxon.test(new double[1], new double[2]))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> Wilcoxon.test(new double[] {
			Double.POSITIVE_INFINITY }, new double[1])).isInstanceOf(
				IllegalArgumentException.class);
	}
}
