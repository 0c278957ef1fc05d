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
package org.spineps.job;

import org.spineps.SpinepsException;
import org.spineps.job.setting.CheckedSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;
import org.spineps.job.setting.SharedTexts;
import org.spineps.network.ComputeOptions;
import org.spineps.network.Precision;
import org.spineps.nnunet.InferenceOptions;
import org.spineps.volume.AxisCodes;

/**
 * What the user chose for Run nnU-Net Model.
 *
 * @param model folder or id of the model
 * @param otherChannels titles or paths of the model's further channels, separated
 *          by semicolons; blank if the image holds all of them
 * @param orientation see {@link DisplayedOrientation#parse}
 * @param useHeader whether a NIfTI or DICOM header says more than orientation
 * @param storedAs axis codes of the files that the model was trained with, e.g.
 *          "LPS", for models that do not turn images; blank to take the image as
 *          it is displayed
 * @param exact whether to round where nnU-Net does
 * @param mirroring whether to average over flips, if the model allows it
 * @param probabilities whether to show the probabilities of all classes
 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
 * @param threads CPU threads, 0 for all cores
 */
public record RunNnUnetSettings(
	@Setting(label = "Model (folder or id)", form = Setting.Form.FOLDER,
		help = "The folder that nnU-Net's training made (plans.json, dataset.json, " +
			"fold_0 ...), or the id of an imported model.")
	String model,
	@Setting(label = "Other channels",
		help = "For models of several channels: titles of open images or paths of " +
			"files, separated by semicolons. Blank if the image is a hyperstack " +
			"with all channels.")
	String otherChannels,
	@Setting(label = SharedTexts.ORIENTATION, open = true,
		choices = SharedTexts.Orientations.class,
		help = SharedTexts.ORIENTATION_HELP)
	String orientation,
	@Setting(label = SharedTexts.USE_HEADER, help = SharedTexts.USE_HEADER_HELP)
	boolean useHeader,
	@Setting(label = "Axes of the training files",
		help = "Many models see voxels in the order of their files. Give the axis " +
			"codes of the files that the model was trained with, e.g. LPS; blank " +
			"to take the stack as it is displayed.")
	String storedAs,
	@Setting(label = "Round as nnU-Net does",
		help = "Scores in 16 bits: slower and takes more memory; some voxels at " +
			"borders differ without it.")
	boolean exact,
	@Setting(label = "Average over flipped images",
		help = "As nnU-Net does if the model allows it. Up to 8 times faster without.")
	boolean mirroring,
	@Setting(label = "Show probabilities",
		help = "A hyperstack with one channel for each class.")
	boolean probabilities,
	@Setting(label = SharedTexts.DEVICE, open = true,
		choices = SharedTexts.Devices.class, help = SharedTexts.DEVICE_HELP)
	String device,
	@Setting(label = SharedTexts.THREADS, min = 0,
		help = SharedTexts.THREADS_HELP)
	int threads) implements CheckedSettings
{

	/** What is taken for whatever a macro does not say. */
	public static final RunNnUnetSettings DEFAULTS = new RunNnUnetSettings("",
		"", DisplayedOrientation.DEFAULT, true, "", false, true, false, "auto", 0);

	/** The job. */
	public static final JobDescription<RunNnUnetSettings> JOB =
		new JobDescription<>("nnunet", "Run nnU-Net Model",
			"Runs any trained model of nnU-Net v2 on the image", DEFAULTS);

	@Override
	public void check() throws SpinepsException {
		DisplayedOrientation.parse(orientation);
		compute();
		axes();
	}

	/**
	 * @throws SpinepsException if no model was chosen
	 */
	public void requireModel() throws SpinepsException {
		if (model.isEmpty()) throw new SpinepsException("No model was chosen", "",
			"Give the folder of a trained nnU-Net model (the one that holds" +
				" plans.json), or the id of an imported one");
	}

	/**
	 * @return the axes that the model sees; null for those that are displayed
	 * @throws SpinepsException if they are not axis codes
	 */
	public AxisCodes axes() throws SpinepsException {
		if (storedAs.isBlank()) return null;
		try {
			return new AxisCodes(storedAs.strip());
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("Invalid axis codes", "\"" + storedAs + "\"",
				"Use three letters, one of each pair R/L, A/P, S/I, e.g. LPS", e);
		}
	}

	/**
	 * @return what the networks run on
	 * @throws SpinepsException if the device is unknown
	 */
	public ComputeOptions compute() throws SpinepsException {
		return ComputeOptions.parse(device, threads, Precision.FLOAT32.text());
	}

	/** @return how the model is run */
	public InferenceOptions toOptions() {
		return new InferenceOptions(exact ? InferenceOptions.Rounding.NNUNET
			: InferenceOptions.Rounding.NONE, mirroring, probabilities);
	}
}
