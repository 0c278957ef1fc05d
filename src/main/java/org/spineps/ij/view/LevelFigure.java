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
package org.spineps.ij.view;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.spineps.measure.morphometry.LevelMeasures;

/** A measure of a level that the panel lists and colours by. */
enum LevelFigure {

		/** Front of the body. */
		ANTERIOR_HEIGHT("Height anterior (mm)", 1, row -> row.body()
			.anteriorHeightMm()),
		/** Middle of the body. */
		MIDDLE_HEIGHT("Height middle (mm)", 1, row -> row.body().middleHeightMm()),
		/** Back of the body. */
		POSTERIOR_HEIGHT("Height posterior (mm)", 1, row -> row.body()
			.posteriorHeightMm()),
		/** The disc under the level. */
		DISC_HEIGHT("Disc height (mm)", 1, row -> row.disc().heightMm()),
		/** Of the level on the one below, positive to the front. */
		SLIP("Slip (mm)", 1, row -> row.disc().slipMm()),
		/** Front to back, where the canal is narrowest. */
		CANAL("Canal AP least (mm)", 1, row -> row.canal().leastApMm()),
		/** Mean probability of the outline. */
		CONFIDENCE("Sure of outline", 2, row -> row.instance().confidence());

	private final String label;
	private final int decimals;
	private final ToDoubleFunction<LevelMeasures> value;

	LevelFigure(final String label, final int decimals,
		final ToDoubleFunction<LevelMeasures> value)
	{
		this.label = label;
		this.decimals = decimals;
		this.value = value;
	}

	/** @return what it is, with its unit */
	String label() {
		return label;
	}

	/**
	 * @param row a level
	 * @return the number, NaN if unknown
	 */
	double of(final LevelMeasures row) {
		return value.applyAsDouble(row);
	}

	/**
	 * @param number a value of it
	 * @return the number for people; blank if unknown
	 */
	String text(final double number) {
		return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%." + decimals +
			"f", number);
	}

	@Override
	public String toString() {
		return label;
	}
}
