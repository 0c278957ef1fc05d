package org.spineps.model.nnunet.inference;

import java.util.List;

/**
 * How a network's scores become labels.
 *
 * @param heads scores per voxel
 * @param regionLabels empty if every score stands for one label, its index, and
 *          the largest score wins. Else, for every score, the label that is
 *          written where its sigmoid is over one half; later ones overwrite
 * @param foreground the labels that are not background, ascending
 * @param names for every score what it stands for
 */
public record LabelRule(int heads, List<Integer> regionLabels,
	List<Integer> foreground, List<String> names)
{

	/** @throws IllegalArgumentException if the lists do not fit the heads */
	public LabelRule {
		regionLabels = List.copyOf(regionLabels);
		foreground = List.copyOf(foreground);
		names = List.copyOf(names);
		if (heads < 1 || names.size() != heads || !regionLabels.isEmpty() &&
			regionLabels.size() != heads) throw new IllegalArgumentException(heads +
				" scores for the names " + names + " and the labels " + regionLabels);
	}

	/** @return whether scores stand for regions, which may overlap */
	public boolean hasRegions() {
		return !regionLabels.isEmpty();
	}
}
