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

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.job.setting.CheckedSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;
import org.spineps.job.setting.SharedTexts;
import org.spineps.network.ComputeOptions;
import org.spineps.network.DeviceChoice;
import org.spineps.network.Precision;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.RunWishes;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.semantic.SemanticWishes;
import org.spineps.pipeline.semantic.Wish;

/**
 * What the user chose for Segment Spine.
 *
 * @param method id of a {@link org.spineps.pipeline.SpineMethod}
 * @param orientation see {@link DisplayedOrientation#parse}
 * @param useHeader whether a NIfTI or DICOM header says more than orientation
 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
 * @param threads CPU threads, 0 for all cores
 * @param semanticModel id or folder of a model, blank for the packaged one
 * @param instanceModel the same for the instance network
 * @param showTable whether the table is to be shown
 * @param showOverlay whether the source image gets the overlay
 * @param showLabels whether the label images are shown
 * @param namingModel id or folder of a network that names the levels; blank for
 *          none: they are counted
 * @param behaviour key of a {@link Behaviour}
 * @param optionsFile path of a file with switches and thresholds; blank for none
 * @param stepSize distance of neighbouring tiles as a share of the tile; 0 for that
 *          of the network
 * @param tta whether scores are averaged over flips: auto, on or off
 * @param batchSize cut-outs in one pass; 0 for the usual
 * @param crop whether the scan is prepared within its positive voxels: auto, on or
 *          off
 * @param n4 whether the bias field is removed: auto, on or off
 * @param enforce12Thoracic whether every spine has twelve thoracic vertebrae
 * @param acceptGeometry whether a voxel size, field of view or orientation that no
 *          spine scan has is taken for right
 * @param output folder for the files that the command line writes; blank for none
 * @param anchors names that the user fixes, see {@link NameAnchor#parse}, with commas
 *          between; blank for none
 * @param localizer path of another scan of the same patient, or of its mask, that
 *          names the discs; blank for none
 * @param levelsModel id or folder of a network that names the levels from the mask;
 *          blank for the packaged one, "none" for none
 */
