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

import java.util.function.ToDoubleFunction;

/**
 * What findings are made of. The key of each is its name in the table of the
 * networks' known errors.
 */
public enum GradedMeasure {

		/** Anterior height, lost, percent. */
		WEDGE("wedge", "percent", row -> lost(row.body(), row.body()
			.anteriorHeightMm())),
		/** Middle height, lost, percent. */
		BICONCAVITY("biconcavity", "percent", row -> lost(row.body(), row.body()
			.middleHeightMm())),
		/** Posterior height, lost, percent. */
		CRUSH("crush", "percent", row -> lost(row.body(), row.body()
			.posteriorHeightMm())),
		/** Height of the disc over that of the bodies. */
		DISC_HEIGHT_INDEX("disc height index", "", row -> row.disc()
			.heightIndex()),
		/** Slip on the next vertebra, millimetres. */
		SLIP("slip", "mm", row -> row.disc().slipMm()),
		/** Least diameter of the canal, millimetres. */
		CANAL_AP("canal diameter", "mm", row -> row.canal().leastApMm()),
		/** Least area of the canal, square millimetres. */
		CANAL_AREA("canal area", "mm2", row -> row.canal().leastAreaMm2()),
		/** Diameter over width of the cord. */
		CORD_RATIO("cord ratio", "", row -> row.canal().cordRatio()),
		/** Angle between the ends of several vertebrae; not of one level. */
		CORONAL_COBB("coronal Cobb", "deg", row -> Double.NaN);

	private static final double PERCENT = 100;

	private final String key;
	private final String unit;
	private final ToDoubleFunction<LevelMeasures> value;

	GradedMeasure(final String key, final String unit,
		final ToDoubleFunction<LevelMeasures> value)
	{
		this.key = key;
		this.unit = unit;
		this.value = value;
	}

	/** @return its name in tables */
	public String key() {
		return key;
	}

	/** @return its unit; empty for a ratio */
	public String unit() {
		return unit;
	}

	/**
	 * @param row a level
	 * @return its value; NaN if undefined
	 */
	public double of(final LevelMeasures row) {
		return value.applyAsDouble(row);
	}

	/** Loss of one height, of which the largest is a whole. */
	private static double lost(final BodyMeasures body, final double heightMm) {
		return PERCENT * (1 - heightMm / body.wholeHeightMm());
	}
}
