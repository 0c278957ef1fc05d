package org.spineps.pipeline.instance;

import java.util.List;

import org.spineps.volume.LabelVolume;

/**
 * What the merged predictions of the instance network say, before it is combined
 * with the semantic mask.
 *
 * @param labels instances 1..n in any order, on the network's grid, axes P, I and
 *          R; null if there are none
 * @param support what speaks for instance 1..n, in this order
 * @param warnings sentences for the user
 */
public record RawInstances(LabelVolume labels, List<Support> support,
	List<String> warnings)
{

	/** Copies the lists. */
	public RawInstances {
		support = List.copyOf(support);
		warnings = List.copyOf(warnings);
	}

	static RawInstances none(final String why) {
		return new RawInstances(null, List.of(), List.of(why));
	}
}
