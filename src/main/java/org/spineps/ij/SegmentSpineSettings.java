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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.network.Precision;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethods;

/**
 * What the user chose for Segment Spine, the same in every door to it. The
 * component names are the keys of macros with words joined by underscores.
 *
 * @param method id of a method, see {@link SpineMethods}
 * @param orientation see {@link DisplayedOrientation#parse}
 * @param useHeader whether a NIfTI or DICOM header says more than orientation
 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
 * @param threads CPU threads, 0 for all cores
 * @param semanticModel id or folder of a model, blank for the packaged one
 * @param instanceModel the same for the instance network
 * @param showTable whether the table is to be shown
 * @param showOverlay whether the source image gets the overlay
 * @param namingModel id or folder of a network that names the levels; blank for
 *          none: they are counted
 * @param behaviour key of a {@link Behaviour}
 * @param optionsFile path of a file with switches and thresholds; blank for none
 */
public record SegmentSpineSettings(String method, String orientation, boolean useHeader,
	String device, int threads, String semanticModel, String instanceModel,
	boolean showTable, boolean showOverlay, String namingModel,
	String behaviour, String optionsFile)
{

	/** What is taken for whatever a macro does not say. */
	public static final SegmentSpineSettings DEFAULTS = new SegmentSpineSettings(
		DisplayedOrientation.DEFAULT, true, "auto", 0, "", "", true, true);

	/** The keys of macros, in the order in which they are recorded. */
	static final Set<String> KEYS = DEFAULTS.toMap().keySet();

	/** Null is blank. */
	public SegmentSpineSettings {
		method = method == null || method.isBlank() ? SpineMethods.DEFAULT : method
			.strip();
		semanticModel = semanticModel == null ? "" : semanticModel.strip();
		instanceModel = instanceModel == null ? "" : instanceModel.strip();
		namingModel = namingModel == null ? "" : namingModel.strip();
		optionsFile = optionsFile == null ? "" : optionsFile.strip();
	}

	/**
	 * With the usual switches and thresholds, without naming network.
	 *
	 * @param orientation see {@link DisplayedOrientation#parse}
	 * @param useHeader whether a header says more than orientation
	 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
	 * @param threads CPU threads, 0 for all cores
	 * @param semanticModel id or folder of a model, blank for the packaged one
	 * @param instanceModel the same for the instance network
	 * @param showTable whether the table is to be shown
	 * @param showOverlay whether the source image gets the overlay
	 */
	public SegmentSpineSettings(final String orientation,
		final boolean useHeader, final String device, final int threads,
		final String semanticModel, final String instanceModel,
		final boolean showTable, final boolean showOverlay)
	{
		this(SpineMethods.DEFAULT, orientation, useHeader, device, threads, semanticModel, instanceModel,
			showTable, showOverlay, "", Behaviour.MENDED.key(), "");
	}

	/**
	 * Checks what a dialog makes sure of and a macro does not.
	 *
	 * @param methods what can be run
	 * @throws SpinepsException if a choice is not one of those possible
	 */
	public void check(final SpineMethods methods) throws SpinepsException {
		DisplayedOrientation.parse(orientation);
		plan(methods);
	}

	/**
	 * @param methods what can be run
	 * @return what will be run
	 * @throws SpinepsException if the method, the device or the behaviour is unknown,
	 *           or the options file cannot be used
	 */
	PipelinePlan plan(final SpineMethods methods) throws SpinepsException {
		return methods.plan(method, new MethodRequest(Map.of("semantic",
			semanticModel, "instance", instanceModel, "naming", namingModel),
			ComputeOptions.parse(device, threads, Precision.FLOAT32.text()), Behaviour
				.of(behaviour).orElseThrow(() -> new SpinepsException(
					"Unknown behaviour '" + behaviour + "'", "",
					"Use mended or faithful")), file()));
	}

	private Optional<Path> file() throws SpinepsException {
		try {
			return optionsFile.isEmpty() ? Optional.empty() : Optional.of(Path.of(
				optionsFile));
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("The options file cannot be read", "\"" +
				optionsFile + "\" is not a path", "Give the path of a JSON file", e);
		}
	}

	/** @return the keys of macros with their values, in a fixed order */
	Map<String, String> toMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("method", method);
		map.put("orientation", orientation);
		map.put("use_header", Boolean.toString(useHeader));
		map.put("device", device);
		map.put("threads", Integer.toString(threads));
		map.put("semantic_model", semanticModel);
		map.put("instance_model", instanceModel);
		map.put("show_table", Boolean.toString(showTable));
		map.put("show_overlay", Boolean.toString(showOverlay));
		map.put("naming_model", namingModel);
		map.put("behaviour", behaviour);
		map.put("options_file", optionsFile);
		return map;
	}

	/**
	 * @param options what a macro says; keys that are not there keep their
	 *          defaults
	 * @return the settings
	 * @throws SpinepsException if a value cannot be used
	 */
	static SegmentSpineSettings of(final MacroOptions options)
		throws SpinepsException
	{
		final SegmentSpineSettings settings = new SegmentSpineSettings(options.text(
			"method", DEFAULTS.method), options.text("orientation", DEFAULTS.orientation), options.flag("use_header",
				DEFAULTS.useHeader), options.text("device", DEFAULTS.device), options
					.integer("threads", DEFAULTS.threads), options.text("semantic_model",
						DEFAULTS.semanticModel), options.text("instance_model",
							DEFAULTS.instanceModel), options.flag("show_table",
								DEFAULTS.showTable), options.flag("show_overlay",
									DEFAULTS.showOverlay), options.text("naming_model", ""),
			options.text("behaviour", DEFAULTS.behaviour), options.text(
				"options_file", ""));
		return settings;
	}
}
