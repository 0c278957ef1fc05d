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
package org.spineps.pipeline.totalspineseg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.nnunet.CaseImages;
import org.spineps.nnunet.InferenceOptions;
import org.spineps.nnunet.InferencePlan;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.PredictableModel;
import org.spineps.nnunet.Prediction;
import org.spineps.pipeline.LazyModel;
import org.spineps.pipeline.LevelsChoice;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.pipeline.levels.ModelLevelNetwork;
import org.spineps.pipeline.totalspineseg.label.Votes;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The networks of TotalSpineSeg as models of nnU-Net: without flips, as the
 * original runs them. Loaded when they are first needed.
 */
final class NnUnetNetworks implements SpineNetworks {

	private static final int FIRST_CLASSES = 9;
	private static final int SECOND_CLASSES = 11;
	private static final int CANAL = 8;
	private static final int CORD = 9;

	private final PredictableModel first;
	private final PredictableModel second;
	private final ComputeOptions compute;
	private final Votes firstVotes;
	private final Votes secondVotes;
	private final LazyModel levels;
	private NnUnetPredictor firstLoaded;
	private NnUnetPredictor secondLoaded;
	private boolean askedLevels;

	/**
	 * @param first the model of step 1
	 * @param second the model of step 2; null if it will not be run
	 * @param levelsOrNull the levels network; closed with this object
	 * @param compute device, threads and precision
	 * @throws SpinepsException if a model is not one of that step
	 */
	NnUnetNetworks(final PredictableModel first, final PredictableModel second,
		final LazyModel levelsOrNull, final ComputeOptions compute)
		throws SpinepsException
	{
		levels = levelsOrNull;
		this.first = first;
		this.second = second;
		this.compute = compute;
		require(first.plan(), 1, 1, FIRST_CLASSES);
		if (second != null) require(second.plan(), 2, 2, SECOND_CLASSES);
		firstVotes = votes(first);
		secondVotes = second == null ? Votes.PUBLISHED : votes(second);
	}

	/** A network that was not measured is taken for TotalSpineSeg's own. */
	private static Votes votes(final PredictableModel model)
		throws SpinepsException
	{
		if (model.landmarks().isEmpty()) return Votes.PUBLISHED;
		try {
			return Votes.measured(model.landmarks());
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("The manifest of " + model.plan().name() +
				" is wrong", e.getMessage(), "Import the model again", e);
		}
	}

	private static void require(final InferencePlan plan, final int step,
		final int channels, final int classes) throws SpinepsException
	{
		final List<Integer> wanted = IntStream.rangeClosed(1, classes).boxed()
			.toList();
		if (plan.channels().size() == channels && plan.labels().regionLabels()
			.equals(wanted)) return;
		throw new SpinepsException("The model " + plan.name() +
			" is not TotalSpineSeg's step " + step, "it has " + plan.channels()
				.size() + " input channels and the regions " + plan.labels()
					.regionLabels() + "; expected " + channels + " and 1 to " + classes,
			"Give the model of that step; --semantic-model is for step 1, " +
				"--instance-model for step 2");
	}

	@Override
	public First first(final ImageVolume image, final Progress progress)
		throws SpinepsException
	{
		askedLevels = false;
		if (firstLoaded == null) firstLoaded = open(first, progress);
		final List<Integer> regions = first.plan().labels().regionLabels();
		final Prediction seen = firstLoaded.predict(CaseImages.of(List.of(image)),
			List.of(regions.indexOf(CANAL), regions.indexOf(CORD)), progress);
		return new First(seen.labels(), seen.probabilities().get(0), seen
			.probabilities().get(1), seen.warnings());
	}

	@Override
	public Second second(final ImageVolume image, final LabelVolume discs,
		final Progress progress) throws SpinepsException
	{
		if (secondLoaded == null) secondLoaded = open(second, progress);
		final ImageVolume channel = ImageVolume.zeros(image.grid());
		for (int v = 0; v < channel.array().length; v++)
			channel.array()[v] = discs.array()[v];
		final Prediction seen = secondLoaded.predict(CaseImages.of(List.of(image,
			channel)), List.of(NnUnetPredictor.WRITTEN), progress);
		return new Second(seen.labels(), seen.probabilities().get(0), seen
			.warnings());
	}

	private NnUnetPredictor open(final PredictableModel model,
		final Progress progress) throws SpinepsException
	{
		return model.open(new InferenceOptions(InferenceOptions.Rounding.NONE,
			false, false), compute, progress);
	}

	@Override
	public Votes votes(final int step) {
		return step == 1 ? firstVotes : secondVotes;
	}

	@Override
	public Optional<LevelNetwork> levels() throws SpinepsException {
		if (levels == null) return Optional.empty();
		askedLevels = true;
		return Optional.of(new ModelLevelNetwork(levels.get()));
	}

	@Override
	public List<ModelUse> uses(final boolean both) throws SpinepsException {
		final List<ModelUse> uses = new ArrayList<>();
		for (final ModelUse use : first.uses())
			uses.add(new ModelUse("step 1", use.id(), use.sha256()));
		if (both) for (final ModelUse use : second.uses())
			uses.add(new ModelUse("step 2", use.id(), use.sha256()));
		if (askedLevels) uses.add(new ModelUse(LevelsChoice.ROLE, levels.manifest()
			.id(), levels.manifest().sha256()));
		return uses;
	}

	@Override
	public String device() {
		return firstLoaded == null ? "" : firstLoaded.device();
	}

	@Override
	public void close() {
		if (firstLoaded != null) firstLoaded.close();
		if (secondLoaded != null) secondLoaded.close();
		if (levels != null) levels.close();
		firstLoaded = null;
		secondLoaded = null;
	}
}
