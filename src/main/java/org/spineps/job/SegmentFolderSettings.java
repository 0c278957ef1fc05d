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

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchRequest;
import org.spineps.batch.GeometryHandling;
import org.spineps.batch.Reuse;
import org.spineps.batch.dataset.BidsResults;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.batch.dataset.OutputLayout;
import org.spineps.batch.dataset.ScanFilter;
import org.spineps.batch.dataset.ScanFinder;
import org.spineps.io.TimeHandling;
import org.spineps.job.setting.CheckedSettings;
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
import org.spineps.pipeline.extra.Extra;

/**
 * What the user chose for Segment Folder: the same files as those of "segment DIR"
 * on the command line.
 *
 * @param folder where the scans are
 * @param filter see {@link ScanFilter#pattern}
 * @param suffix last words of the names of the scans that are meant, with commas;
 *          blank for all
 * @param output where the results go; blank for a folder in the first one, or
 *          beside the scans
 * @param outputLayout key of an {@link OutputLayout}
 * @param method id of a {@link org.spineps.pipeline.SpineMethod}
 * @param report whether there is a page for each scan and a contact sheet
 * @param overwrite whether results that exist are made anew
 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
 * @param threads CPU threads, 0 for all cores
 * @param semanticModel id or folder of a model, blank for the packaged one
 * @param instanceModel the same for the instance network
 * @param namingModel id or folder of a network that names the levels; blank for none
 * @param behaviour key of a {@link Behaviour}
 * @param optionsFile path of a file with switches and thresholds; blank for none
 * @param acceptGeometry whether a voxel size or field of view that no spine scan
 *          has is taken for right
 * @param extra further files: keys of {@link Extra}s with commas between them
 * @param levelsModel id or folder of a network that names the levels from the mask;
 *          blank for the packaged one, "none" for none
 */
