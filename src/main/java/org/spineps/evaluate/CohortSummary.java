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
package org.spineps.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.InstanceScore.Status;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Statistic;

/**
 * Sums the scores of many cases up. A case in which a quantity is undefined (the
 * group is in neither mask) or infinite (a distance where nothing was matched)
 * has no part in mean and deviation, and is counted.
 */
public final class CohortSummary {

	private CohortSummary() {
		// static methods only
	}

	/** A group of all cases, or a region of it. */
	record Part(String group, Region region) {}

	/**
	 * @param cases scores of one system, all with the same groups
	 * @return a row for each quantity of each group, and of each of its regions if
	 *         there are several, in the order of the groups; groups without any
	 *         instance are left out
	 */
	public static List<SummaryRow> of(final List<CaseScore> cases) {
		final List<SummaryRow> rows = new ArrayList<>();
		for (final Part part : parts(cases))
			for (final Quantity quantity : Quantity.values()) {
				if (quantity.isGlobal() && part.region() != Region.WHOLE) continue;
				rows.add(new SummaryRow(part.group(), part.region(), quantity, Statistic
					.of(cases.stream().mapToDouble(score -> value(score, part, quantity))
						.toArray()), quantity.metric().map(metric -> pooled(cases, part,
							metric)).orElse(null)));
			}
		return rows;
	}

	/**
	 * Groups that have an instance in some case, and their regions; a group that
	 * lies in a single region is not listed a second time under its name.
	 */
	static Set<Part> parts(final List<CaseScore> cases) {
		final Set<Part> result = new LinkedHashSet<>();
		final Set<String> groups = new LinkedHashSet<>();
		cases.forEach(score -> score.groups().forEach(g -> groups.add(g.group())));
		for (final String group : groups) {
			final List<Part> parts = Arrays.stream(Region.values()).filter(
				region -> cases.stream().anyMatch(score -> score.group(group, region)
					.filter(g -> !g.isEmpty()).isPresent())).map(region -> new Part(group,
						region)).toList();
			result.addAll(parts.size() == 2 ? parts.subList(0, 1) : parts);
		}
		return result;
	}

	/** A quantity of one case; NaN if the case does not have it. */
	static double value(final CaseScore score, final Part part,
		final Quantity quantity)
	{
		return score.group(part.group(), part.region()).map(
			(Function<GroupScore, Double>) quantity::of).orElse(Double.NaN);
	}

	private static Statistic pooled(final List<CaseScore> cases,
		final Part part, final Metric metric)
	{
		return Statistic.of(cases.stream().flatMap(score -> score.group(part
			.group(), part.region()).stream()).flatMap(group -> group.instances()
				.stream()).filter(instance -> instance.status() == Status.FOUND)
			.mapToDouble(instance -> instance.value(metric)).toArray());
	}
}
