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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.batch.output.SavedResult;
import org.spineps.measure.followup.Likeness;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;

/**
 * How unlike the spines of different people are: every pair of results in a
 * folder, the argument, which holds one result of each person.
 */
public final class LikenessBenchmark {

	private LikenessBenchmark() {
		// static methods only
	}

	/**
	 * @param args folder of results
	 * @throws SpinepsException if one cannot be read
	 */
	public static void main(final String... args) throws SpinepsException {
		final Path folder = Path.of(args[0]);
		final List<SpineMeasures> all = new ArrayList<>();
		for (final String name : SavedResult.names(folder))
			all.add(SpineMeasures.of(SavedResult.read(folder, name), null, Cutoffs
				.standard()));
		final List<Double> differences = new ArrayList<>();
		for (int n = 0; n < all.size(); n++)
			for (int m = 0; m < n; m++)
				differences.add(Likeness.of(all.get(n), all.get(m)).difference());
		differences.removeIf(value -> value.isNaN());
		differences.sort(null);
		System.out.println(all.size() + " people, " + differences.size() + " pairs");
		for (final double part : new double[] { 0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75,
			0.95, 1 })
			System.out.println(String.format(Locale.ROOT, "%3.0f %% below %.3f", 100 *
				part, differences.get((int) Math.round(part * (differences.size() - 1)))));
		for (final double limit : new double[] { Likeness.DOUBTFUL, Likeness.UNLIKELY })
			System.out.println(String.format(Locale.ROOT, "above %.3f: %.0f %%", limit,
				100.0 * differences.stream().filter(value -> value > limit).count() /
					differences.size()));
	}
}
