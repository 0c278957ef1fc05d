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
package org.spineps.ij.segment;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.ij.dialog.ScanChooser;
import org.spineps.ij.dialog.SegmentAsker;
import org.spineps.ij.image.ImageChecks;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.ScanPart;
import org.spineps.ij.task.AskingTask;
import org.spineps.ij.task.StageShare;
import org.spineps.ij.view.BusyScan;
import org.spineps.ij.view.SpineView;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.instance.InstancePhase;
import org.spineps.pipeline.semantic.SemanticPhase;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;

/**
 * Segment Spine: checks the image, finds its place in the patient, runs the
 * pipeline, and makes images, overlay and tables.
 */
public final class SegmentSpineTask implements
	AskingTask<SegmentSpineSettings>
{

	/** How sure the results are; two lines. */
	public static final String NOTICE = "Research software, not a medical " +
		"device. Names can be wrong:\n\"predicted\" ones come from a network, " +
		"\"assumed\" ones take the lowest vertebra for L5; V1, V2... have no known " +
		"level.";

	private final SpineMethods methods;

	/** Runs the methods that are installed. */
	public SegmentSpineTask() {
		this(SpineMethods.installed());
	}

	/** @param methods what can be run */
	public SegmentSpineTask(final SpineMethods methods) {
		this.methods = methods;
	}

	@Override
	public JobDescription<SegmentSpineSettings> job() {
		return SegmentSpineSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		ImageChecks.requireShownVolume(source);
	}

	@Override
	public String notice() {
		return NOTICE;
	}

	/** Without an image it first asks for one. */
	@Override
	public Optional<Wish<SegmentSpineSettings>> ask(final ImagePlus sourceOrNull)
		throws SpinepsException
	{
		final Optional<ImagePlus> scan = sourceOrNull == null ? ScanChooser.ask()
			: Optional.of(sourceOrNull);
		if (scan.isEmpty()) return Optional.empty();
		requireUsable(scan.get());
		return SegmentAsker.ask(scan.get(), methods, NOTICE).map(
			settings -> new Wish<>(scan.get(), settings));
	}

	/** As SPINEPS's take on the CPU. */
	@Override
	public List<StageShare> stages() {
		return List.of(new StageShare("Reading the image", 0.01), new StageShare(
			"Loading networks", 0.01), new StageShare("Loading the semantic network",
				0.06), new StageShare(SemanticPhase.STAGE, 0.45), new StageShare(
					"Tidying the semantic mask", 0.04), new StageShare(
						"Loading the instance network", 0.04), new StageShare(
							InstancePhase.STAGE, 0.25), new StageShare(
								"Names, discs and endplates", 0.08), new StageShare("Writing",
									0.03), new StageShare("Drawing", 0.03));
	}

	@Override
	public SegmentSpineResult run(final ImagePlus source,
		final SegmentSpineSettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		final PipelinePlan plan = settings.plan(methods);
		try (BusyScan busy = BusyScan.begin(source)) {
			return run(source, settings, plan, progress);
		}
	}

	private static SegmentSpineResult run(final ImagePlus source,
		final SegmentSpineSettings settings, final PipelinePlan plan,
		final Progress progress) throws SpinepsException
	{
		progress.report("Reading the image", 0, 0);
		final ScanPart part = ScanPart.of(source);
		final float[] values = ImagePlusVolumes.values(part.volume());
		ImageChecks.requireContent(values);
		final ImageOrientation.Placement placement = ImageOrientation.of(part
			.volume(), values, settings.orientation(), settings.useHeader());
		if (!settings.localizer().isBlank() && !placement.source().isHeader())
			throw new SpinepsException("A localizer needs to know where the scan lies",
				"the image has no header that says so (" + placement.source().text() +
					")", "Open the NIfTI or DICOM file of the scan, or leave the localizer " +
						"out");
		final ImageVolume volume = ImageVolume.wrap(values, placement.grid());
		final ScanJob job = new ScanJob(part, volume, placement, settings
			.acceptGeometry(), settings.nameAnchors());
		final boolean shown = source.getWindow() != null;
		final Optional<Path> folder = settings.outputFolder();
		final ScanJob.Found found = folder.isPresent() ? job.write(source, folder
			.get(), plan, progress) : job.run(plan, progress);
		progress.report("Drawing", 0, 0);
		final Set<String> notes = new LinkedHashSet<>(placement.notes());
		notes.addAll(part.notes());
		notes.addAll(found.notes());
		notes.addAll(found.segmentation().warnings());
		final boolean closed = shown && source.getWindow() == null;
		if (closed) notes.add("The scan was closed while it was segmented: only its " +
			"tables are shown.");
		else if (!isAsBefore(source, part, values)) notes.add("The scan was edited " +
			"while it was segmented: the result is that of the scan as it was.");
		final SegmentSpineResult result = new SegmentSpineResult(SpineView.of(source,
			placement, found.segmentation(), volume, List.copyOf(notes)).madeBy(settings,
				folder.map(written -> new FollowingFiles(written, plan)), part.channel(),
				part.frame()), part.frame(), closed, settings);
		progress.checkCancelled();
		return result;
	}

	private static boolean isAsBefore(final ImagePlus source,
		final ScanPart part, final float[] values)
	{
		return source.getWidth() * source.getHeight() * source
			.getNSlices() == values.length && part.channel() <= source
				.getNChannels() && part.frame() <= source.getNFrames() && Arrays.equals(
					values, ImagePlusVolumes.values(ScanPart.volume(source, part.channel(),
						part.frame())));
	}
}
