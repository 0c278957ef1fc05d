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
package org.spineps.nnunet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.spineps.SpinepsException;
import org.spineps.network.PatchNetwork;
import org.spineps.network.window.Accumulation;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.SlidingWindow;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.resample.Interpolation;

/**
 * Runs a model of nnU-Net v2 on a case from the image to the labels (Isensee et
 * al. 2021): preparation, sliding window, averaging over flips and folds, and
 * mapping back to the image's grid.
 * <p>
 * By default scores are summed in 32 bits and converted into labels as they
 * arrive, so that classes × voxels never exist at the image's resolution. With
 * the original's rounding every fold is completed separately, in 16 bits, and
 * the labels equal the original's except for the last bits of the network's own
 * numbers. Not thread-safe.
 * </p>
 */
public final class NnUnetPredictor implements AutoCloseable {

	/**
	 * In place of the index of a score: the probability of what was written, of a
	 * label, of the region that gave it, or that no region is there.
	 */
	public static final int WRITTEN = -1;

	private static final String STAGE = "Network";

	private final InferencePlan plan;
	private final List<PatchNetwork> networks;
	private final InferenceOptions options;

	/**
	 * @param plan the model to run
	 * @param networks one per fold, at least one; closed with this object. Planar
	 *          ones accept patches with a first size of 1
	 * @param options how to run it
	 */
	public NnUnetPredictor(final InferencePlan plan,
		final List<? extends PatchNetwork> networks,
		final InferenceOptions options)
	{
		this.plan = plan;
		this.networks = List.copyOf(networks);
		this.options = options;
		if (networks.isEmpty()) throw new IllegalArgumentException("No network");
	}

	/** @return what is run */
	public InferencePlan plan() {
		return plan;
	}

	/** @return the device that the networks run on, and why */
	public String device() {
		return networks.get(0).device();
	}

	/**
	 * Segments one case.
	 *
	 * @param images the case; read only
	 * @param progress receives progress after every tile; checked for
	 *          cancellation before every network run
	 * @return labels, and probabilities if requested, on the case's grid
	 * @throws SpinepsException if the images do not fit the model, or the network
	 *           fails, or memory is not enough
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Prediction predict(final CaseImages images, final Progress progress)
		throws SpinepsException
	{
		return predict(images, options.probabilities() ? IntStream.range(0, plan
			.labels().heads()).boxed().toList() : List.of(), progress);
	}

	/**
	 * Segments one case and keeps the probabilities of some classes only.
	 *
	 * @param images the case; read only
	 * @param kept indices of scores ({@link LabelRule#names}), or {@link #WRITTEN}
	 * @param progress receives progress after every tile; checked for
	 *          cancellation before every network run
	 * @return labels, and the probabilities of these scores in that order, on the
	 *         case's grid
	 * @throws SpinepsException as {@link #predict(CaseImages, Progress)}
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Prediction predict(final CaseImages images, final List<Integer> kept,
		final Progress progress) throws SpinepsException
	{
		progress.report("Preparing the image", 0, 0);
		progress.checkCancelled();
		final PreparedCase prepared = PreparedCase.of(plan, images);
		final Run run = new Run(prepared, kept, progress);
		final BenchmarkScores scores = options.isExact() || Resampling.inPlane(plan
			.scores()) == Interpolation.CUBIC ? run.inHalves() : run.streamed();
		progress.checkCancelled();
		progress.report("Writing back", 0, 0);
		final List<ImageVolume> probabilities = new ArrayList<>();
		for (int k = 0; k < scores.probabilities().length; k++)
			probabilities.add(prepared.restore(scores.probabilities()[k], kept.get(
				k) == WRITTEN || kept.get(k) == 0 && !plan.labels().hasRegions() ? 1
					: 0));
		final Set<String> warnings = new LinkedHashSet<>(prepared.notes());
		warnings.addAll(run.last.warnings());
		return new Prediction(prepared.restore(scores.labels()), probabilities,
			run.last.device(), run.last.tiles(), List.copyOf(warnings));
	}

	/** One case while it is processed. */
	private final class Run {

		private final PreparedCase prepared;
		private final List<Integer> kept;
		private final Progress progress;
		private SlidingWindow.Report last;

		Run(final PreparedCase prepared, final List<Integer> kept,
			final Progress progress)
		{
			this.prepared = prepared;
			this.kept = kept;
			this.progress = progress;
		}

		BenchmarkScores streamed() throws SpinepsException {
			final int separate = prepared.separateAxisBack();
			final boolean[] nearest = new boolean[3];
			for (int axis = 0; axis < 3; axis++)
				nearest[axis] = (axis == separate ? Resampling.across(plan.scores())
					: Resampling.inPlane(plan.scores())) == Interpolation.NEAREST;
			final ScoreConsumer scores = new ScoreConsumer(plan.labels(), prepared
				.networkSize(), prepared.croppedSize(), nearest, kept);
			last = window(networks, Accumulation.FLOAT32).run(prepared.tensor(),
				prepared.shape(), scores, STAGE, progress);
			return scores;
		}

		BenchmarkScores inHalves() throws SpinepsException {
			final HalfScores scores = halfLogits();
			scores.export(plan.scores(), prepared.croppedSize(), prepared
				.separateAxisBack(), kept);
			return scores;
		}

		HalfScores halfLogits() throws SpinepsException {
			final HalfScores scores = new HalfScores(plan.labels(), prepared
				.networkSize());
			for (int fold = 0; fold < networks.size(); fold++) {
				last = window(List.of(networks.get(fold)), options.isExact()
					? Accumulation.HALF : Accumulation.FLOAT32).run(prepared.tensor(),
						prepared.shape(), scores, networks.size() == 1 ? STAGE : STAGE +
							" " + (fold + 1) + " of " + networks.size(), progress);
				scores.endFold();
			}
			return scores;
		}
	}

	/**
	 * @param images the case; read only
	 * @return the scores as the original rounds them, before they are resampled
	 * @throws SpinepsException as {@link #predict(CaseImages, Progress)}
	 */
	HalfScores halfLogits(final CaseImages images) throws SpinepsException {
		return new Run(PreparedCase.of(plan, images), List.of(), Progress.NONE).halfLogits();
	}

	private SlidingWindow window(final List<PatchNetwork> members,
		final Accumulation accumulation)
	{
		final ImportanceMap importance = switch (options.rounding()) {
			case NONE -> ImportanceMap.FLOAT32;
			case NNUNET -> ImportanceMap.HALF_10;
			case NNUNET_2_2 -> ImportanceMap.HALF_1000;
		};
		return new SlidingWindow(members, plan.tiling(importance), options
			.mirroring() ? Mirroring.of(plan.mirrorTensorAxes()) : Mirroring.NONE, plan
				.labels().heads(), accumulation);
	}

	/** Frees the networks. */
	@Override
	public void close() {
		networks.forEach(PatchNetwork::close);
	}
}
