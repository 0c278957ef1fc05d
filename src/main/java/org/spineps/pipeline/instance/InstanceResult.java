package org.spineps.pipeline.instance;

import java.util.List;

import org.spineps.volume.LabelVolume;

/**
 * What the instance phase found. Both masks are on the grid of the mask that it
 * was given; they belong to the receiver.
 *
 * @param instances vertebrae, numbered 1..n from the top
 * @param semantic the structures after post-processing: the core of bodies (50)
 *          has become body (49), bone that belongs to no vertebra is gone
 * @param support what speaks for vertebra 1..n, in this order
 * @param warnings sentences for the user
 */
public record InstanceResult(LabelVolume instances, LabelVolume semantic,
	List<Support> support, List<String> warnings)
{

	/** Copies the lists. */
	public InstanceResult {
		support = List.copyOf(support);
		warnings = List.copyOf(warnings);
	}

	/** @return number of vertebrae */
	public int count() {
		return support.size();
	}
}
