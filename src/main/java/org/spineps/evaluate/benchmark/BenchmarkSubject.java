package org.spineps.evaluate.benchmark;

import org.spineps.SpinepsException;
import org.spineps.pipeline.SpineSegmentation;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** What is measured: the pipeline with its networks. */
public interface BenchmarkSubject {

	/**
	 * @param image a scan; not changed
	 * @param progress told of stages, asked for cancel
	 * @return masks on the scan's own grid
	 * @throws SpinepsException if the scan cannot be used
	 */
	SpineSegmentation segment(ImageVolume image, Progress progress)
		throws SpinepsException;

	/**
	 * Runs the instance phase alone.
	 *
	 * @param semantic a semantic mask; not changed
	 * @param progress told of stages, asked for cancel
	 * @return masks on the mask's own grid
	 * @throws SpinepsException if the mask cannot be used
	 */
	SpineSegmentation fromSemantic(LabelVolume semantic, Progress progress)
		throws SpinepsException;
}
