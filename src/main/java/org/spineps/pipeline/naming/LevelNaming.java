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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
	/** A guess that is less likely is not told. */
	private static final double LEAST_TOLD = 0.01;

	private final double[][] logs;
	private final double weight;
	private final LevelCalibration calibration;
	private final boolean twelveThoracic;
	private final boolean sacrumBelow;

	/**
	 * @param logs a row for each vertebra from the top, see {@link
	 *          org.spineps.pipeline.levels.LevelNetwork#look}
	 * @param calibration of the network
	 * @param twelveThoracic whether every spine has twelve thoracic vertebrae
	 * @param sacrumBelow whether the sacrum is right below the last one
	 */
	LevelNaming(final double[][] logs, final LevelCalibration calibration,
		final boolean twelveThoracic, final boolean sacrumBelow)
	{
		this.logs = logs;
		this.calibration = calibration;
		final int seen = (int) Arrays.stream(logs).filter(row -> Arrays.stream(row)
			.anyMatch(log -> log != 0)).count();
		weight = calibration.weight(Math.max(1, seen));
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
		return posterior(fixed).filter(found -> found
			.probability() >= calibration.least()).map(found -> numbering(found, fixed));
	}

	/**
	 * @param counted the names without this network: from the sacrum, or V1…Vn
	 * @param unknown V1…Vn
	 * @return the names
	 */
	VertebraNumbering name(final VertebraNumbering counted,
		final VertebraNumbering unknown)
	{
		final Optional<NamingPosterior> posterior = posterior(List.of());
		if (posterior.isEmpty()) return counted.withWarnings(List.of(
			"The levels network could not name the vertebrae: " + logs.length +
				" of them fit no row of levels."));
		final NamingPosterior found = posterior.get();
		final double best = found.probability();
		final Level lowest = last(found.best());
		if (isSure(found)) return sacrumBelow && !LAST.contains(lowest)
			? unknown.withWarnings(List.of(contradiction(lowest, best))) : numbering(found,
				List.of());
		if (!sacrumBelow) return unknown.withWarnings(List.of((hasLandmark(found
			.best()) ? "The level is not sure" : "The level is not sure, because neither " +
				"C2 nor the sacrum is in view") + ": most likely " + guesses(found) +
					"."));
		if (otherwise(found) < calibration.least()) return counted;
		return unknown.withWarnings(List.of("The sacrum is seen right below the " +
			"lowest vertebra, but the levels network says that it is not the last " +
			"lumbar one: most likely " + guesses(found) +
			". No level is given; check which one it is."));
	}

	/** @return whether the row of names is sure enough to be given */
	private boolean isSure(final NamingPosterior found) {
		if (hasLandmark(found.best())) return found.probability() >= calibration
			.least();
		return calibration.leastInside() < 1 && found.probability() >= calibration
			.leastInside();
	}

	/** The dens and the sacrum are like no other bone. */
	private boolean hasLandmark(final LevelPath path) {
		final Level top = path.levels().get(0);
		return top == Level.C1 || top == Level.C2 || sacrumBelow;
	}

	/**
	 * @return how sure the network is that the last vertebra is not the last lumbar
	 *         one; a half if it knows nothing
	 */
	private double otherwise(final NamingPosterior found) {
		final double[][] nothing = new double[logs.length][LevelClasses.COUNT];
		final double blind = lumbar(new LevelNaming(nothing, calibration,
			twelveThoracic, sacrumBelow).posterior(List.of())
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
	private LevelScores scores() {
		final int count = logs.length;
		final double factor = NamingPosterior.TEMPERATURE * weight;
		final int classes = LevelAxis.SHARED.classes();
		final double[][] score = new double[count][classes];
		for (int row = 0; row < count; row++)
			for (int level = 0; level < classes; level++)
				score[row][level] = factor * logs[row][level];
		if (sacrumBelow) score[count - 1][LevelAxis.SHARED.l5() - 1] -=
			VariantCosts.PUBLISHED.fourLumbar() * NamingPosterior.TEMPERATURE;
		return new LevelScores(score, new double[count][6], new double[count]);
	}

	private Optional<NamingPosterior> posterior(final List<Level> fixed) {
		return NamingPosterior.of(scores(), new LevelPathRules(
			true, !twelveThoracic || !fixed.isEmpty(), false, 0, 0,
			VariantCosts.PUBLISHED.times(NamingPosterior.TEMPERATURE)), fixed);
	}

	private static String guesses(final NamingPosterior found) {
		final String first = guess(found.best(), found.probability());
		return found.second().filter(second -> found
			.secondProbability() >= LEAST_TOLD).map(second -> first + ", or " + guess(
				second, found.secondProbability())).orElse(first);
	}

	private static String guess(final LevelPath path, final double probability) {
		return String.format(Locale.ROOT, "%s (%.0f %%)", words(path), 100 *
			probability);
	}

	private static String words(final LevelPath path) {
		final String first = path.levels().get(0).label();
		return path.levels().size() == 1 ? first : first + " to " + last(path)
			.label();
	}

	private VertebraNumbering numbering(final NamingPosterior found,
		final List<Level> fixed)
	{
		final List<VertebraName> names = new ArrayList<>();
		final List<Level> levels = found.best().levels();
		for (int n = 0; n < levels.size(); n++)
			names.add(new VertebraName(levels.get(n).id(), levels.get(n).label(),
				!fixed.isEmpty() && fixed.get(n) != null ? Naming.CERTAIN
					: Naming.PREDICTED, found.levels().get(n)));
		return new VertebraNumbering(names, found.probability(), found.second().map(
			second -> second.levels().stream().map(Level::label).toList()).orElse(List
				.of()), found.secondProbability(), variants(levels));
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
