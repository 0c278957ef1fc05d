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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.progress.Progress;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Gives the vertebrae of a scan their levels: names that the user has fixed, a
 * naming network and the cheapest path through its scores (VERIDAH, Möller et al.
 * 2026), a network that looks at the whole mask, or else counting. Not for several threads at a time, because of the
 * network.
 */
public final class NamingPhase {

	/** Name of the stage that {@link #run} reports, one step for each vertebra. */
	public static final String STAGE = "Naming network";

	private final NamingRules rules;
	private final NamingOptions options;
	private final NamingNetwork network;
	private final LevelNetwork levels;

	/**
	 * @param rules how to name, mended or as SPINEPS does
	 * @param networkOrNull called once for each vertebra that has a body; null for
	 *          none
	 */
	public NamingPhase(final NamingRules rules,
		final NamingNetwork networkOrNull)
	{
		this(rules, networkOrNull, null);
	}

	/**
	 * @param rules how to name, mended or as SPINEPS does
	 * @param networkOrNull called once for each vertebra that has a body; null for
	 *          none
	 * @param levelsOrNull called once for the whole mask where no naming network
	 *          looks; null to count
	 */
	public NamingPhase(final NamingRules rules,
		final NamingNetwork networkOrNull, final LevelNetwork levelsOrNull)
	{
		this.rules = rules;
		options = rules.options();
		network = networkOrNull;
		levels = levelsOrNull;
	}

	/**
	 * @param vertebrae instances, numbered 1..count from the top; not changed
	 * @param semantic structures on the same grid
	 * @param count number of vertebrae
	 * @param scanOrNull the scan on the same grid; without it no network is asked
	 * @param anchors names that the user has fixed; may be empty
	 * @param labels labels under which the user knows the vertebrae, from the top;
	 *          empty if they have none but those that this phase gives them
	 * @param progress receives every vertebra, asked before it whether to stop
	 * @return labels and names
	 * @throws SpinepsException if the network cannot run, or fixed names name no
	 *           vertebra or contradict each other
	 */
	public VertebraNumbering run(final LabelVolume vertebrae,
		final LabelVolume semantic, final int count, final ImageVolume scanOrNull,
		final List<NameAnchor> anchors, final List<Integer> labels,
		final Progress progress) throws SpinepsException
	{
		final boolean sacrum = count > 0 && options.sacrumAnchor() && SacrumAnchor
			.isBelow(semantic, vertebrae, count);
		final VertebraNumbering counted = VertebraNumbering.of(count, sacrum,
			options.firstLabel());
		final List<Level> fixed = fixed(anchors, labels.isEmpty() ? counted.labels()
			: labels, counted.names());
		final boolean named = network != null && scanOrNull != null && count > 0;
		if (named) {
			final Optional<VertebraNumbering> predicted = predict(vertebrae, semantic,
				count, scanOrNull, fixed, progress);
			if (predicted.isPresent()) return predicted.get().withWarnings(network
				.warnings());
		}
		if (!named && levels != null && count > 0) {
			final Optional<VertebraNumbering> seen = look(vertebrae, semantic, counted,
				sacrum, fixed, progress);
			if (seen.isPresent()) return seen.get();
		}
		if (!fixed.isEmpty()) return countFrom(fixed, anchors);
		if (!named) return counted;
		final List<String> warnings = new ArrayList<>(counted.warnings());
		warnings.addAll(network.warnings());
		warnings.add("The naming network could not name the vertebrae: " + count +
			" of them fit no row of levels.");
		return new VertebraNumbering(counted.vertebrae(), warnings);
	}

	/**
	 * Names vertebrae by hand.
	 *
	 * @param anchors names that the user has fixed, at least one
	 * @param labels present labels of the vertebrae, from the top
	 * @param names their present names
	 * @return the fixed names, the others counted from them with as usual an anatomy
	 *         as fits
	 * @throws SpinepsException if an anchor names no vertebra, or they contradict each
	 *           other
	 */
	public static VertebraNumbering byHand(final List<NameAnchor> anchors,
		final List<Integer> labels, final List<String> names)
		throws SpinepsException
	{
		return countFrom(fixed(anchors, labels, names), anchors);
	}

	/** @return per vertebra the level fixed by the user, or null; empty if none */
	private static List<Level> fixed(final List<NameAnchor> anchors,
		final List<Integer> known, final List<String> names)
		throws SpinepsException
	{
		if (anchors.isEmpty()) return List.of();
		final List<Level> fixed = new ArrayList<>(Collections.nCopies(known
			.size(), null));
		for (final NameAnchor anchor : anchors) {
			int row = -1;
			for (int n = 0; n < known.size(); n++)
				if (anchor.vertebra().equals(Integer.toString(known.get(n))) || anchor
					.vertebra().equalsIgnoreCase(names.get(n))) row = n;
			if (row < 0) throw new SpinepsException("There is no vertebra " + anchor
				.vertebra() + " to name " + anchor.level().label(),
				"the labels are " + known + ", the names " + names,
				"Use the label or name of one of them");
			fixed.set(row, anchor.level());
		}
		return fixed;
	}

