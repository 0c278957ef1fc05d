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
package org.spineps.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.anatomy.Structure;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** A phantom that lies otherwise than its grid says. */
class OrientationCheckTest {

	private static final Grid GRID = SpinePhantom.grid(new int[] { 60, 80, 14 },
		new double[] { 2, 2, 5 }, AxisCodes.PIR, 0);
	private static final SpinePhantom SPINE = SpinePhantom.create(GRID, 3, true);

	/** @return labels that lie as truth says, on a grid that says otherwise */
	private static LabelVolume shown(final LabelVolume labels,
		final String truth, final String said)
	{
		final LabelVolume turned = Reorient.to(labels, new AxisCodes(truth));
		return turned.on(Grid.of(turned.grid().size(), turned.grid().spacing(),
			new AxisCodes(said)));
	}

	private static Optional<AxisContradiction> check(final String truth,
		final String said)
	{
		return OrientationCheck.contradiction(shown(SPINE.semantic(), truth, said),
			shown(SPINE.instances(), truth, said));
	}

	@ParameterizedTest
	@CsvSource({ "PIR", "AIR", "PSL", "LPS", "LIP", "SAR" })
	void whatLiesAsIsSaidIsNotContradicted(final String codes) {
		assertThat(check(codes, codes)).isEmpty();
	}

	/** Right but for left and right, which are not asked. */
	@ParameterizedTest
	@CsvSource({ "AIR, PIR, AIR, in front of", "PSR, PIR, PSR, above",
		"ASR, PIR, ASR, ", "PIR, AIR, PIR, in front of", "LPI, LPS, LPI, above",
		"LAS, LPS, LAS, in front of", "PIR, LIP, PIR, beside",
		"AIL, LIP, AIR, beside" })
	void theAxesThatFitAreNamed(final String truth, final String said,
		final String offered, final String reason)
	{
		final AxisContradiction odd = check(truth, said).orElseThrow();
		assertThat(odd.right()).isIn(new AxisCodes(offered), new AxisCodes(offered)
			.mirrored('R'));
		if (reason != null) assertThat(odd.reason()).contains(reason).doesNotContain(
			"header");
	}

	@Test
	void leftAndRightCannotBeTold() {
		assertThat(check("PIL", "PIR")).isEmpty();
	}

	/** Three vertebrae whose arches leave the body where it is said, nothing else. */
	private static LabelVolume[] blocks(final int pedicle) {
		final Grid grid = Grid.of(new int[] { 30, 60, 9 }, new double[] { 1, 1, 2 },
			AxisCodes.PIR);
		final LabelVolume semantic = LabelVolume.zeros(grid);
		final LabelVolume instances = LabelVolume.zeros(grid);
		for (int vertebra = 0; vertebra < 3; vertebra++)
			for (int k = 0; k < 9; k++)
				for (int j = 0; j < 16; j++)
					for (int i = 0; i < 20; i++) {
						final int y = vertebra * 20 + j;
						final boolean arch = i >= 12 && Math.abs(j - pedicle) < 4 && (k < 3 ||
							k > 5);
						if (i >= 12 && !arch) continue;
						semantic.array()[grid.index(i, y, k)] = (short) (arch
							? Structure.ARCH.id() : Structure.CORPUS.id());
						instances.array()[grid.index(i, y, k)] = (short) (vertebra + 1);
					}
		return new LabelVolume[] { semantic, instances };
	}

	@Test
	void pediclesTellTopFromBottom() {
		final LabelVolume[] upright = blocks(4);
		assertThat(PedicleHeight.aboveMiddleMm(upright[0], upright[1])).isEqualTo(
			3.5, within(1e-9));
		assertThat(OrientationCheck.contradiction(upright[0], upright[1]))
			.isEmpty();
		final LabelVolume[] turned = blocks(11);
		assertThat(PedicleHeight.aboveMiddleMm(turned[0], turned[1])).isEqualTo(
			-3.5, within(1e-9));
		final AxisContradiction odd = OrientationCheck.contradiction(turned[0],
			turned[1]).orElseThrow();
		assertThat(odd.right()).isEqualTo(new AxisCodes("PSR"));
		assertThat(odd.reason()).contains("lower halves");
	}

	@Test
	void fewPediclesSayNothing() {
		final LabelVolume[] upright = blocks(11);
		for (int v = 0; v < upright[1].array().length; v++)
			if (upright[1].array()[v] == 3) upright[1].array()[v] = 0;
		assertThat(PedicleHeight.aboveMiddleMm(upright[0], upright[1])).isNaN();
	}
}
