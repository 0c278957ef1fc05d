package org.spineps.pipeline.naming;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;

/**
 * Label and name of each vertebra of a scan, from the top, when no naming
 * network has looked at it.
 * <p>
 * Where the sacrum is seen the vertebra above it is taken for L5 and the rest are
 * counted upwards; the names are {@linkplain Naming#ASSUMED assumed}, because a
 * spine with four or six lumbar vertebrae looks just the same. Otherwise the
 * labels count from 2 as SPINEPS does, and the names are V1…Vn: nothing supports
 * a level.
 * </p>
 *
 * @param labels label of each vertebra, from the top
 * @param names name of each vertebra, from the top
 * @param naming how sure the names are
 */
public record VertebraNumbering(List<Integer> labels, List<String> names,
	Naming naming)
{

	/** Most vertebrae that have a label of their own. */
	public static final int MOST_VERTEBRAE = 26;

	private static final int LEVELS_ABOVE_SACRUM = Level.L5.id();
	private static final int FIRST_UNKNOWN = 2;

	/** Copies the lists. */
	public VertebraNumbering {
		labels = List.copyOf(labels);
		names = List.copyOf(names);
	}

	/**
	 * @param count number of vertebrae, 0..{@link #MOST_VERTEBRAE}
	 * @param sacrumBelow whether the sacrum is seen right below the last of them
	 * @return their labels and names
	 * @throws IllegalArgumentException if there are more vertebrae than labels
	 */
	public static VertebraNumbering of(final int count,
		final boolean sacrumBelow)
	{
		if (count < 0 || count > MOST_VERTEBRAE) throw new IllegalArgumentException(
			count + " vertebrae cannot be numbered");
		return sacrumBelow && count <= LEVELS_ABOVE_SACRUM ? fromSacrum(count)
			: fromTop(count);
	}

	private static VertebraNumbering fromSacrum(final int count) {
		final List<Integer> labels = new ArrayList<>();
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final int label = LEVELS_ABOVE_SACRUM - count + 1 + i;
			labels.add(label);
			names.add(Level.of(label).orElseThrow().label());
		}
		return new VertebraNumbering(labels, names, Naming.ASSUMED);
	}

	private static VertebraNumbering fromTop(final int count) {
		// 2..25 as SPINEPS; a 25th vertebra takes 1, a 26th the label after 25 and
		// the two of sacrum and coccyx.
		final int first = count > Level.L6.id() - FIRST_UNKNOWN + 1 ? 1
			: FIRST_UNKNOWN;
		final List<Integer> labels = new ArrayList<>();
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			labels.add(first + i > Level.L6.id() ? Level.T13.id() : first + i);
			names.add("V" + (i + 1));
		}
		return new VertebraNumbering(labels, names, Naming.LEVEL_UNKNOWN);
	}
}
