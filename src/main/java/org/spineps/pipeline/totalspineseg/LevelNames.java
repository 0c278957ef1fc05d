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
package org.spineps.pipeline.totalspineseg;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.pipeline.naming.NamingOptions;
import org.spineps.pipeline.naming.NamingPhase;
import org.spineps.pipeline.naming.SacrumAnchor;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.pipeline.totalspineseg.label.KnownLevels;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;
import org.spineps.progress.Progress;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.LabelVolume;

/**
 * What a levels network makes of vertebrae of unknown level, by the same rules as
 * in SPINEPS.
 *
 * @param found the names; empty if they are not sure
 * @param warnings sentences for the user
 */
record LevelNames(Optional<KnownLevels> found, List<String> warnings) {

	/** Discs of two steps do not quite lie over each other. */
	private static final int MOST_ALIKE = 10;

	/** Copies the list. */
	LevelNames {
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param counted a finished mask of step 2 with vertebrae 131, 132, … from the
	 *          top; not changed
	 * @param network looks at it
	 * @param progress asked before whether to stop
	 * @return what it makes of them
	 * @throws SpinepsException if the network cannot run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	static LevelNames of(final LabelVolume counted, final LevelNetwork network,
		final Progress progress) throws SpinepsException
	{
		final LabelVolume structures = LabelVolume.zeros(counted.grid());
		final LabelVolume vertebrae = LabelVolume.zeros(counted.grid());
		int count = 0;
		for (int v = 0; v < counted.array().length; v++) {
			final int number = counted.array()[v];
			if (number == 0) continue;
			final int vertebra = SpineNumbers.unknownVertebraOf(number);
			count = Math.max(count, vertebra);
			vertebrae.array()[v] = (short) vertebra;
			structures.array()[v] = (short) structure(number).id();
		}
		if (count == 0) return new LevelNames(Optional.empty(), List.of());
		final VertebraNumbering names = new NamingPhase(ChosenRules.of(
			NamingOptions.DEFAULTS), null, network).run(vertebrae, structures, count,
				null, List.of(), List.of(), progress);
		// SPINEPS counts from the sacrum then, which TotalSpineSeg has weighed already.
		if (names.naming() != Naming.PREDICTED) return new LevelNames(Optional
			.empty(), names.naming() == Naming.ASSUMED && names.warnings().isEmpty()
				? List.of("The levels network " + network.id() + " is not sure either.")
				: names.warnings());
		return new LevelNames(Optional.of(new KnownLevels("the levels network " +
			network.id(), names.labels().stream().map(label -> Level.of(label)
				.orElseThrow()).toList(), names.vertebrae().stream().map(
					VertebraName::probability).toList(), SacrumAnchor.isBelow(structures,
						vertebrae, count))), names.warnings());
	}

	/**
	 * @param one a finished mask
	 * @param other another one on the same grid
	 * @return whether discs that both have are called the same, some at least
	 */
	static boolean areEqual(final LabelVolume one, final LabelVolume other) {
		long same = 0;
		long different = 0;
		for (int v = 0; v < one.array().length; v++) {
			if (!SpineNumbers.isDisc(one.array()[v]) || !SpineNumbers.isDisc(other
				.array()[v])) continue;
			if (one.array()[v] == other.array()[v]) same++;
			else different++;
		}
		return same > 0 && MOST_ALIKE * different <= same;
	}

	/** @return what to say of names that are sure, but that landmarks contradict */
	String contradiction() {
		final KnownLevels names = found.orElseThrow();
		return names.source().substring(0, 1).toUpperCase(Locale.ROOT) + names
			.source().substring(1) + " sees " + names.text() + ", but landmarks say " +
			"otherwise. No level is given; check which one it is.";
	}

	/** TotalSpineSeg does not tell bodies from other bone. */
	private static Structure structure(final int number) {
		if (number == FinalLabels.CORD) return Structure.CORD;
		if (number == FinalLabels.CANAL) return Structure.CANAL;
		if (number == FinalLabels.SACRUM) return Structure.SACRUM;
		return SpineNumbers.isDisc(number) ? Structure.DISC : Structure.ARCH;
	}
}
