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
package org.spineps.benchmark;

import java.util.Objects;

/**
 * One figure of the benchmark.
 *
 * @param part what it was measured on
 * @param figure what was measured, e.g. "disc, Dice"
 * @param value the mean over the cases; NaN if it was not measured
 * @param cases number of scans or masks behind it; 0 if the data are absent
 * @param synthetic the same figure on generated scans that no network has seen;
 *          NaN if there is none
 * @param good what is good
 * @param aim what is aimed at
 */
public record BenchmarkRow(BenchmarkPart part, String figure, double value,
	int cases, double synthetic, double good, double aim)
{

	/** How a value compares with what is wanted. */
	public enum Verdict {
			NOT_RUN("not run"), BELOW("below"), GOOD("good"), AIM("aim");

		private final String text;

		Verdict(final String text) {
			this.text = text;
		}

		/** @return the word for the table */
		public String text() {
			return text;
		}
	}

	/** Checks that nothing is missing. */
	public BenchmarkRow {
		Objects.requireNonNull(part);
		Objects.requireNonNull(figure);
	}

	/** @return how the value compares; smaller is better where the aim is */
	public Verdict verdict() {
		if (Double.isNaN(value)) return Verdict.NOT_RUN;
		final double sign = aim < good ? -1 : 1;
		if (sign * value >= sign * aim) return Verdict.AIM;
		return sign * value >= sign * good ? Verdict.GOOD : Verdict.BELOW;
	}
}
