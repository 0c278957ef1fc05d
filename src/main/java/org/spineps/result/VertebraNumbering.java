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
package org.spineps.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.UnknownLevels;

/**
 * Label and name of each vertebra of a scan, from the top.
 *
 * @param vertebrae one for each, from the top
 * @param probability how sure a naming network is of all names together, 0..1;
 *          NaN if none looked
 * @param alternative the next best names of all vertebrae; empty if none looked
 * @param alternativeProbability how likely those are, 0..1; NaN if none looked
 * @param warnings sentences for the user
 */
public record VertebraNumbering(List<VertebraName> vertebrae,
	double probability, List<String> alternative,
	double alternativeProbability, List<String> warnings)
{

	/** Most vertebrae that have a label in SPINEPS's numbers. */
	private static final int MOST_LEVELS = 26;
	private static final int LEVELS_ABOVE_SACRUM = Level.L5.id();
	private static final int FIRST_UNKNOWN = UnknownLevels.OFFSET + 1;

	/** Copies the lists. */
	public VertebraNumbering {
		vertebrae = List.copyOf(vertebrae);
		alternative = List.copyOf(alternative);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Names without a probability.
	 *
	 * @param vertebrae from the top
	 * @param warnings sentences for the user
	 */
	public VertebraNumbering(final List<VertebraName> vertebrae,
		final List<String> warnings)
	{
		this(vertebrae, Double.NaN, List.of(), Double.NaN, warnings);
	}

	/**
	 * @param more further sentences for the user
	 * @return this numbering with them
	 */
	public VertebraNumbering withWarnings(final List<String> more) {
		return more.isEmpty() ? this : new VertebraNumbering(vertebrae, probability,
			alternative, alternativeProbability, Stream.concat(warnings.stream(), more
				.stream()).toList());
	}

	/** @return label of each vertebra, from the top */
	public List<Integer> labels() {
		return vertebrae.stream().map(VertebraName::label).toList();
	}

	/** @return name of each vertebra, from the top */
	public List<String> names() {
		return vertebrae.stream().map(VertebraName::name).toList();
	}

	/** @return how sure the least sure of the names is; unknown without any */
	public Naming naming() {
		return vertebrae.stream().map(VertebraName::naming).max(Naming::compareTo)
			.orElse(Naming.LEVEL_UNKNOWN);
	}

	/**
	 * Names vertebrae that no naming network has looked at.
	 * <p>
	 * Where the sacrum is seen the vertebra above it is taken for L5 and the rest
	 * are counted upwards; the names are {@linkplain Naming#ASSUMED assumed}, because
	 * a spine with four or six lumbar vertebrae looks just the same. Otherwise nothing
	 * supports a level: the names are V1…Vn and the labels those of
	 * {@link UnknownLevels}.
	 * </p>
	 *
	 * @param count number of vertebrae; those after the
	 *          {@value UnknownLevels#MOST}th get no label if their level is unknown
	 * @param sacrumBelow whether the sacrum is seen right below the last of them
	 * @return their labels and names
	 */
	public static VertebraNumbering of(final int count,
		final boolean sacrumBelow)
	{
		return of(count, sacrumBelow, FIRST_UNKNOWN);
	}

	/**
	 * As {@link #of(int, boolean)}, with another first label where the level is
	 * unknown.
	 *
	 * @param count number of vertebrae
	 * @param sacrumBelow whether the sacrum is seen right below the last of them
	 * @param firstLabel label of V1; from 1 or 2 the labels count as SPINEPS's do,
	 *          and have room for one more
	 * @return their labels and names
	 */
	public static VertebraNumbering of(final int count, final boolean sacrumBelow,
		final int firstLabel)
	{
		if (count < 0) throw new IllegalArgumentException(count + " vertebrae");
		return sacrumBelow && count <= LEVELS_ABOVE_SACRUM ? fromSacrum(count)
			: fromTop(count, firstLabel);
	}

	/**
	 * Takes the names from the labels of a mask of which nothing else is known. They
	 * are {@linkplain Naming#ASSUMED assumed}; where a sacrum is there but none of L4
	 * to L6, the labels are no levels but count from the top, and the names are
	 * V1…Vn. So are those of {@link UnknownLevels}, which come last.
	 *
	 * @param present whether the mask has that label
	 * @param levelsUnknown whether the labels say nothing but the order in any case
	 * @return labels and names of the vertebrae in it
	 */
	public static VertebraNumbering ofLabels(final IntPredicate present,
		final boolean levelsUnknown)
	{
		final boolean lumbar = Stream.of(Level.L4, Level.L5, Level.L6).mapToInt(
			Level::id).anyMatch(present);
		final boolean unknown = levelsUnknown || present.test(Level.SACRUM.id()) &&
			!lumbar;
		final List<VertebraName> vertebrae = new ArrayList<>();
		for (final Level level : Level.values())
			if (level != Level.SACRUM && present.test(level.id())) vertebrae.add(
				unknown ? unknown(level.id(), "V" + (vertebrae.size() + 1))
					: VertebraName.of(level, Naming.ASSUMED));
		for (int label = FIRST_UNKNOWN; UnknownLevels.has(label); label++)
			if (present.test(label)) vertebrae.add(unknown(label, UnknownLevels.name(
				label)));
		return new VertebraNumbering(vertebrae, List.of());
	}

	private static VertebraName unknown(final int label, final String name) {
		return new VertebraName(label, name, Naming.LEVEL_UNKNOWN, List.of());
	}

	private static VertebraNumbering fromSacrum(final int count) {
		final List<VertebraName> vertebrae = new ArrayList<>();
		for (int i = 0; i < count; i++)
			vertebrae.add(VertebraName.of(Level.of(LEVELS_ABOVE_SACRUM - count + 1 +
				i).orElseThrow(), Naming.ASSUMED));
		return new VertebraNumbering(vertebrae, List.of());
	}

	private static VertebraNumbering fromTop(final int count,
		final int firstLabel)
	{
		final boolean own = firstLabel == FIRST_UNKNOWN;
		final int most = own ? UnknownLevels.MOST : MOST_LEVELS;
		// 2..25 as SPINEPS; a 25th vertebra takes 1, a 26th the label after 25 and
		// the two of sacrum and coccyx.
		final int first = own || count <= Level.L6.id() - firstLabel + 1
			? firstLabel : 1;
		final List<VertebraName> vertebrae = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final int label = !own && first + i > Level.L6.id() ? Level.T13.id() : first +
				i;
			vertebrae.add(unknown(i >= most ? 0 : label, "V" + (i + 1)));
		}
		return new VertebraNumbering(vertebrae, count <= most ? List.of() : List.of(
			count + " vertebrae were found, but there are labels for " + most +
				" of unknown level: the lowest " + (count - most) +
				(count - most == 1 ? " was" : " were") +
				" left out of the instance mask."));
	}
}
