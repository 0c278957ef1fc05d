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
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

import org.spineps.Version;
import org.spineps.ij.image.ChannelVolumes;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.Titles;
import org.spineps.ij.show.LabelColors;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.RunNnUnetSettings;
import org.spineps.nnunet.InferencePlan;
import org.spineps.nnunet.Prediction;
import org.spineps.result.Provenance;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;

/**
 * What Run nnU-Net Model made of an image, ready to be shown.
 *
 * @param labels label image, not shown
 * @param probabilities one channel per class, not shown; empty unless wanted
 * @param notes sentences for the user; empty when nothing is odd
 * @param summary one line on what was found
 */
public record RunNnUnetResult(ImagePlus labels,
	Optional<ImagePlus> probabilities, List<String> notes, String summary)
	implements TaskResult
{

	/** Copies the notes. */
	public RunNnUnetResult {
		notes = List.copyOf(notes);
	}

	static RunNnUnetResult of(final ImagePlus source,
		final ChannelVolumes channels, final InferencePlan plan,
		final Prediction prediction, final RunNnUnetSettings settings)
	{
		final List<String> notes = new ArrayList<>(channels.placement().notes());
		notes.addAll(prediction.warnings());
		final String found = found(plan, prediction);
		final StringJoiner info = new StringJoiner("\n", "", "\n");
		info.add("Labels of " + source.getTitle());
		info.add("SPINEPS for Fiji: " + Version.get());
		info.add(Provenance.DISCLAIMER);
		info.add("Model: " + plan.name());
		info.add("Orientation: " + channels.placement().grid().axisCodes() +
			" (from " + channels.placement().source().text() + ")");
		info.add("Device: " + prediction.device());
		RunNnUnetSettings.JOB.toMap(settings).forEach((key, value) -> {
			// Paths and titles may name a patient.
			if (!"model".equals(key) && !"other_channels".equals(key)) info.add(
				"Option " + key + ": " + value);
		});
		info.add("Found: " + found);
		notes.forEach(note -> info.add("Note: " + note));
		final String name = Titles.withoutExtension(source.getTitle());
		final ImagePlus labels = ImagePlusVolumes.toLabelImage(prediction.labels(),
			source, WindowManager.makeUniqueName(name + "-nnunet"), LabelColors
				.instanceLut(), info.toString());
		labels.setSlice(source.getSlice());
		return new RunNnUnetResult(labels, prediction.probabilities().isEmpty()
			? Optional.empty() : Optional.of(probabilities(prediction.probabilities(),
				source, name, plan.labels().names())), notes, plan.name() + ": " +
					found);
	}

	private static String found(final InferencePlan plan,
		final Prediction prediction)
	{
		final LabelStatistics statistics = LabelStatistics.of(prediction.labels());
		final StringJoiner found = new StringJoiner(", ");
		found.setEmptyValue("no label");
		for (final int label : statistics.labels())
			found.add(plan.labels().nameOf(label) + " (" + label + ")");
		return found.toString();
	}

	private static ImagePlus probabilities(final List<ImageVolume> classes,
		final ImagePlus source, final String name, final List<String> names)
	{
		final Grid grid = classes.get(0).grid();
		final int plane = grid.size(0) * grid.size(1);
		final ImageStack stack = new ImageStack(grid.size(0), grid.size(1));
		for (int slice = 0; slice < grid.size(2); slice++)
			for (int k = 0; k < classes.size(); k++)
				stack.addSlice(names.get(k), Arrays.copyOfRange(classes.get(k).array(),
					slice * plane, (slice + 1) * plane));
		final ImagePlus image = new ImagePlus(WindowManager.makeUniqueName(name +
			"-probabilities"), stack);
		image.setDimensions(classes.size(), grid.size(2), 1);
		image.setOpenAsHyperStack(true);
		final Calibration calibration = source.getCalibration().copy();
		calibration.disableDensityCalibration();
		image.setCalibration(calibration);
		image.setDisplayRange(0, 1);
		return image;
	}

	@Override
	public Map<String, ImagePlus> images() {
		final Map<String, ImagePlus> images = new LinkedHashMap<>();
		probabilities.ifPresent(image -> images.put("scores", image));
		images.put("labels", labels);
		return images;
	}
}