public record SegmentFolderSettings(
	@Setting(label = "Folder of scans", form = Setting.Form.FOLDER,
		help = "All scans in it and in the folders below it, except masks.")
	String folder,
	@Setting(label = "Filter",
		help = "Which scans, by their names, e.g. *_T2w*; with a / by their paths, " +
			"e.g. sub-1*/anat/*.")
	String filter,
	@Setting(label = "Suffix",
		help = "Which kinds of scans, by the last words of their names, with commas, " +
			"e.g. T2w,T1w; blank for all, of a BIDS data set those in folders anat.")
	String suffix,
	@Setting(label = "Results (blank = in that folder)",
		form = Setting.Form.FOLDER,
		help = "Folder for masks, tables and pages; blank for a folder \"" +
			SegmentFolderSettings.RESULTS + "\" in the first one, with the layout bids " +
			"\"" + BidsResults.DERIVATIVES + "\".")
	String output,
	@Setting(label = "Layout of the results",
		choices = SegmentFolderSettings.Layouts.class,
		help = "flat: side by side; bids: as a BIDS derivative; beside: beside each " +
			"scan.")
	String outputLayout,
	@Setting(label = SharedTexts.METHOD, open = true,
		choices = SharedTexts.Methods.class, help = SharedTexts.METHOD_HELP)
	String method,
	@Setting(label = "Make a page for each scan",
		help = "X_report.html for each, and contact-sheet.html for all.")
	boolean report,
	@Setting(label = "Replace results that exist",
		help = "Otherwise such scans are skipped, so that a run can be continued.")
	boolean overwrite,
	@Setting(label = SharedTexts.DEVICE, open = true,
		choices = SharedTexts.Devices.class, help = SharedTexts.DEVICE_HELP)
	String device,
	@Setting(label = SharedTexts.THREADS, min = 0,
		help = SharedTexts.THREADS_HELP, macroOnly = true)
	int threads,
	@Setting(label = "Semantic model", help = SharedTexts.MODEL_HELP,
		macroOnly = true)
	String semanticModel,
	@Setting(label = "Instance model", help = SharedTexts.MODEL_HELP,
		macroOnly = true)
	String instanceModel,
	@Setting(label = "Naming model", help = SharedTexts.MODEL_HELP,
		macroOnly = true)
	String namingModel,
	@Setting(label = "Behaviour",
		choices = SegmentSpineSettings.Behaviours.class,
		help = "faithful: SPINEPS 2.1.3 with its faults, for comparison studies.",
		macroOnly = true)
	String behaviour,
	@Setting(label = "Options file",
		help = "Path of a JSON file with switches and thresholds of the pipeline.",
		macroOnly = true)
	String optionsFile,
	@Setting(label = "Accept unusual geometry",
		help = "Voxel size and field of view are right, though no spine scan has them.",
		macroOnly = true)
	boolean acceptGeometry,
	@Setting(label = "Further files",
		help = "Words with commas, as for --extra of the command line: seg-nrrd (3D " +
			"Slicer), meshes, levels, raw, ...; of DICOM studies seg, sr " +
			"(measurements), rtstruct (outlines), which name the patient.")
	String extra,
	@Setting(label = "Levels model", help = SharedTexts.LEVELS_HELP,
		macroOnly = true)
	String levelsModel) implements CheckedSettings
{

	/** Folder of the results where none is chosen. */
	static final String RESULTS = "spineps";

	/** What is taken for whatever is not said. */
	public static final SegmentFolderSettings DEFAULTS =
		new SegmentFolderSettings("", ScanFilter.ALL_NAMES, "", "",
			OutputLayout.FLAT.key(), SpineMethods.DEFAULT, true, false, "auto", 0, "", "", "", Behaviour.MENDED.key(), "", false, "", "");

	/** The job. */
	public static final JobDescription<SegmentFolderSettings> JOB =
		new JobDescription<>("folder", "Segment Folder",
			"Segments all scans of a folder and writes masks, tables and pages",
			DEFAULTS);

	/** Keys of layouts. */
	public static final class Layouts implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(OutputLayout.values()).map(OutputLayout::key).toList();
		}
	}

	@Override
	public void check() throws SpinepsException {
		DeviceChoice.parse(device);
		path(folder, "folder");
		path(output, "output");
		path(optionsFile, "options_file");
		Extra.parse(extra);
		if (layout() == OutputLayout.BESIDE && !output.isBlank())
			throw new SpinepsException("Invalid value for output", "\"" + output +
				"\", but results beside the scans need no folder",
				"Leave it blank, or choose another layout");
	}

	private OutputLayout layout() {
		return OutputLayout.of(outputLayout).orElseThrow();
	}

	private static Path path(final String text, final String key)
		throws SpinepsException
	{
		try {
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid value for " + key, "\"" + text +
				"\" is not a path", "Give a path", e);
		}
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
		return methods.plan(method, new MethodRequest(Map.of("semantic",
			semanticModel, "instance", instanceModel, "naming", namingModel, "levels",
			levelsModel),
			ComputeOptions.parse(device, threads, Precision.FLOAT32.text()), Behaviour.of(
				behaviour).orElseThrow(), optionsFile.isEmpty() ? Optional.empty()
					: Optional.of(Path.of(optionsFile)), RunWishes.NONE, ""));
	}

	/** @return folder of the results; that of the scans if they lie beside these */
	public Path outputFolder() {
		if (!output.isBlank()) return Path.of(output);
		final Path scans = Path.of(folder);
		return switch (layout()) {
			case FLAT -> scans.resolve(RESULTS);
			case BIDS -> scans.resolve(BidsResults.DERIVATIVES);
			case BESIDE -> scans;
		};
	}

	/**
	 * Finds the scans, and makes the data set that their results belong in.
	 *
	 * @return the scans and the places of their results
	 * @throws SpinepsException if there is no such folder, or it holds none, or the
	 *           data set cannot be made
	 */
	public List<FoundScan> scans() throws SpinepsException {
		if (folder.isBlank()) throw new SpinepsException("No folder was chosen", "",
			"Choose the folder of the scans");
		final Path path = Path.of(folder);
		if (!Files.isDirectory(path)) throw new SpinepsException(
			"There is no such folder", "\"" + folder + "\"", "Check the name");
		final List<FoundScan> found = ScanFinder.find(List.of(path), new ScanFilter(
			filter.isBlank() ? ScanFilter.ALL_NAMES : filter, List.of(suffix.split(
				","))), layout(), outputFolder());
		if (layout() == OutputLayout.BIDS) BidsResults.prepare(found);
		return found;
	}

	/**
	 * @param scans some or all of the scans
	 * @return what is to be done with them
	 * @throws SpinepsException if a word for further files is not known
	 */
	public List<BatchJob> jobs(final List<FoundScan> scans)
		throws SpinepsException
	{
		return new BatchJob(scans.stream().map(FoundScan::file).toList(),
			BatchJob.InputKind.IMAGE, outputFolder(), TimeHandling.REFUSE, overwrite,
			report, new BatchRequest(List.of(), List.of(), List.of(), Extra.parse(
				extra), Reuse.ALL, Optional.empty(), GeometryHandling.of(acceptGeometry)))
					.with(scans);
	}
}
