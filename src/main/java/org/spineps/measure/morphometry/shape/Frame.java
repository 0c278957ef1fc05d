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

/**
 * The directions of one vertebra: not those of the image, nor those of the
 * scanner. The three directions are unit vectors at right angles, and
 * right × anterior = up. Immutable.
 *
 * @param origin the centroid of the body
 * @param right to the patient's right, in the plane of the endplates
 * @param anterior away from the canal, along the bisector of the endplates
 * @param up to the head, at right angles to that bisector
 */
public record Frame(Position origin, Position right, Position anterior,
	Position up)
{

	/**
	 * @param origin any place
	 * @param up a direction that is kept
	 * @param anterior a direction that is made perpendicular to it
	 * @return the frame
	 */
	public static Frame of(final Position origin, final Position up,
		final Position anterior)
	{
		final Position u = up.unit();
		final Position a = anterior.without(u).unit();
		return new Frame(origin, a.cross(u), a, u);
	}

	/** @return from anterior to posterior */
	public Position posterior() {
		return anterior.times(-1);
	}

	/**
	 * @param newOrigin any place
	 * @return the same directions from there
	 */
	public Frame at(final Position newOrigin) {
		return new Frame(newOrigin, right, anterior, up);
	}

	/**
	 * @param posteriorMm millimetres to posterior
	 * @param upMm millimetres upwards
	 * @return a place in the mid-sagittal plane
	 */
	public Position sagittal(final double posteriorMm, final double upMm) {
		return origin.minus(anterior.times(posteriorMm)).plus(up.times(upMm));
	}

	/**
	 * Turns in the sagittal plane.
	 *
	 * @param radians how far the posterior end of the frame rises
	 * @return the frame turned about its right axis
	 */
	public Frame pitched(final double radians) {
		final double cos = Math.cos(radians);
		final double sin = Math.sin(radians);
		return of(origin, up.times(cos).plus(anterior.times(sin)), anterior.times(
			cos).minus(up.times(sin)));
	}

	/**
	 * Turns in the coronal plane.
	 *
	 * @param radians how far the right end of the frame rises
	 * @return the frame turned about its anterior axis
	 */
	public Frame rolled(final double radians) {
		final double cos = Math.cos(radians);
		final double sin = Math.sin(radians);
		return of(origin, up.times(cos).minus(right.times(sin)), anterior);
	}

	/**
	 * Turns about the up axis.
	 *
	 * @param radians how far the right end of the frame goes to posterior
	 * @return the turned frame
	 */
	Frame yawed(final double radians) {
		final double cos = Math.cos(radians);
		final double sin = Math.sin(radians);
		return of(origin, up, anterior.times(cos).plus(right.times(sin)));
	}
}
