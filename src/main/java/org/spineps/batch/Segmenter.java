package org.spineps.batch;

import org.spineps.SpinepsException;
import org.spineps.pipeline.SpineSegmentation;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * What a batch asks of the pipeline. Networks are loaded once and used for many
 * inputs, one at a time.
 */
public interface Segmenter extends AutoCloseable {

	/** Makes a segmenter when the first input needs it. */
	@FunctionalInterface
	interface Source {

		/**
		 * Finds, checks and loads the networks.
		 *
		 * @return a segmenter, to be closed by the caller
		 * @throws SpinepsException if a model is unknown or damaged, or the device
		 *           cannot be had
		 */
		Segmenter open() throws SpinepsException;
	}

	/**
	 * @param image a scan
	 * @param progress told of stages and tiles, asked for cancel
	 * @return masks on the scan's own grid
	 * @throws SpinepsException if the scan cannot be used
	 */
	SpineSegmentation segment(ImageVolume image, Progress progress)
		throws SpinepsException;

	/**
	 * Runs the instance phase alone.
	 *
	 * @param semantic an existing semantic mask
	 * @param progress told of stages and tiles, asked for cancel
	 * @return masks on the mask's own grid
	 * @throws SpinepsException if the mask cannot be used
	 */
	SpineSegmentation fromSemantic(LabelVolume semantic, Progress progress)
		throws SpinepsException;

	/** @return what the networks run on and why, e.g. "cpu (no CUDA found)" */
	String device();

	/** Frees the networks. */
	@Override
	void close();
}
