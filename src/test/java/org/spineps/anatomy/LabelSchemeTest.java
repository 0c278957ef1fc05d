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
package org.spineps.anatomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.anatomy.LabelSchemePart.Kind;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class LabelSchemeTest {

	/** A volume that holds the labels once each, in order. */
	private static LabelVolume of(final int... labels) {
		final LabelVolume volume = LabelVolume.zeros(Grid.of(new int[] {
			labels.length, 1, 1 }, new double[] { 1, 2, 3 }, AxisCodes.PIR));
		for (int i = 0; i < labels.length; i++)
			volume.array()[i] = (short) labels[i];
		return volume;
	}

	private static int[] convert(final LabelScheme from, final LabelScheme to,
		final int... labels)
	{
		final short[] result = LabelSchemeConversion.convert(of(labels), from, to)
			.labels().array();
		final int[] values = new int[result.length];
		for (int i = 0; i < values.length; i++)
			values[i] = result[i] & 0xffff;
		return values;
	}

	@ParameterizedTest
	@CsvSource({ "SPINEPS,1,C1", "SPINEPS,19,T12", "SPINEPS,28,T13",
		"SPINEPS,25,L6", "SPINEPS,26,sacrum", "SPINEPS,119,disc T12",
		"SPINEPS,224,endplate L5",
		"SPINEPS,31,V1", "SPINEPS,55,V25", "SPINEPS,130,disc over V1",
		"SPINEPS,131,disc V1", "SPINEPS,255,endplate V25", "SPINEPS,60,spinal cord",
		"SPINEPS_SEMANTIC,42,spinous process", "SPINEPS_SEMANTIC,100,disc",
		"TOTALSPINESEG,1,spinal cord", "TOTALSPINESEG,2,spinal canal",
		"TOTALSPINESEG,11,C1", "TOTALSPINESEG,17,C7", "TOTALSPINESEG,21,T1",
		"TOTALSPINESEG,32,T12", "TOTALSPINESEG,41,L1", "TOTALSPINESEG,46,L6",
		"TOTALSPINESEG,50,sacrum", "TOTALSPINESEG,63,disc C2",
		"TOTALSPINESEG,67,disc C6", "TOTALSPINESEG,71,disc C7",
		"TOTALSPINESEG,72,disc T1", "TOTALSPINESEG,82,disc T11",
		"TOTALSPINESEG,91,disc T12", "TOTALSPINESEG,95,disc L4",
		"TOTALSPINESEG,100,disc L5", "SPIDER,1,L5", "SPIDER,5,L1", "SPIDER,6,T12",
		"SPIDER,17,T1", "SPIDER,18,C7", "SPIDER,24,C1", "SPIDER,107,T11 (partial)",
		"SPIDER,100,spinal canal with cord", "SPIDER,201,disc L5",
		"SPIDER,206,disc T12", "SPIDER,223,disc C2", "VERSE,27,coccyx",
		"VERSE,28,T13", "TOTALSEGMENTATOR,27,L5", "TOTALSEGMENTATOR,31,L1",
		"TOTALSEGMENTATOR,32,T12", "TOTALSEGMENTATOR,43,T1",
		"TOTALSEGMENTATOR,44,C7", "TOTALSEGMENTATOR,50,C1",
		"TOTALSEGMENTATOR,79,spinal cord", "TOTALSEGMENTATOR_MR,20,disc",
		"TOTALSEGMENTATOR_VERTEBRAE_MR,2,L5", "TOTALSEGMENTATOR_VERTEBRAE_MR,25,C1" })
	void numbers(final LabelScheme scheme, final int label, final String name) {
		assertThat(scheme.part(label).map(LabelSchemePart::name)).contains(name);
	}

	@ParameterizedTest
	@EnumSource
	void isFoundByItsKey(final LabelScheme scheme) {
		assertThat(LabelScheme.of(" " + scheme.key().toUpperCase())).contains(
			scheme);
		assertThat(scheme.parts()).isNotEmpty().doesNotContainKey(0);
		assertThat(LabelScheme.of("nothing")).isEmpty();
	}

	@Test
	void unknownLevelsAreNoAnatomyOfAnotherKind() {
		final List<Integer> ids = IntStream.rangeClosed(1, UnknownLevels.MOST).map(
			n -> UnknownLevels.label(n).orElseThrow()).flatMap(label -> IntStream.of(
				label, 100 + label, 200 + label)).boxed().toList();
		assertThat(ids).allMatch(id -> id > 28 && id <= 255).doesNotHaveDuplicates()
			.allMatch(id -> Level.of(id).isEmpty() && Level.of(id - 100).isEmpty() &&
				Level.of(id - 200).isEmpty());
		assertThat(UnknownLevels.label(UnknownLevels.MOST + 1)).isEmpty();
		assertThat(Level.isVertebra(30)).isFalse();
		assertThat(Level.isVertebra(31)).isTrue();
		assertThat(Level.isVertebra(55)).isTrue();
		assertThat(Level.isVertebra(56)).isFalse();
	}

	@Test
	void unknownLevelsBecomeVertebraeWhereNoneAreNamed() {
		assertThat(convert(LabelScheme.SPINEPS, LabelScheme.TOTALSEGMENTATOR_MR, 31,
			41, 131, 231, 26)).containsExactly(19, 19, 20, 0, 18);
		assertThat(LabelSchemeConversion.convert(of(31, 131), LabelScheme.SPINEPS,
			LabelScheme.VERSE).summary()).contains("without counterpart: 31");
		assertThat(LabelScheme.SPINEPS.partsOf(List.of(41, 49, 100))).isEmpty();
		assertThat(LabelScheme.SPINEPS.partsOf(List.of(41, 49, 131)).keySet())
			.containsExactly(41, 49, 131);
	}

	static Stream<LabelScheme> levelled() {
		return Stream.of(LabelScheme.TOTALSPINESEG, LabelScheme.SPIDER,
			LabelScheme.VERSE, LabelScheme.TOTALSEGMENTATOR,
			LabelScheme.TOTALSEGMENTATOR_VERTEBRAE_MR);
	}

	/** C1 to L5 are in every scheme and come back as they went. */
	@ParameterizedTest
	@MethodSource("levelled")
	void vertebraeComeBack(final LabelScheme scheme) {
		final int[] labels = Stream.of(Level.values()).filter(
			level -> level != Level.T13 && level != Level.L6 &&
				level != Level.SACRUM).mapToInt(Level::id).toArray();
		final int[] there = convert(LabelScheme.SPINEPS, scheme, labels);
		assertThat(there).doesNotContain(0).doesNotHaveDuplicates();
		assertThat(convert(scheme, LabelScheme.SPINEPS, there)).isEqualTo(labels);
	}

	@Test
	void wholeSpineToTotalSpineSegAndBack() {
		final int[] spineps = { 60, 61, 2, 102, 7, 107, 8, 108, 19, 119, 20, 23,
			123, 24, 124, 26 };
		final int[] expected = { 1, 2, 12, 63, 17, 71, 21, 72, 32, 91, 41, 44, 95,
			45, 100, 50 };
		assertThat(convert(LabelScheme.SPINEPS, LabelScheme.TOTALSPINESEG, spineps))
			.containsExactly(expected);
		assertThat(convert(LabelScheme.TOTALSPINESEG, LabelScheme.SPINEPS,
			expected)).containsExactly(spineps);
	}

	/** The disc above the sacrum is 100 there with four, five and six vertebrae. */
	@ParameterizedTest
	@CsvSource({ "'23,123,26','44,100,50'", "'24,124,26','45,100,50'",
		"'24,124,25,125,26','45,96,46,100,50'", "'124,125','96,100'",
		"'123,24,124','95,45,100'", "'23,123','44,95'" })
	void lumbosacralDisc(final String spineps, final String expected) {
		final int[] here = numbers(spineps);
		final int[] there = numbers(expected);
		final LabelSchemeConversion conversion = LabelSchemeConversion.convert(of(
			here), LabelScheme.SPINEPS, LabelScheme.TOTALSPINESEG);
		assertThat(conversion.inexact()).isEmpty();
		assertThat(convert(LabelScheme.SPINEPS, LabelScheme.TOTALSPINESEG, here))
			.containsExactly(there);
		assertThat(convert(LabelScheme.TOTALSPINESEG, LabelScheme.SPINEPS, there))
			.containsExactly(here);
	}

	private static int[] numbers(final String list) {
		return Stream.of(list.split(",")).mapToInt(Integer::parseInt).toArray();
	}

	@Test
	void spiderCountsFromBelow() {
		assertThat(convert(LabelScheme.SPIDER, LabelScheme.SPINEPS, 1, 2, 201, 5,
			205, 106, 100)).containsExactly(24, 23, 124, 20, 120, 19, 61);
		assertThat(convert(LabelScheme.TOTALSPINESEG, LabelScheme.SPIDER, 1, 2, 45,
			100, 44, 95)).containsExactly(100, 100, 1, 201, 2, 202);
	}

	@Test
	void widensWhereTheTargetHasNoWord() {
		final LabelSchemeConversion conversion = LabelSchemeConversion.convert(of(
			49, 42, 60, 61, 100, 26), LabelScheme.SPINEPS_SEMANTIC,
			LabelScheme.TOTALSEGMENTATOR_MR);
		assertThat(conversion.map()).containsExactly(entry(26, 18), entry(42, 19),
			entry(49, 19), entry(60, 21), entry(100, 20));
		assertThat(conversion.inexact()).containsOnlyKeys(42, 49).containsEntry(42,
			"spinous process as vertebra");
		assertThat(conversion.unknown()).containsExactly(entry(61, 1L));
	}

	@Test
	void listsWhatIsLost() {
		final LabelVolume source = of(5, 224, 224, 999, 61);
		final LabelSchemeConversion conversion = LabelSchemeConversion.convert(
			source, LabelScheme.SPINEPS, LabelScheme.VERSE);
		assertThat(conversion.unknown()).containsExactly(entry(61, 1L), entry(224,
			2L), entry(999, 1L));
		assertThat(conversion.labels().array()).containsExactly(5, 0, 0, 0, 0);
		assertThat(conversion.summary()).contains("224 (2 voxels)");
		assertThat(source.array()).containsExactly(5, 224, 224, 999, 61);
		assertThat(LabelSchemeConversion.convert(of(0, 0), LabelScheme.SPINEPS,
			LabelScheme.SPIDER).summary()).isEmpty();
	}

	@Test
	void partialVertebraeStayPartialOnlyInSpider() {
		final LabelSchemeConversion conversion = LabelSchemeConversion.convert(of(6,
			106), LabelScheme.SPIDER, LabelScheme.VERSE);
		assertThat(conversion.labels().array()).containsExactly(19, 19);
		assertThat(conversion.inexact()).containsExactly(entry(106,
			"T12 (partial) as T12"));
		assertThat(convert(LabelScheme.SPIDER, LabelScheme.SPIDER, 6, 106))
			.containsExactly(6, 106);
	}

	@Test
	void thirteenthRibHasNoNumberElsewhere() {
		assertThat(LabelSchemeConversion.convert(of(28, 128),
			LabelScheme.SPINEPS, LabelScheme.TOTALSPINESEG).unknown())
			.containsOnlyKeys(28, 128);
		assertThat(LabelScheme.SPINEPS.label(LabelSchemePart.of(Kind.VERTEBRA,
			Level.T13), List.of())).contains(28);
	}
}
