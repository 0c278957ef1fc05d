package org.spineps.batch;

import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.SpineSegmentation;
import org.spineps.pipeline.Spineps;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** The SPINEPS pipeline as a batch sees it. */
public final class SpinepsSegmenter implements Segmenter {

	private final Spineps spineps;

	private SpinepsSegmenter(final SpinepsOptions options)
		throws SpinepsException
	{
		spineps = new Spineps(options);
	}

	/**
	 * @param options networks, device and threads
	 * @return loads the networks when it is opened
	 */
	public static Source source(final SpinepsOptions options) {
		return () -> new SpinepsSegmenter(options);
	}

	@Override
	public SpineSegmentation segment(final ImageVolume image,
		final Progress progress) throws SpinepsException
	{
		return spineps.segment(image, progress);
	}

	@Override
	public SpineSegmentation fromSemantic(final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		return spineps.fromSemantic(semantic, progress);
	}

	@Override
	public SpineSegmentation run(final SpineRun run, final Progress progress)
		throws SpinepsException
	{
		return spineps.run(run, progress);
	}

	@Override
	public Map<String, String> semanticRecipe() {
		return spineps.semanticRecipe();
	}

	@Override
	public Map<String, String> instanceRecipe() {
		return spineps.instanceRecipe();
	}

	@Override
	public String device() {
		return spineps.deviceDescription();
	}

	@Override
	public void close() {
		spineps.close();
	}
}
