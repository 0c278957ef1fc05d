package org.spineps.batch.prediction;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of one case for a model of nnU-Net.
 *
 * @param name what its result is called, without ending
 * @param channels one file per channel, in the model's order
 */
public record PredictionCase(String name, List<Path> channels) {

	/** Copies the list. */
	public PredictionCase {
		channels = List.copyOf(channels);
	}
}
