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
 * A place in the patient, or a direction, in millimetres to the right, to
 * anterior and to superior (NIfTI's RAS). Immutable.
 *
 * @param right millimetres to the patient's right
 * @param anterior millimetres to anterior
 * @param superior millimetres to superior
 */
public record Position(double right, double anterior, double superior) {

	/**
	 * @param ras three coordinates
	 * @return the same as a position
	 */
	public static Position of(final double[] ras) {
		return new Position(ras[0], ras[1], ras[2]);
	}

	/** @return the three coordinates, a new array */
	public double[] toArray() {
		return new double[] { right, anterior, superior };
	}

	/**
	 * @param other to be added
	 * @return the sum
	 */
	public Position plus(final Position other) {
		return new Position(right + other.right, anterior + other.anterior,
			superior + other.superior);
	}

	/**
	 * @param other to be subtracted
	 * @return the way from there to here
	 */
	public Position minus(final Position other) {
		return new Position(right - other.right, anterior - other.anterior,
			superior - other.superior);
	}

	/**
	 * @param factor any number
	 * @return every coordinate times that number
	 */
	public Position times(final double factor) {
		return new Position(right * factor, anterior * factor, superior * factor);
	}

	/**
	 * @param other a direction
	 * @return the inner product
	 */
	public double dot(final Position other) {
		return right * other.right + anterior * other.anterior + superior *
			other.superior;
	}

	/**
	 * @param other a direction
	 * @return the outer product: right × anterior = superior
	 */
	public Position cross(final Position other) {
		return new Position(anterior * other.superior - superior * other.anterior,
			superior * other.right - right * other.superior, right *
				other.anterior - anterior * other.right);
	}

	/** @return the length in millimetres */
	public double length() {
		return Math.sqrt(dot(this));
	}

	/**
	 * @param other a place
	 * @return millimetres between the two
	 */
	public double distance(final Position other) {
		return minus(other).length();
	}

	/** @return the direction with length 1; three times NaN if it has none */
	public Position unit() {
		return times(1 / length());
	}

	/**
	 * @param axis a direction of length 1
	 * @return what is left without the part along that axis
	 */
	public Position without(final Position axis) {
		return minus(axis.times(dot(axis)));
	}

	/**
	 * @param other a place
	 * @return the place halfway
	 */
	public Position middle(final Position other) {
		return plus(other).times(0.5);
	}

	/** @return whether all coordinates are numbers */
	boolean isFinite() {
		return Double.isFinite(right + anterior + superior);
	}
}
