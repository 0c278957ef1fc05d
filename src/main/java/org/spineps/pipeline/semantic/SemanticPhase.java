package org.spineps.pipeline.semantic;

import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.RunnableModel;
import org.spineps.network.ResampledArgmaxConsumer;
import org.spineps.network.ResampledArgmaxConsumer.Quantity;
import org.spineps.network.SlidingWindow;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.Resample;

/**
 * Finds the structures of the spine in a scan (Möller et al. 2024, section 2.3):
 * the scan is turned and resampled to what the network wants, the network's
 * logits are interpolated back onto the scan's own grid slice by slice, and the
 * best class is taken there. Memory is that of a few slices of logits, not of
 * classes × volume.
 * <p>
 * Not for several threads at a time, because of the network.
 * </p>
 */
public final class SemanticPhase {

	/** Name of the stage that {@link #run} reports, one step for each tile. */
	public static final String STAGE = "Semantic network";

	private final RunnableModel model;

	/**
	 * @param model a semantic model; stays the caller's
	 * @throws IllegalArgumentException if the model is of another kind
	 */
	public SemanticPhase(final RunnableModel model) {
		if (model.manifest().kind() != ModelKind.SEMANTIC)
			throw new IllegalArgumentException("Not a semantic model: " + model
				.manifest().id());
		this.model = model;
	}

	/**
	 * @param image the scan, on any grid; not changed
	 * @param progress told after every tile, asked before every network run
	 * @return the structures, on the scan's grid
	 * @throws SpinepsException if the network fails or memory is not enough
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SemanticResult run(final ImageVolume image, final Progress progress)
		throws SpinepsException
	{
		final Grid turned = image.grid().reorient(model.manifest().input()
			.volumeAxes());
		final Grid working = model.manifest().input().gridFor(image.grid());
		final ResampledArgmaxConsumer best = new ResampledArgmaxConsumer(working,
			turned, Quantity.LOGITS, model.manifest().labels());
		final SlidingWindow.Report report = model.run(Resample.linear(image,
			working), best, STAGE, progress);
		return new SemanticResult(Reorient.to(best.labels(), image.grid()
			.axisCodes()).on(image.grid()), Reorient.to(best.confidence(), image
				.grid().axisCodes()).on(image.grid()), report.device(), report
					.warnings());
	}
}
