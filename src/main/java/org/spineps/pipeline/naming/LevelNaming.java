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
package org.spineps.pipeline.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.model.LevelCalibration;
import org.spineps.model.LevelClasses;
import org.spineps.result.LevelProbability;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;

/**
 * Names from what a levels network says of each vertebra. A row of names has the
 * probability prior × exp(w × sum of the vertebrae's mean log probabilities), where
 * w is the network's {@linkplain LevelCalibration calibration} and the prior makes
 * {@linkplain VariantCosts rare numbers of vertebrae} rare. Names that are not sure
 * are not given; a sure network and a sacrum in another place contradict each other,
 * and then there are no names either.
 */
final class LevelNaming {

	/** What the vertebra right above a sacrum may be. */
	private static final Set<Level> LAST = Set.of(Level.L4, Level.L5, Level.L6);
	/**
	 * −ln of how often a first part of the sacrum is taken for a vertebra of its own:
	 * one in twenty masks.
	 */
	private static final double SPLIT_SACRUM_COST = -Math.log(0.05);

	private final double[][] logs;
	private final LevelCalibration calibration;
	private final boolean twelveThoracic;
	private final boolean sacrumBelow;

	/** A row of names, as words, and its probability. */
	private record Guess(String names, double probability) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%s (%.0f %%)", names, 100 *
				probability);
		}
	}

	/**
	 * @param logs a row for each vertebra from the top, see {@link
	 *          org.spineps.pipeline.levels.LevelMap#meanLog}
	 * @param calibration of the network
	 * @param twelveThoracic whether every spine has twelve thoracic vertebrae
	 * @param sacrumBelow whether the sacrum is right below the last one
	 */
	LevelNaming(final double[][] logs, final LevelCalibration calibration,
		final boolean twelveThoracic, final boolean sacrumBelow)
	{
		this.logs = logs;
		this.calibration = calibration;
		this.twelveThoracic = twelveThoracic;
		this.sacrumBelow = sacrumBelow;
	}

	/**
	 * Names with what the user knows.
	 *
	 * @param fixed per vertebra the level that it has for certain, or null
	 * @return the names; empty if those that are not fixed are not sure
	 */
	Optional<VertebraNumbering> withFixed(final List<Level> fixed) {
		return posterior(logs.length, fixed).filter(found -> found
			.probability() >= calibration.least()).map(found -> numbering(found, fixed,
				0));
	}

	/**
	 * @param counted the names without this network: from the sacrum, or V1…Vn
	 * @param unknown V1…Vn
	 * @return the names
	 */
	VertebraNumbering name(final VertebraNumbering counted,
		final VertebraNumbering unknown)
	{
		final Optional<NamingPosterior> posterior = posterior(logs.length, List
			.of());
		if (posterior.isEmpty()) return counted.withWarnings(List.of(
			"The levels network could not name the vertebrae: " + logs.length +
				" of them fit no row of levels."));
		final NamingPosterior found = posterior.get();
		final double split = splitSacrum(found);
		final double best = found.probability() * (1 - split);
		final Level lowest = last(found.best());
		if (best >= calibration.least()) return sacrumBelow && !LAST.contains(lowest)
			? unknown.withWarnings(List.of(contradiction(lowest, best))) : numbering(
				found, List.of(), split);
		if (!sacrumBelow) return unknown.withWarnings(List.of(
			"The level is not sure: most likely " + guesses(found, split) + "."));
		// A sacrum below does not tell L5 from a first part of the sacrum.
		if (split < (1 - split) * lumbar(found) && otherwise(found) < calibration
			.least()) return counted;
		return unknown.withWarnings(List.of("The sacrum is seen right below the " +
			"lowest vertebra, but the levels network says that it is not the last " +
			"lumbar one: most likely " + guesses(found, split) +
			". No level is given; check which one it is."));
	}

	/**
	 * @return how sure the network is that the last vertebra is not the last lumbar
	 *         one; a half if it knows nothing
	 */
	private double otherwise(final NamingPosterior found) {
		final double[][] nothing = new double[logs.length][LevelClasses.COUNT];
		final double blind = lumbar(new LevelNaming(nothing, calibration,
			twelveThoracic, sacrumBelow).posterior(logs.length, List.of())
				.orElseThrow());
		final double seen = lumbar(found);
		return (1 - seen) * blind / ((1 - seen) * blind + seen * (1 - blind));
	}

	private double lumbar(final NamingPosterior found) {
		return found.levels().get(logs.length - 1).stream().filter(one -> LAST
			.contains(one.level())).mapToDouble(LevelProbability::probability).sum();
	}

	private static String contradiction(final Level lowest, final double best) {
		return String.format(Locale.ROOT, "The sacrum is seen right below the " +
			"lowest vertebra, but the levels network is %.0f %% sure that it is %s. " +
			"No level is given; check which one it is.", 100 * best, lowest.label());
	}

	private static Level last(final LevelPath path) {
		return path.levels().get(path.levels().size() - 1);
	}

	/** Scores are in the temperature's unit, as those of other networks. */
	private LevelScores scores(final int count, final boolean aboveSacrum) {
		final double factor = NamingPosterior.TEMPERATURE * calibration.weight(
			logs.length);
		final int classes = LevelAxis.SHARED.classes();
		final double[][] score = new double[count][classes];
		for (int row = 0; row < count; row++)
			for (int level = 0; level < classes; level++)
				score[row][level] = factor * logs[row][level];
		if (aboveSacrum) score[count - 1][LevelAxis.SHARED.l5() - 1] -=
			VariantCosts.PUBLISHED.fourLumbar() * NamingPosterior.TEMPERATURE;
		return new LevelScores(score, new double[count][6], new double[count]);
	}

	private Optional<NamingPosterior> posterior(final int count,
		final List<Level> fixed)
	{
		return NamingPosterior.of(scores(count, sacrumBelow), new LevelPathRules(
			true, !twelveThoracic || !fixed.isEmpty(), false, 0, 0,
			VariantCosts.PUBLISHED.times(NamingPosterior.TEMPERATURE)), fixed);
	}

	/**
	 * @return how likely the last vertebra is the first part of the sacrum, and the
	 *         one above it L5
	 */
	private double splitSacrum(final NamingPosterior found) {
		final int above = logs.length - 1;
		if (above == 0) return 0;
		final List<Level> fixed = new ArrayList<>();
		for (int row = 0; row < above; row++)
			fixed.add(row == above - 1 ? Level.L5 : null);
		final Optional<NamingPosterior> rest = posterior(above, fixed);
		if (rest.isEmpty()) return 0;
		final double log = rest.get().logSum() + calibration.weight(logs.length) *
			logs[above][LevelClasses.SACRUM] - SPLIT_SACRUM_COST;
		return 1 / (1 + Math.exp(found.logSum() - log));
	}

	private String guesses(final NamingPosterior found, final double split) {
		final List<Guess> guesses = new ArrayList<>();
		guesses.add(new Guess(words(found.best()), found.probability() * (1 -
			split)));
		found.second().ifPresent(second -> guesses.add(new Guess(words(second), found
			.secondProbability() * (1 - split))));
		guesses.add(new Guess("L5 above a first part of the sacrum that was taken " +
			"for a vertebra", split));
		return guesses.stream().sorted(Comparator.comparingDouble(
			Guess::probability).reversed()).filter(guess -> guess
				.probability() >= 0.01).limit(2).map(Guess::toString).collect(Collectors
					.joining(", or "));
	}

	private static String words(final LevelPath path) {
		final String first = path.levels().get(0).label();
		return path.levels().size() == 1 ? first : first + " to " + last(path)
			.label();
	}

	/** @param split probability that none of the paths is right */
	private VertebraNumbering numbering(final NamingPosterior found,
		final List<Level> fixed, final double split)
	{
		final List<VertebraName> names = new ArrayList<>();
		final List<Level> levels = found.best().levels();
		for (int n = 0; n < levels.size(); n++)
			names.add(new VertebraName(levels.get(n).id(), levels.get(n).label(),
				!fixed.isEmpty() && fixed.get(n) != null ? Naming.CERTAIN
					: Naming.PREDICTED, found.levels().get(n).stream().map(
						one -> new LevelProbability(one.level(), one.probability() * (1 -
							split))).toList()));
		return new VertebraNumbering(names, found.probability() * (1 - split), found
			.second().map(second -> second.levels().stream().map(Level::label).toList())
			.orElse(List.of()), found.secondProbability() * (1 - split), variants(
				levels));
	}

	/** A rare number of vertebrae is worth a second look. */
	private List<String> variants(final List<Level> levels) {
		final List<String> rare = new ArrayList<>();
		if (levels.contains(Level.T13)) rare.add("thirteen thoracic");
		final int t11 = levels.indexOf(Level.T11);
		if (t11 >= 0 && t11 + 1 < levels.size() && levels.get(t11 + 1) == Level.L1)
			rare.add("eleven thoracic");
		if (levels.contains(Level.L6)) rare.add("six lumbar");
		if (sacrumBelow && levels.get(levels.size() - 1) == Level.L4) rare.add(
			"four lumbar");
		return rare.isEmpty() ? List.of() : List.of("The levels network counts " +
			String.join(" and ", rare) + " vertebrae, which is rare: check the names.");
	}
}
