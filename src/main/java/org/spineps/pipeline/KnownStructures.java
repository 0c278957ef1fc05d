package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.spineps.anatomy.Structure;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * A semantic mask from outside, reduced to what the pipeline knows: upper and
 * lower endplates become endplates, labels of no structure become background.
 *
 * @param mask a new mask on the same grid
 * @param warnings a sentence about what was left out; empty if nothing was
 */
record KnownStructures(LabelVolume mask, List<String> warnings) {

	static KnownStructures of(final LabelVolume semantic) {
		final List<Integer> unknown = new ArrayList<>();
		final short[] table = new short[1 << 16];
		for (final int label : LabelStatistics.of(semantic).labels()) {
			final Structure structure = Structure.of(label).orElse(null);
			if (structure == null) unknown.add(label);
			else table[label] = (short) output(structure).id();
		}
		final LabelVolume mask = LabelVolume.zeros(semantic.grid());
		final short[] from = semantic.array();
		for (int v = 0; v < from.length; v++)
			mask.array()[v] = table[from[v] & 0xffff];
		return new KnownStructures(mask, unknown.isEmpty() ? List.of() : List.of(
			"Labels without a meaning in a semantic mask were left out: " + unknown
				.stream().map(String::valueOf).collect(Collectors.joining(", ")) +
				"."));
	}

	private static Structure output(final Structure structure) {
		return structure == Structure.ENDPLATE_SUPERIOR ||
			structure == Structure.ENDPLATE_INFERIOR ? Structure.ENDPLATE : structure;
	}
}
