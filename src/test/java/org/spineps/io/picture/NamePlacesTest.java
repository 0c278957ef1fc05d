package org.spineps.io.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

/** Names never cover each other and stay near their bodies. */
class NamePlacesTest {

	@Property(tries = 300)
	void rowsAreApartInOrderAndInside(
		@ForAll @Size(max = 26) final @DoubleRange(min = -50,
			max = 900) double[] wanted)
	{
		Arrays.sort(wanted);
		final double[] rows = NamePlaces.spread(wanted, 20, 10, 690);
		assertThat(rows).hasSameSizeAs(wanted);
		for (int i = 0; i < rows.length; i++) {
			assertThat(rows[i]).isBetween(10 - 1e-9, 690 + 1e-9);
			if (i > 0) assertThat(rows[i] - rows[i - 1]).isGreaterThan(20 - 1e-9);
		}
	}

	@Test
	void rowsWithRoomStayWhereTheyAre() {
		assertThat(NamePlaces.spread(new double[] { 30, 60, 95 }, 20, 0, 200))
			.containsExactly(30, 60, 95);
		assertThat(NamePlaces.spread(new double[0], 20, 0, 200)).isEmpty();
	}

	@Test
	void rowsThatCollideShareTheMove() {
		final double[] rows = NamePlaces.spread(new double[] { 100, 110, 150 }, 20,
			0, 300);
		assertThat(rows[0]).isCloseTo(95, within(1e-9));
		assertThat(rows[1]).isCloseTo(115, within(1e-9));
		assertThat(rows[2]).isCloseTo(150, within(1e-9));
	}
}