public record SegmentSpineSettings(
	@Setting(label = SharedTexts.METHOD, open = true,
		choices = SharedTexts.Methods.class, help = SharedTexts.METHOD_HELP)
	String method,
	@Setting(label = SharedTexts.ORIENTATION, open = true,
		choices = SharedTexts.Orientations.class,
		help = SharedTexts.ORIENTATION_HELP)
	String orientation,
	@Setting(label = SharedTexts.USE_HEADER, help = SharedTexts.USE_HEADER_HELP)
	boolean useHeader,
	@Setting(label = SharedTexts.DEVICE, open = true,
		choices = SharedTexts.Devices.class, help = SharedTexts.DEVICE_HELP)
	String device,
	@Setting(label = SharedTexts.THREADS, min = 0,
		help = SharedTexts.THREADS_HELP)
	int threads,
	@Setting(label = "Semantic model (blank = default)",
		help = SharedTexts.MODEL_HELP)
	String semanticModel,
	@Setting(label = "Instance model (blank = default)",
		help = SharedTexts.MODEL_HELP)
	String instanceModel,
	@Setting(label = "Show table of instances",
		help = "One row per vertebra, disc, endplate pair, sacrum, cord and canal.")
	boolean showTable,
	@Setting(label = "Show overlay on the image",
		help = "Colours and names over the image; its pixels stay as they are.")
	boolean showOverlay,
	@Setting(label = "Show label images",
		help = "The semantic and the instance labels as images of their own.")
	boolean showLabels,
	@Setting(label = "Naming model (blank = count)",
		help = SharedTexts.MODEL_HELP)
	String namingModel,
	@Setting(label = "Behaviour",
		choices = SegmentSpineSettings.Behaviours.class,
		help = "faithful: SPINEPS 2.1.3 with its faults, for comparison studies.")
	String behaviour,
	@Setting(label = "Options file (blank = none)",
		help = "Path of a JSON file with switches and thresholds of the pipeline.")
	String optionsFile,
	@Setting(label = "Step size (0 = model's)", min = 0, max = 1,
		help = "Distance of neighbouring tiles of the semantic network as a share of " +
			"the tile: smaller is slower and smoother.")
	double stepSize,
	@Setting(label = "Average over flips", choices = SharedTexts.Wishes.class,
		help = "Whether the semantic network also sees flipped scans; auto: as the " +
			"model says.")
	String tta,
	@Setting(label = "Cut-outs per pass (0 = usual)", min = 0, max = 64,
		help = "How many the instance network sees at a time: 4 on a GPU and 1 on the " +
			"CPU if nothing is said, fewer where memory is short.")
	int batchSize,
	@Setting(label = "Crop before preparing", choices = SharedTexts.Wishes.class,
		help = "Whether N4 and the range of values look at the box of positive voxels " +
			"only; auto: as the model and the behaviour say.")
	String crop,
	@Setting(label = "Remove shading (N4)", choices = SharedTexts.Wishes.class,
		help = "Whether the bias field is removed first; never in CT. auto: as the " +
			"model and the behaviour say.")
	String n4,
	@Setting(label = "Enforce twelve thoracic vertebrae",
		help = "A naming model may then find neither T11 as the last one nor T13.")
	boolean enforce12Thoracic,
	@Setting(label = "Accept unusual geometry",
		help = "Voxel size, field of view and the orientation that was chosen are " +
			"right, though no spine scan has them.")
	boolean acceptGeometry,
	@Setting(label = "Output folder (blank = none)", form = Setting.Form.FOLDER,
		help = "Gets all the files that the command line writes, in place of earlier " +
			"ones of the same scan.")
	String output,
	@Setting(label = "Fixed names (blank = none)",
		help = "What is known: label or name of a vertebra or disc, = and its level, " +
			"e.g. 124=L4/L5 or V3=T12; several with commas between.")
	String anchors,
	@Setting(label = "Localizer (blank = none)", form = Setting.Form.FILE,
		help = "Another scan of the same patient in the same space, which is " +
			"segmented first, or its finished mask: it names the discs. For the method " +
			"totalspineseg, and scans whose header says where they lie.")
	String localizer,
	@Setting(label = "Levels model (blank = default)",
		help = SharedTexts.LEVELS_HELP)
	String levelsModel) implements CheckedSettings
{

	private static final String AUTO = SharedTexts.WISHES.get(0);

	/** What is taken for whatever a macro does not say. */
	public static final SegmentSpineSettings DEFAULTS = new SegmentSpineSettings(
		SpineMethods.DEFAULT, DisplayedOrientation.DEFAULT, true, "auto", 0, "", "", true, true, false, "",
		Behaviour.MENDED.key(), "", 0, AUTO, 0, AUTO, AUTO, false, false, "", "", "", "");

	/** The job. */
	public static final JobDescription<SegmentSpineSettings> JOB =
		new JobDescription<>("segment", "Segment Spine",
			"Segments and names vertebrae, discs, cord and canal in MRI", DEFAULTS);

	@Override
	public void check() throws SpinepsException {
		DisplayedOrientation.parse(orientation);
		DeviceChoice.parse(device);
		file();
		outputFolder();
		nameAnchors();
	}

	/**
	 * @return the names that the user fixes
	 * @throws SpinepsException if one is not recognised
	 */
	public List<NameAnchor> nameAnchors() throws SpinepsException {
		final List<NameAnchor> names = new ArrayList<>();
		for (final String text : anchors.split(","))
			if (!text.isBlank()) names.add(NameAnchor.parse(text.strip()));
		return List.copyOf(names);
	}

	/**
	 * @return where files are written; empty for none
	 * @throws SpinepsException if it is not a path
	 */
	public Optional<Path> outputFolder() throws SpinepsException {
		return path(output, "The output folder cannot be used",
			"Give the path of a folder");
	}

	/**
	 * @param methods what can be run
	 * @return what will be run
	 * @throws SpinepsException if the method is unknown, or the options file cannot
	 *           be used
	 */
	public PipelinePlan plan(final SpineMethods methods)
		throws SpinepsException
	{
		return methods.plan(method, new MethodRequest(models(), ComputeOptions
			.parse(device, threads, Precision.FLOAT32.text()).withBatch(batchSize),
			behaviourKind(), file(), wishes(), localizer.strip()));
	}

	/** @return role of a network → id or folder of a model; blank for the default */
	public Map<String, String> models() {
		return Map.of("semantic", semanticModel, "instance", instanceModel,
			"naming", namingModel, "levels", levelsModel);
	}

	/** @return switches that count more than an options file */
	public RunWishes wishes() {
		return new RunWishes(new SemanticWishes(stepSize, wish(tta), wish(crop), wish(
			n4)), enforce12Thoracic);
	}

	private static Wish wish(final String word) {
		return Wish.valueOf(word.toUpperCase(Locale.ROOT));
	}

	/** @return the behaviour; the settings have been checked */
	public Behaviour behaviourKind() {
		return Behaviour.of(behaviour).orElseThrow();
	}

	private Optional<Path> file() throws SpinepsException {
		return path(optionsFile, "The options file cannot be read",
			"Give the path of a JSON file");
	}

	private static Optional<Path> path(final String text, final String problem,
		final String remedy) throws SpinepsException
	{
		try {
			return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException(problem, "\"" + text + "\" is not a path",
				remedy, e);
		}
	}

	/** Keys of behaviours. */
	public static final class Behaviours implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(Behaviour.values()).map(Behaviour::key).toList();
		}
	}
}