	private Optional<VertebraNumbering> predict(final LabelVolume vertebrae,
		final LabelVolume semantic, final int count, final ImageVolume scan,
		final List<Level> fixed, final Progress progress) throws SpinepsException
	{
		final VertebraPatches patches = new VertebraPatches(scan, vertebrae,
			semantic, network.format(), options.alwaysTurned() || network.turned(),
			options.roundPatches());
		final int[] rows = patches.labels();
		if (rows.length == 0) return Optional.empty();
		final List<NamingHeads> heads = new ArrayList<>();
		for (final int vertebra : rows) {
			progress.checkCancelled();
			progress.report(STAGE, heads.size(), rows.length);
			heads.add(used(network.predict(patches.patch(vertebra))));
		}
		progress.report(STAGE, rows.length, rows.length);
		final int c2 = options.allowC1() ? dens(vertebrae, semantic, rows) : -1;
		final LevelScores scores = LevelScoring.of(heads, c2 > 0 ? c2 - 1 : -1, c2);
		return rules.name(scores, rows, count, fixed);
	}

	/** @return what the levels network makes of it; empty to count instead */
	private Optional<VertebraNumbering> look(final LabelVolume vertebrae,
		final LabelVolume semantic, final VertebraNumbering counted,
		final boolean sacrum, final List<Level> fixed, final Progress progress)
		throws SpinepsException
	{
		final int count = counted.vertebrae().size();
		final Optional<double[][]> logs = levels.look(semantic, vertebrae, count,
			progress);
		if (logs.isEmpty()) return fixed.isEmpty() ? Optional.of(counted
			.withWarnings(List.of("The levels network " + levels.id() +
				" was not asked: there are too many vertebrae, or they are too far apart.")))
			: Optional.empty();
		final LevelNaming naming = new LevelNaming(logs.get(), levels.calibration(),
			!options.allowThoracicAnomaly(), sacrum);
		return fixed.isEmpty() ? Optional.of(naming.name(counted, VertebraNumbering
			.of(count, false, options.firstLabel()))) : naming.withFixed(fixed);
	}

	private NamingHeads used(final NamingHeads heads) throws SpinepsException {
		try {
			return options.exactHeads() ? heads : heads.withoutExact();
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("The naming network cannot be used by SPINEPS 2.0",
				"it has neither of the heads VERT and VERTGRP",
				"Choose another network, or another behaviour", e);
		}
	}

	/** @return index of the row with a large dens, or −1 */
	private int dens(final LabelVolume vertebrae, final LabelVolume semantic,
		final int[] rows)
	{
		final long[] voxels = new long[1 << 16];
		for (int v = 0; v < semantic.array().length; v++)
			if (semantic.array()[v] == Structure.DENS.id()) voxels[vertebrae
				.array()[v] & 0xffff]++;
		int best = -1;
		for (int n = 0; n < rows.length; n++)
			if (best < 0 || voxels[rows[n]] > voxels[rows[best]]) best = n;
		return voxels[rows[best]] * semantic.grid().voxelVolume() > options
			.densMm3() ? best : -1;
	}

	/** Counts up and down from the fixed names, with as usual an anatomy as fits. */
	private static VertebraNumbering countFrom(final List<Level> fixed,
		final List<NameAnchor> anchors) throws SpinepsException
	{
		final int count = fixed.size();
		final double[][] score = new double[count][LevelAxis.SHARED.classes()];
		for (int at = 0; at < count; at++) {
			if (fixed.get(at) == null) continue;
			for (int row = 0; row < count; row++) {
				final int usual = usualClass(fixed.get(at), row > at) + row - at;
				if (usual >= 0 && usual < score[row].length) score[row][usual] += 1.0 /
					(1 + Math.abs(row - at));
			}
		}
		final LevelScores scores = new LevelScores(score, new double[count][6],
			new double[count]);
		final LevelPath path = LevelPathSolver.solve(scores, LevelPathRules.ALL, fixed).orElseThrow(
			() -> new SpinepsException("The fixed names do not fit the vertebrae that were found",
				anchors.stream().map(NameAnchor::toString).collect(Collectors.joining(
					", ")) + " among " + count + " vertebrae",
				"Check the names: from C1 to L6 there are levels for all vertebrae " +
					"above and below"));
		final List<VertebraName> names = new ArrayList<>();
		for (int n = 0; n < count; n++)
			names.add(VertebraName.of(path.levels().get(n), fixed.get(n) == null
				? Naming.ASSUMED : Naming.CERTAIN));
		return new VertebraNumbering(names, List.of());
	}

	/** T12 is right above T13 and L1 right below it, as if it had no class. */
	private static int usualClass(final Level level, final boolean seenFromBelow) {
		return switch (level) {
			case T13 -> LevelAxis.T12 + (seenFromBelow ? 0 : 1);
			case L6 -> LevelAxis.SHARED.l5() + (seenFromBelow ? 0 : 1);
			default -> level.id() - 1;
		};
	}
}
