package org.spineps.model.nnunet.inference;

import java.util.List;

import org.spineps.model.nnunet.DatasetDescription;
import org.spineps.model.nnunet.DatasetDescription.Head;

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

	/**
	 * @param dataset a model's data set
	 * @return what its scores stand for
	 */
	static LabelRule of(final DatasetDescription dataset) {
		final List<Head> heads = dataset.heads();
		return new LabelRule(heads.size(), dataset.hasRegions() ? heads.stream().map(
			Head::label).toList() : List.of(), dataset.foregroundLabels(), heads
				.stream().map(Head::name).toList());
	}

	/**
	 * @param label a label
	 * @return what it stands for; of a region what lies inside it is not told apart
	 */
	public String nameOf(final int label) {
		final int k = hasRegions() ? regionLabels.indexOf(label) : label;
		return k >= 0 && k < heads ? names.get(k) : "label " + label;
	}

	/** @return whether scores stand for regions, which may overlap */
	public boolean hasRegions() {
		return !regionLabels.isEmpty();
	}
}
