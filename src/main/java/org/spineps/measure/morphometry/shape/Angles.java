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

/** Angles between lines of two vertebrae, in a plane common to both. */
public final class Angles {

	private Angles() {
		// static methods only
	}

	/**
	 * The sagittal Cobb angle.
	 *
	 * @param upper direction of the upper line, from anterior to posterior
	 * @param lower direction of the lower line, from anterior to posterior
	 * @param right to the patient's right: the axis of the angle
	 * @return degrees, -180..180; positive if the lines converge to posterior
	 *         (lordosis)
	 */
	public static double sagittalDegrees(final Position upper, final Position lower,
		final Position right)
	{
		return signedDegrees(lower, upper, right.unit());
	}

	/**
	 * The coronal Cobb angle.
	 *
	 * @param upper direction of the upper line, from left to right
	 * @param lower direction of the lower line, from left to right
	 * @param anterior the axis of the angle
	 * @return degrees, -180..180; positive if the lines converge to the patient's
	 *         right
	 */
	public static double coronalDegrees(final Position upper, final Position lower,
		final Position anterior)
	{
		return signedDegrees(lower, upper, anterior.unit());
	}

	/** From one line to the other, counterclockwise about the axis. */
	private static double signedDegrees(final Position from, final Position to,
		final Position axis)
	{
		final Position a = from.without(axis);
		final Position b = to.without(axis);
		return Math.toDegrees(Math.atan2(a.cross(b).dot(axis), a.dot(b)));
	}
}
