package org.spineps.ij;

import org.spineps.SpinepsException;
import org.spineps.pipeline.SpineSegmentation;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;

/**
 * What turns a volume into labels: the pipeline, or a stand-in for tests. Used by
 * one thread at a time.
 */
public interface Segmenter extends AutoCloseable {

	/**
	 * @param image a scan; not changed
	 * @param progress is told where the work is, and may stop it
	 * @return what was found, on the scan's own grid
	 * @throws SpinepsException if the scan or the networks cannot be used
	 * @throws java.util.concurrent.CancellationException if progress stopped it
	 */
	SpineSegmentation segment(ImageVolume image, Progress progress)
		throws SpinepsException;

	/** Frees what the networks hold. */
	@Override
	void close();

	/** Makes a segmenter for one run. */
	@FunctionalInterface
	interface Factory {

		/**
		 * @param options what the user chose
		 * @return a segmenter, to be closed by the caller
		 * @throws SpinepsException if a network or device cannot be had
		 */
		Segmenter open(SpinepsOptions options) throws SpinepsException;
	}
}
