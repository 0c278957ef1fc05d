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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class SacrumAnchorTest {

	private static SpinePhantom phantom(final String codes, final int tilt,
		final boolean sacrum)
	{
		final Grid grid = SpinePhantom.grid(new int[] { 120, 200, 40 },
			new double[] { 1, 1, 2.5 }, new AxisCodes(codes), tilt);
		return SpinePhantom.create(grid, 4, sacrum);
	}

	@ParameterizedTest
	@CsvSource({ "PIR, 0", "LAS, 12", "SRA, -15" })
	void aSacrumBelowTheLowestVertebraIsAnAnchor(final String codes,
		final int tilt)
	{
		final SpinePhantom phantom = phantom(codes, tilt, true);
		assertThat(SacrumAnchor.isBelow(phantom.semantic(), phantom.instances(),
			4)).isTrue();
	}

	/** Networks for CT divide the sacrum. */
	@ParameterizedTest
	@CsvSource({ "PIR, 0", "LAS, 12" })
	void aSacrumInPartsIsAnAnchor(final String codes, final int tilt) {
		final SpinePhantom phantom = phantom(codes, tilt, true);
		final LabelVolume parts = phantom.semantic().copy();
		for (int v = 0; v < parts.array().length; v++)
			if (parts.array()[v] == 26) parts.array()[v] = (short) (70 + v % 5);
		assertThat(SacrumAnchor.isBelow(parts, phantom.instances(), 4)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "PIR, 0", "LAS, 12" })
	void aMissedVertebraBetweenIsSeen(final String codes, final int tilt) {
		final SpinePhantom phantom = phantom(codes, tilt, true);
		final LabelVolume missed = phantom.instances().copy();
		for (int v = 0; v < missed.array().length; v++)
			if (missed.array()[v] == 4) missed.array()[v] = 0;
		assertThat(SacrumAnchor.isBelow(phantom.semantic(), missed, 3)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "PIR, 0", "LAS, 12" })
	void noSacrumNoAnchor(final String codes, final int tilt) {
		final SpinePhantom phantom = phantom(codes, tilt, false);
		assertThat(SacrumAnchor.isBelow(phantom.semantic(), phantom.instances(),
			4)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "PIR", "RAS" })
	void aSacrumAboveIsNone(final String codes) {
		final SpinePhantom phantom = phantom(codes, 0, true);
		final LabelVolume top = phantom.semantic().copy();
		// The sacrum's label on the topmost vertebra, far above the lowest.
		for (int v = 0; v < top.array().length; v++)
			top.array()[v] = (short) (phantom.instances().array()[v] == 3 ? 26
				: top.array()[v] == 26 ? 0 : top.array()[v]);
		assertThat(SacrumAnchor.isBelow(top, phantom.instances(), 4)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "PIR", "RAS" })
	void aFewVoxelsAreNoAnchor(final String codes) {
		final SpinePhantom phantom = phantom(codes, 0, true);
		final LabelVolume few = phantom.semantic().copy();
		int kept = 0;
		for (int v = 0; v < few.array().length; v++)
			if (few.array()[v] == 26 && kept++ * few.grid()
				.voxelVolume() > 1500) few.array()[v] = 0;
		assertThat(SacrumAnchor.isBelow(few, phantom.instances(), 4)).isFalse();
	}
}
