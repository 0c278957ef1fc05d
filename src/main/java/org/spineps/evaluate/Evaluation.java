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
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One system, or two, judged on a set of cases.
 *
 * @param options how the masks were compared
 * @param system name of the system
 * @param cases its scores, one per case
 * @param otherSystem name of the second system; null without one
 * @param otherCases its scores; empty without one
 * @param notes what was done to the files and what is to be known, one sentence
 *          each
 * @param failures case → why it could not be compared
 */
public record Evaluation(EvaluationOptions options, String system,
	List<CaseScore> cases, String otherSystem, List<CaseScore> otherCases,
	List<String> notes, SortedMap<String, String> failures)
{

	/** Makes lists and map unmodifiable copies. */
	public Evaluation {
		Objects.requireNonNull(options);
		Objects.requireNonNull(system);
		cases = List.copyOf(cases);
		otherCases = List.copyOf(otherCases);
		notes = List.copyOf(notes);
		failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
	}

	/**
	 * @param options how the masks were compared
	 * @param system name of the system
	 * @param cases its scores
	 * @return an evaluation without comparison, notes and failures
	 */
	public static Evaluation of(final EvaluationOptions options,
		final String system, final List<CaseScore> cases)
	{
		return new Evaluation(options, system, cases, null, List.of(), List.of(),
			new TreeMap<>());
	}

	/** @return whether there are two systems */
	public boolean isComparison() {
		return otherSystem != null;
	}

	/** @return the quantities of the system over all cases */
	public List<SummaryRow> summary() {
		return CohortSummary.of(cases);
	}

	/** @return the quantities of the second system; empty without one */
	public List<SummaryRow> otherSummary() {
		return CohortSummary.of(otherCases);
	}

	/** @return first against second system; empty without one */
	public List<ComparisonRow> comparison() {
		return isComparison() ? SystemComparison.of(cases, otherCases) : List.of();
	}

	/**
	 * What a reader must know of the masks: labels that no group covers.
	 *
	 * @return one sentence per system and mask; empty if nothing was left over
	 */
	public List<String> leftovers() {
		final List<String> result = new ArrayList<>();
		add(result, "the reference", cases, CaseScore::ungroupedReference);
		add(result, system, cases, CaseScore::ungroupedPrediction);
		if (isComparison()) add(result, otherSystem, otherCases,
			CaseScore::ungroupedPrediction);
		return result;
	}

	private static void add(final List<String> sentences, final String which,
		final List<CaseScore> cases,
		final Function<CaseScore, SortedMap<Integer, Long>> labels)
	{
		final SortedMap<Integer, Long> all = new TreeMap<>();
		cases.forEach(score -> labels.apply(score).forEach((label, count) -> all
			.merge(label, count, Long::sum)));
		if (!all.isEmpty()) sentences.add("Labels of " + which +
			" that are in no group and were not compared (voxels): " + all.entrySet()
				.stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
				.collect(Collectors.joining(", ")) + ".");
	}
}
