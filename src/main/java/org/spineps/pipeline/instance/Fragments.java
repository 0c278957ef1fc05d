package org.spineps.pipeline.instance;

import java.util.Arrays;
import java.util.List;

import org.spineps.pipeline.instance.VertebraTable.Part;
import org.spineps.volume.LabelVolume;

/**
 * Dissolves instances that are no vertebrae: only one prediction speaks for them,
 * they have hardly any body, and they lie between vertebrae that have one, or
 * are tiny.
 */
final class Fragments {

	private Fragments() {
		// static methods only
	}

	/**
	 * @param instances labels; changed
	 * @param semantic structures on the same grid
	 * @param support what speaks for instance 1, 2, …
	 * @param minBody least fraction of the median body volume
	 * @param leastVoxels a piece without any body and of fewer voxels is none
	 *          wherever it lies
	 * @return number of instances that became background
	 */
	static int dissolveInPlace(final LabelVolume instances,
		final LabelVolume semantic, final List<Support> support,
		final double minBody, final int leastVoxels)
	{
		final VertebraTable table = VertebraTable.of(instances, semantic);
		final long[] volumes = new long[table.size()];
		int count = 0;
		for (int label = 1; label < table.size(); label++)
			if (table.count(label, Part.BODY) > 0) volumes[count++] = table.count(
				label, Part.BODY);
		if (count == 0) return 0;
		Arrays.sort(volumes, 0, count);
		final double least = minBody * volumes[count / 2];
		double top = Double.POSITIVE_INFINITY;
		double bottom = Double.NEGATIVE_INFINITY;
		for (int label = 1; label < table.size(); label++)
			if (table.count(label, Part.BODY) >= least) {
				top = Math.min(top, table.depth(label, Part.BODY));
				bottom = Math.max(bottom, table.depth(label, Part.BODY));
			}
		final int[] map = Relabel.identity(table.size() - 1);
		int dissolved = 0;
		for (int label = 1; label < table.size(); label++) {
			if (!table.has(label) || support.get(label - 1).predictions() != 1 ||
				table.count(label, Part.BODY) >= least) continue;
			final double depth = table.depth(label, Part.WHOLE);
			final boolean tiny = table.count(label, Part.BODY) == 0 && table.count(
				label, Part.WHOLE) < leastVoxels;
			if (!tiny && (depth <= top || depth >= bottom)) continue;
			map[label] = 0;
			dissolved++;
		}
		if (dissolved > 0) Relabel.inPlace(instances, map);
		return dissolved;
	}
}
