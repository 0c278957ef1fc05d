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
package org.spineps.ij;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.network.Precision;
import org.spineps.nnunet.InferenceOptions;
import org.spineps.volume.AxisCodes;

/**
 * What the user chose for Run nnU-Net Model, the same in every door to it. The
 * component names are the keys of macros with words joined by underscores.
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
public record RunNnUnetSettings(String model, String otherChannels,
	String orientation, boolean useHeader, String storedAs, boolean exact,
	boolean mirroring, boolean probabilities, String device, int threads)
{

	/** What is taken for whatever a macro does not say. */
	public static final RunNnUnetSettings DEFAULTS = new RunNnUnetSettings("", "",
		DisplayedOrientation.DEFAULT, true, "", false, true, false, "auto", 0);

	/** The keys of macros, in the order in which they are recorded. */
	static final Set<String> KEYS = DEFAULTS.toMap().keySet();

	/**
	 * Checks what a dialog makes sure of and a macro does not.
	 *
	 * @throws SpinepsException if a choice is not one of those possible
	 */
	void check() throws SpinepsException {
		if (model == null || model.isBlank()) throw new SpinepsException(
			"No model was chosen", "",
			"Give the folder of a trained nnU-Net model (the one that holds" +
				" plans.json), or the id of an imported one");
		DisplayedOrientation.parse(orientation);
		axes();
		compute();
	}

	/**
	 * @return the axes that the model sees; null for those that are displayed
	 * @throws SpinepsException if they are no axes
	 */
	AxisCodes axes() throws SpinepsException {
		if (storedAs == null || storedAs.isBlank()) return null;
		try {
			return new AxisCodes(storedAs.strip());
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("These are no axes of files", "\"" + storedAs +
				"\"", "Use three letters, one of each pair R/L, A/P, S/I, e.g. LPS", e);
		}
	}

	/**
	 * @return what the networks run on
	 * @throws SpinepsException if the device is unknown or the number negative
	 */
	ComputeOptions compute() throws SpinepsException {
		return ComputeOptions.parse(device, threads, Precision.FLOAT32.text());
	}

	/** @return how the model is run */
	InferenceOptions toOptions() {
		return new InferenceOptions(exact ? InferenceOptions.Rounding.NNUNET
			: InferenceOptions.Rounding.NONE, mirroring, probabilities);
	}

	/** @return the keys of macros with their values, in a fixed order */
	Map<String, String> toMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("model", model);
		map.put("other_channels", otherChannels);
		map.put("orientation", orientation);
		map.put("use_header", Boolean.toString(useHeader));
		map.put("stored_as", storedAs);
		map.put("exact", Boolean.toString(exact));
		map.put("mirroring", Boolean.toString(mirroring));
		map.put("probabilities", Boolean.toString(probabilities));
		map.put("device", device);
		map.put("threads", Integer.toString(threads));
		return map;
	}

	/**
	 * @param options what a macro says; keys that are not there keep their
	 *          defaults
	 * @return the settings
	 * @throws SpinepsException if a value cannot be used
	 */
	static RunNnUnetSettings of(final MacroOptions options)
		throws SpinepsException
	{
		return new RunNnUnetSettings(options.text("model", DEFAULTS.model), options
			.text("other_channels", DEFAULTS.otherChannels), options.text(
				"orientation", DEFAULTS.orientation), options.flag("use_header",
					DEFAULTS.useHeader), options.text("stored_as", DEFAULTS.storedAs),
			options.flag("exact", DEFAULTS.exact), options.flag("mirroring",
				DEFAULTS.mirroring), options.flag("probabilities",
					DEFAULTS.probabilities), options.text("device", DEFAULTS.device),
			options.integer("threads", DEFAULTS.threads));
	}
}
