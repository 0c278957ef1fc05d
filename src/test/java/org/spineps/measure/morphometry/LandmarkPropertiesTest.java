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
package org.spineps.measure.morphometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.assertj.core.data.Offset;
import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.DiscShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;

/** Measures do not depend on where and how a patient lies. */
class LandmarkPropertiesTest {

	private static final Offset<Double> EXACT = within(1e-9);

	@Property(tries = 200)
	void movingAndTurningChangesNothing(
		@ForAll @IntRange(min = 0, max = 6) final int number,
		@ForAll @DoubleRange(min = -3, max = 3) final double pitch,
		@ForAll @DoubleRange(min = -3, max = 3) final double roll,
		@ForAll @DoubleRange(min = -300, max = 300) final double distance)
	{
		final LandmarkCases.Case one = LandmarkCases.all().get(number);
		final Frame frame = BodyPhantom.upright(new Position(distance, -distance / 2,
			distance / 3)).pitched(pitch).rolled(roll).pitched(roll / 2);
		final UnaryOperator<Position> move = p -> frame.origin().plus(frame.right()
			.times(p.right())).plus(frame.anterior().times(p.anterior())).plus(frame
				.up().times(p.superior()));
		final BodyShape upper = one.upper();
		final BodyShape moved = moved(upper, move);
		assertThat(moved.anteriorHeightMm()).isCloseTo(upper.anteriorHeightMm(),
			EXACT);
		assertThat(moved.heightLossPercent(27)).isCloseTo(upper.heightLossPercent(
			27), EXACT);
		assertThat(moved.wedgeDegrees(frame.right())).isCloseTo(upper.wedgeDegrees(
			LandmarkCases.RIGHT), EXACT);
		final DiscShape disc = new DiscShape(upper.inferior(), one.lower()
			.superior(), LandmarkCases.RIGHT);
		final DiscShape other = new DiscShape(moved.inferior(), moved(one.lower(),
			move).superior(), frame.right());
		assertThat(other.heightMm()).isCloseTo(disc.heightMm(), EXACT);
		assertThat(other.slipMm()).isCloseTo(disc.slipMm(), EXACT);
		assertThat(other.degrees()).isCloseTo(disc.degrees(), EXACT);
		assertThat(other.farfanIndex()).isCloseTo(disc.farfanIndex(), EXACT);
	}

	@Property(tries = 100)
	void aSlipAlongTheEndplateLeavesTheHeight(
		@ForAll @DoubleRange(min = -20, max = 20) final double slip)
	{
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		final BodyShape upper = moved(one.upper(), p -> p.plus(new Position(0, slip,
			0)));
		final DiscShape disc = new DiscShape(upper.inferior(), one.lower()
			.superior(), LandmarkCases.RIGHT);
		assertThat(disc.slipMm()).isCloseTo(slip, EXACT);
		assertThat(disc.heightMm()).isCloseTo(10, EXACT);
		assertThat(disc.straightHeightMm()).isCloseTo(Math.hypot(10, slip), EXACT);
	}

	private static BodyShape moved(final BodyShape shape,
		final UnaryOperator<Position> move)
	{
		return new BodyShape(moved(shape.superior(), move), moved(shape.inferior(),
			move));
	}

	private static Endplate moved(final Endplate plate,
		final UnaryOperator<Position> move)
	{
		return new Endplate(move.apply(plate.anterior()), move.apply(plate
			.middle()), move.apply(plate.posterior()));
	}
}
