package org.spineps.pipeline.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

class SemanticCleanupTest {

	private static SpinePhantom phantom(final String codes) {
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 120, 260, 40 },
			new double[] { 1, 1, 2.2 }, new AxisCodes(codes), 7), 6, true);
	}

	private static LabelVolume clean(final LabelVolume mask,
		final SemanticCleanupOptions options)
	{
		return new SemanticCleanup(options).clean(mask);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PIR", "LAS", "SRA" })
	void aSpineStaysAndDirtGoes(final String codes) {
		final LabelVolume spine = phantom(codes).semantic();
		final LabelVolume once = clean(spine, SemanticCleanupOptions.DEFAULTS);
		final LabelVolume dirty = spine.copy();
		final Grid grid = spine.grid();
		for (int n = 0; n < 3; n++)
			dirty.array()[grid.index(n, 1, 1)] = 49;
		assertThat(clean(dirty, SemanticCleanupOptions.DEFAULTS).array()).isEqualTo(
			once.array());
		final LabelStatistics before = LabelStatistics.of(spine);
		final LabelStatistics after = LabelStatistics.of(once);
		for (final int label : before.labels())
			assertThat(after.count(label)).as("label " + label).isGreaterThan(
				(long) (0.95 * before.count(label)));
		assertThat(spine.array()).isEqualTo(phantom(codes).semantic().array());
	}

	@Test
	void aSpineInTwoPiecesStays() {
		final SpinePhantom phantom = phantom("LAS");
		final LabelVolume gap = phantom.semantic().copy();
		final Grid grid = gap.grid();
		for (int v = 0; v < gap.array().length; v++) {
			final int slice = v / (grid.size(0) * grid.size(1));
			if (slice >= 100 && slice < 125) gap.array()[v] = 0;
		}
		final SemanticCleanupOptions boxOnly = new SemanticCleanupOptions(false, 0,
			true, 3, true, 0.1, false, false, 64, 0);
		assertThat(clean(gap, boxOnly).array()).isEqualTo(gap.array());
		assertThat(LabelStatistics.of(clean(gap, SemanticCleanupOptions.ORIGINAL))
			.count(49)).isLessThan(LabelStatistics.of(gap).count(49) * 3 / 4);
	}

	@Test
	void specksOfSacrumAreDeleted() {
		final LabelVolume mask = phantom("LAS").semantic().copy();
		final int whole = (int) LabelStatistics.of(mask).count(26);
		final Grid grid = mask.grid();
		int specks = 0;
		for (int k = grid.size(2) - 6; k < grid.size(2) - 3; k++) {
			mask.array()[grid.index(30, 30, k)] = 26;
			specks++;
		}
		assertThat(LabelStatistics.of(clean(mask, new SemanticCleanupOptions(false,
			0, false, 0, false, 0, false, false, 64, 500))).count(26)).isEqualTo(
				whole);
		assertThat(LabelStatistics.of(clean(mask, new SemanticCleanupOptions(false,
			0, false, 0, false, 0, false, false, 64, 0))).count(26)).isEqualTo(whole +
				specks);
	}

	@Test
	void nothingStaysNothing() {
		final LabelVolume empty = LabelVolume.zeros(phantom("PIR").semantic()
			.grid());
		assertThat(clean(empty, SemanticCleanupOptions.DEFAULTS).array())
			.containsOnly(0);
	}

	@Test
	void farBelowTheCanalOnlyTheSacrumStays() {
		final Grid grid = Grid.of(new int[] { 10, 300, 10 }, new double[] { 1, 1,
			1 }, AxisCodes.PIR);
		final LabelVolume mask = LabelVolume.zeros(grid);
		for (int j = 100; j < 290; j++)
			mask.array()[grid.index(4, j, 5)] = (short) (j < 120 ? 61 : j < 250 ? 49
				: 26);
		final LabelVolume result = clean(mask, new SemanticCleanupOptions(false, 0,
			false, 0, false, 0, false, true, 64, 0));
		final LabelStatistics statistics = LabelStatistics.of(result);
		assertThat(statistics.count(61)).isEqualTo(20);
		assertThat(statistics.count(49)).isEqualTo(64);
		assertThat(statistics.count(26)).isEqualTo(40);
	}
}
