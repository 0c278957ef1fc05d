/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.pipeline.semantic;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.RunnableModel;
import org.spineps.network.window.ArgmaxConsumer;
import org.spineps.network.window.ProbabilityConsumer;
import org.spineps.network.window.SliceConsumer;
import org.spineps.network.window.SliceTee;
import org.spineps.network.window.SlidingWindow;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.progress.Progress;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.ScanGeometry;
import org.spineps.volume.resample.Resample;

/**
 * Finds the structures of the spine in a scan (Möller et al. 2024, section 2.3):
 * the scan is turned and resampled to what the network wants, the network's
 * logits are interpolated back onto the scan's own grid slice by slice, and the
 * best class is taken there. Memory is that of a few slices of logits, not of
 * classes × volume. With {@link SemanticOptions#ORIGINAL} it does what SPINEPS 2.0
 * does instead, and the mask stays on the network's grid.
 * <p>
 * Not for several threads at a time, because of the network.
 * </p>
 */
public final class SemanticPhase {

	/** Name of the stage that {@link #run} reports, one step for each tile. */
	public static final String STAGE = "Semantic network";

	private static final String ENSEMBLE = "Agreement of the networks";

	private final RunnableModel model;
	private final SemanticRules rules;
	private final SemanticOptions options;

	/**
	 * @param model a semantic model; stays the caller's
	 * @param rules how to prepare the scan and to read the scores, as {@linkplain
	 *          SemanticOptions#forNetwork options for this network} ask for
	 * @throws SpinepsException if the model cannot do what the user wants of it
	 * @throws IllegalArgumentException if the model is of another kind
	 */
	public SemanticPhase(final RunnableModel model, final SemanticRules rules)
		throws SpinepsException
	{
		if (model.manifest().kind() != ModelKind.SEMANTIC)
			throw new IllegalArgumentException("Not a semantic model: " + model
				.manifest().id());
		this.rules = rules;
		options = rules.options();
		this.model = options.wishes().of(model);
	}

	/**
	 * @param image the scan, on any grid; not changed
	 * @param progress receives every tile, asked before every network run whether
	 *          to stop
	 * @return the structures, on the scan's grid or that of the network
	 * @throws SpinepsException if the network fails or memory is not enough
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SemanticResult run(final ImageVolume image, final Progress progress)
		throws SpinepsException
	{
		return run(image, ExtraSink.NONE, progress);
	}

	/**
	 * @param image the scan, on any grid; not changed
	 * @param extras takes uncertainty and probabilities
	 * @param progress receives every tile, asked before every network run whether
	 *          to stop
	 * @return the structures, on the scan's grid or, if the options say so, on that
	 *         of the network; the confidence is always on the scan's grid
	 * @throws SpinepsException if the scan is empty, the network fails or memory is
	 *           not enough
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SemanticResult run(final ImageVolume image, final ExtraSink extras,
		final Progress progress) throws SpinepsException
	{
		final ImageVolume prepared = options.preparation().equals(
			ScanPreparation.NONE) ? image : options.preparation().apply(image,
				progress);
		final List<Double> spacing = model.manifest().input().spacingMm();
		ScanGeometry.requireRoom(prepared.grid().reorient(model.manifest().input()
			.volumeAxes()), spacing.get(2), spacing.get(1), spacing.get(0));
		final ImageVolume resampled = rules.resample(prepared, model.manifest()
			.input().gridFor(prepared.grid()));
		final ImageVolume seen = options.cropToContent() ? Crop.of(resampled,
			content(resampled), 0) : resampled;
		final int[] labels = model.manifest().labels();
		final Answers answers = new Answers(seen.grid(), labels, extras);
		final BestClasses best = rules.bestClasses(new BestClasses.Grids(seen.grid(),
			resampled.grid(), image.grid(), image.grid().reorient(model.manifest()
				.input().volumeAxes())), labels);
		final SlidingWindow.Report report = model.run(seen, answers.and(best
			.consumer()), STAGE, progress);
		final SemanticResult result = best.result(report);
		answers.tell(seen, image.grid(), progress);
		return result;
	}

	/** @return the box of what is not 0, or all if there is nothing */
	private static Box content(final ImageVolume image) {
		final LabelVolume mask = LabelVolume.zeros(image.grid());
		for (int v = 0; v < mask.array().length; v++)
			if (image.array()[v] != 0) mask.array()[v] = 1;
		final Box box = LabelStatistics.boundingBox(mask,
			label -> label != 0);
		return box.isEmpty() ? image.grid().box() : box;
	}

	/** What the network says beside its labels, if somebody wants it. */
	private final class Answers {

		private final ExtraSink extras;
		private final int[] labels;
		private final ProbabilityConsumer probabilities;
		private final ArgmaxConsumer ensemble;

		Answers(final Grid grid, final int[] labels, final ExtraSink extras) {
			this.extras = extras;
			this.labels = labels;
			final boolean unsure = extras.wants(Extra.UNCERTAINTY);
			final boolean softmax = extras.wants(Extra.SOFTMAX);
			probabilities = unsure || softmax ? new ProbabilityConsumer(grid,
				labels.length, softmax) : null;
			ensemble = unsure && model.networks() > 1 ? new ArgmaxConsumer(grid,
				labels) : null;
		}

		/** @return consumers that end with this one, which may change the scores */
		SliceConsumer and(final SliceConsumer last) {
			final List<SliceConsumer> all = new ArrayList<>();
			if (probabilities != null) all.add(probabilities);
			if (ensemble != null) all.add(ensemble);
			all.add(last);
			return all.size() == 1 ? last : new SliceTee(all);
		}

		void tell(final ImageVolume seen, final Grid scan,
			final Progress progress) throws SpinepsException
		{
			if (extras.wants(Extra.UNCERTAINTY)) {
				extras.put(Extra.UNCERTAINTY, "entropy", Resample.linear(probabilities
					.entropy(), scan));
				if (ensemble != null) extras.put(Extra.UNCERTAINTY, "disagreement",
					Resample.linear(disagreement(seen, progress), scan));
			}
			if (extras.wants(Extra.SOFTMAX)) for (int k = 0; k < labels.length; k++)
				extras.put(Extra.SOFTMAX, Integer.toString(labels[k]), probabilities
					.probability(k));
		}

		/** Runs every network once more by itself. */
		private ImageVolume disagreement(final ImageVolume seen,
			final Progress progress) throws SpinepsException
		{
			final ImageVolume parts = ImageVolume.zeros(seen.grid());
			final short[] together = ensemble.labels().array();
			for (int n = 0; n < model.networks(); n++) {
				final ArgmaxConsumer alone = new ArgmaxConsumer(seen.grid(), labels);
				model.network(n).run(seen, alone, ENSEMBLE, progress);
				for (int v = 0; v < together.length; v++)
					if (alone.labels().array()[v] != together[v]) parts.array()[v] += 1f /
						model.networks();
			}
			return parts;
		}
	}
}
