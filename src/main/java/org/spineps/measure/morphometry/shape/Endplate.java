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
package org.spineps.measure.morphometry.shape;

import java.util.Objects;

/**
 * Three landmarks on the endplate of a body, in its mid-sagittal plane.
 *
 * @param anterior where the lines of endplate and anterior wall meet
 * @param middle on the endplate, halfway between the other two
 * @param posterior where the lines of endplate and posterior wall meet
 * @param direction of the straight line through the endplate, from anterior to
 *          posterior, length 1
 */
public record Endplate(Position anterior, Position middle, Position posterior,
	Position direction)
{

	/** Checks that nothing is missing. */
	public Endplate {
		Objects.requireNonNull(anterior);
		Objects.requireNonNull(middle);
		Objects.requireNonNull(posterior);
		Objects.requireNonNull(direction);
	}

	/**
	 * An endplate whose line runs from the first landmark to the last.
	 *
	 * @param anterior at the anterior wall
	 * @param middle on the endplate
	 * @param posterior at the posterior wall
	 */
	public Endplate(final Position anterior, final Position middle,
		final Position posterior)
	{
		this(anterior, middle, posterior, posterior.minus(anterior).unit());
	}

	/** @return millimetres from anterior to posterior */
	public double depthMm() {
		return anterior.distance(posterior);
	}
}
