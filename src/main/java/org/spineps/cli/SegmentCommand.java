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
package org.spineps.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchListener;
import org.spineps.batch.BatchResult;
import org.spineps.batch.BatchRunner;
import org.spineps.batch.InputResult;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.result.Provenance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Segments scans, or finds the instances of existing semantic masks. */
@Command(name = "segment", description = {
	"Segments scans of the spine and names what was found." },
	footerHeading = "%nEach scan X becomes%n", footer = { //
		"  X_seg-spine_msk.nii.gz  structures (bodies, arches, discs, cord, ...)",
		"  X_seg-vert_msk.nii.gz   vertebrae, discs and endplates, numbered",
		"  X_ctd.json              points of interest",
		"  X_instances.csv         a row of measurements for each",
		"  X_levels.csv            heights, discs, slips, canal, cord of every level",
		"  X_spine.csv             lordosis, kyphosis, the worst levels",
		"  X_landmarks.json        what was measured where",
		"  X_snp.png               a picture",
		"  X_quality.json          whether it looks right: green, amber or red",
		"  X_report.html           a page of all of it (with --report), and",
		"  X_levels.png            the landmarks of every level,",
		"with --extra",
		"  X_seg-spine-raw_msk.nii.gz, X_seg-vert-raw_msk.nii.gz,",
		"  X_raw_confidence.nii.gz, X_raw.json",
		"                          raw: the masks before they are combined",
		"  X_seg-spine_uncertainty.nii.gz, X_seg-spine_disagreement.nii.gz",
		"                          uncertainty: how unsure the network is",
		"  X_seg-spine_softmax.npz softmax: probabilities of the classes",
		"  X_debug_....nii.gz      debug: what the phases saw on the way",
		"  X_seg-spine_snp.png     snapshot: a picture in SPINEPS's layout",
		"  X_levels.nii.gz         levels: one voxel for each disc",
		"  X.seg.nrrd              seg-nrrd: names and colours for 3D Slicer",
		"  X_seg.dcm, X_sr.dcm, X_rtstruct.dcm",
		"                          seg, sr, rtstruct: for the archive of the hospital",
		"and the folder gets run-manifest.json, which tells how all of them were",
		"made, cases.csv, which lists the doubtful ones first, and with --report",
		"contact-sheet.html, on which they are accepted or rejected. Its .spineps",
		"keeps the hashes by which whole results are known.",
		"As a BIDS derivative (--output-layout bids) X is e.g. sub-1_space-T2w, and",
		"the masks are X_desc-structures_dseg.nii.gz and X_desc-vertebrae_dseg.nii.gz,",
		"each with a sidecar (.json) and a table of its labels (.tsv)." },
	exitCodeList = {
		"0:all inputs are done (that no spine was found is a finding)",
		"1:an input failed; the others are done",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class SegmentCommand extends BaseCommand {

	private final SettingOptions<SegmentSpineSettings> settings;

	@Mixin
	private SegmentOptions options;

	/** @param services what it is given */
	SegmentCommand(final Services services) {
		this(services, new SettingOptions<>(SegmentSpineSettings.JOB,
			"semantic_model", "instance_model", "naming_model", "levels_model", "behaviour", "step_size",
			"tta", "batch_size", "crop", "n4", "enforce_12_thoracic"));
	}

	private SegmentCommand(final Services services,
		final SettingOptions<SegmentSpineSettings> settings)
	{
		super(services, "Cancelled.", settings);
		this.settings = settings;
	}

	@Override
	void checkArguments() {
		options.check();
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		final PipelinePlan plan = RequestException.in(() -> options.plan(services()
			.methods(), settings.get()));
		if (options.layout().isOriginal()) {
			final int code = ExitCode.of(options.layout().run(options.jobs(), plan,
				options.threads(), new OriginalReport(work, services(), quiet())));
			print(Provenance.DISCLAIMER);
			return code;
		}
		final BatchResult result = BatchRunner.run(options.jobs(), plan, options
			.schedule(), new Listener(work));
		work.report().summary(result);
		return ExitCode.of(result.results().stream().map(InputResult::status)
			.toList());
	}

	/**
	 * Joins display, report and cancellation. Of several scans that are worked on
	 * the progress of one is shown.
	 */
	private static final class Listener implements BatchListener {

		private final Subcommand work;
		private final Map<Path, String> running = new LinkedHashMap<>();
		private String left = "";

		Listener(final Subcommand work) {
			this.work = work;
		}

		@Override
		public synchronized void started(final Path input, final int number,
			final int total)
		{
			running.put(input, "[" + number + "/" + total + left + "] " + input
				.getFileName());
			work.display().begin(running.get(input));
		}

		@Override
		public synchronized void report(final Path input, final String stage,
			final long done, final long total)
		{
			if (running.isEmpty() || running.keySet().iterator().next().equals(input))
				work.report(stage, done, total);
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			work.report(stage, done, total);
		}

		@Override
		public void checkCancelled() {
			work.checkCancelled();
		}

		@Override
		public synchronized void timeLeft(final String text) {
			left = ", " + text + " left";
		}

		@Override
		public synchronized void finished(final InputResult result) {
			running.remove(result.input());
			work.display().end();
			work.report().input(result);
		}
	}
}
