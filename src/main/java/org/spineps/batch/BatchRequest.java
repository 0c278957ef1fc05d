package org.spineps.batch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.naming.NameAnchor;

/**
 * What is to be done beside the usual: corrected masks and names, further files,
 * and what may be taken from earlier runs.
 *
 * @param semanticMasks for scans as inputs an edited semantic mask for each; empty
 *          for none
 * @param instanceMasks for each input an edited instance mask; empty for none
 * @param anchors names that the user has fixed, in the only input
 * @param extras further files that are wanted
 * @param reuse what may be taken from an earlier run
 */
public record BatchRequest(List<Path> semanticMasks,
	List<Path> instanceMasks, List<NameAnchor> anchors, Set<Extra> extras,
	Reuse reuse)
{

	/** Nothing beside the usual. */
	public static final BatchRequest NONE = new BatchRequest(List.of(), List
		.of(), List.of(), Set.of(), Reuse.ALL);

	/** Copies lists and set. */
	public BatchRequest {
		semanticMasks = List.copyOf(semanticMasks);
		instanceMasks = List.copyOf(instanceMasks);
		anchors = List.copyOf(anchors);
		extras = extras.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet
			.copyOf(extras));
	}
}
