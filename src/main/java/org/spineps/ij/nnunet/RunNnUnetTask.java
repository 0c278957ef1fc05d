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
package org.spineps.ij.nnunet;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.ij.image.ChannelVolumes;
import org.spineps.ij.image.ImageChecks;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.RunNnUnetSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.network.EngineClassLoader;
import org.spineps.nnunet.CaseImages;
import org.spineps.nnunet.NnUnetModels;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.PredictableModel;
import org.spineps.nnunet.Prediction;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.Threads;

/**
 * Run nnU-Net Model: checks the image, collects its channels, runs the model, and
 * makes images.
 */
public final class RunNnUnetTask implements ImageTask<RunNnUnetSettings> {

	@Override
	public JobDescription<RunNnUnetSettings> job() {
		return RunNnUnetSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		ImageChecks.requireChannels(source);
	}

	@Override
	public String notice() {
		return Provenance.DISCLAIMER;
	}

	@Override
	public RunNnUnetResult run(final ImagePlus source,
		final RunNnUnetSettings settings, final Progress progress)
		throws SpinepsException
	{
		progress.report("Reading the image", 0, 0);
		final ChannelVolumes channels = ChannelVolumes.of(source, settings
			.otherChannels(), settings.orientation(), settings.useHeader());
		settings.requireModel();
		progress.checkCancelled();
		final PredictableModel model = NnUnetModels.find(settings.model(),
			FoldChoice.ALL);
		final Prediction prediction = predict(model, channels, settings, progress);
		progress.checkCancelled();
		return RunNnUnetResult.of(source, channels, model.plan(), prediction,
			settings);
	}

	private static Prediction predict(final PredictableModel model,
		final ChannelVolumes channels, final RunNnUnetSettings settings,
		final Progress progress) throws SpinepsException
	{
		final Grid displayed = channels.placement().grid();
		final AxisCodes axes = settings.axes() == null ? displayed.axisCodes()
			: settings.axes();
		final List<ImageVolume> turned = new ArrayList<>();
		for (final ImageVolume volume : channels.volumes())
			turned.add(Reorient.to(volume.on(displayed), axes));
		try (EngineClassLoader scope = EngineClassLoader.enter()) {
			return Threads.run(settings.compute().effectiveThreads(), () -> {
				try (NnUnetPredictor predictor = model.open(settings.toOptions(),
					settings.compute(), progress))
				{
					return asDisplayed(predictor.predict(CaseImages.of(turned), progress),
						displayed);
				}
			});
		}
	}

	private static Prediction asDisplayed(final Prediction prediction,
		final Grid displayed)
	{
		final LabelVolume labels = Reorient.to(prediction.labels(), displayed
			.axisCodes()).on(displayed);
		return new Prediction(labels, prediction.probabilities().stream().map(
			volume -> Reorient.to(volume, displayed.axisCodes()).on(displayed))
			.toList(), prediction.device(), prediction.tiles(), prediction.warnings());
	}
}
