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
package org.spineps.ij.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchCase;
import org.spineps.batch.BatchCases;
import org.spineps.batch.BatchListener;
import org.spineps.batch.BatchResult;
import org.spineps.batch.BatchRunner;
import org.spineps.batch.BatchSchedule;
import org.spineps.batch.FakeSegmenter;
import org.spineps.batch.InputResult;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.ij.task.TaskResult;
import org.spineps.io.VolumeExport;
import org.spineps.io.dicom.DicomBytes;
import org.spineps.job.CohortReportSettings;
import org.spineps.job.SegmentFolderSettings;
import org.spineps.measure.quality.Light;
import org.spineps.progress.Progress;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.OpenImages;

/** Segment Folder without a screen: in macros and scripts. */
class SegmentFolderTaskTest {

	@TempDir
	private Path folder;
	private final FakePipeline.Record record = new FakePipeline.Record();

	@BeforeEach
	void writeScans() throws Exception {
		Files.createDirectory(folder.resolve("sub-2"));
		VolumeExport.writeImage(folder.resolve("scan-1.nii.gz"), OpenImages.SPINE
			.image(1), null);
		VolumeExport.writeImage(folder.resolve("sub-2/scan-2.nii.gz"),
			OpenImages.SPINE.image(2), null);
	}

	private SegmentFolderSettings settings(final String... more)
		throws SpinepsException
	{
		final Map<String, String> values = new TreeMap<>(Map.of("folder",
			folder.toString()));
		for (int i = 0; i < more.length; i += 2)
			values.put(more[i], more[i + 1]);
		return SegmentFolderSettings.JOB.parse(values);
	}

	private TaskResult run(final SegmentFolderSettings settings,
		final Progress progress) throws SpinepsException
	{
		return new SegmentFolderTask(record.method.alone(), true).run(null, settings,
			progress);
	}

	@Test
	void aMacroWritesWhatTheCommandLineWrites() {
		try (HeadlessImageJ imagej = new HeadlessImageJ()) {
			imagej.run("run('Segment Folder...', 'folder=[' + getArgument() + " +
				"'] filter=*-2* method=box');", folder.toString());
			assertThat(imagej.error()).isNull();
			assertThat(folder.resolve("spineps/scan-2_seg-vert_msk.nii.gz")).exists();
			assertThat(folder.resolve("spineps/contact-sheet.html")).exists();
			assertThat(folder.resolve("spineps/scan-1_seg-vert_msk.nii.gz"))
				.doesNotExist();
			imagej.run("run('Segment Folder...', 'folder=/nowhere/at/all');", "");
			assertThat(imagej.error()).isNotNull();
		}
	}

	@Test
	void itContinuesWhatTheCommandLineBeganAndTheOtherWayRound()
		throws SpinepsException
	{
		final SegmentFolderSettings settings = settings();
		final List<FoundScan> scans = settings.scans();
		BatchRunner.run(settings.jobs(scans.subList(0, 1)), new FakeSegmenter()
			.plan(), BatchSchedule.ONE_BY_ONE, new Silent());
		final TaskResult result = run(settings, Progress.NONE);
		assertThat(result.summary()).startsWith("2 scans: 1 ok, 1 skipped; see ");
		assertThat(record.images).hasSize(1);
		assertThat(run(settings, Progress.NONE).summary()).contains("2 skipped");
		assertThat(run(settings("overwrite", "true", "report", "false"),
			Progress.NONE).summary()).contains("2 ok");
	}

	@Test
	void aStudyIsACaseAndNothingNamesThePatient() throws Exception {
		final Path study = Files.createDirectories(folder.resolve("studies/Doe"));
		for (int slice = 0; slice < 8; slice++)
			for (int number = 1; number <= 2; number++)
				Files.write(study.resolve(number + "-" + slice), DicomBytes.sagittal(4 *
					slice, number == 1 ? "Doe^Jane" : "Roe^Richard", number).bytes());
		final SegmentFolderSettings settings = settings("folder", study.toString(),
			"extra", "seg", "accept_geometry", "true", "report", "false");
		final BatchCases found = BatchCases.of(settings.jobs(settings.scans()),
			Progress.NONE);
		final List<BatchCase> cases = found.list();
		final CaseRows rows = new CaseRows(study, cases);
		assertThat(rows.getRowCount()).isEqualTo(2);
		for (int row = 0; row < 2; row++)
			assertThat((String) rows.getValueAt(row, CaseRows.TITLE)).matches(
				"dicom_[0-9a-f]{8}");
		final BatchResult result = BatchRunner.run(found, new FakeSegmenter().plan(),
			BatchSchedule.ONE_BY_ONE, new Silent() {

				@Override
				public void report(final String stage, final long done,
					final long total)
				{
					assertThat(stage).as("headers are read once").isNotEqualTo(
						"Reading DICOM headers");
				}
			});
		assertThat(new FolderResult(result, settings.outputFolder(), study)
			.summary()).startsWith("2 scans: 2 ok").doesNotContain("Doe");
		assertThat(study.resolve("spineps").resolve(cases.get(0).name() +
			"_seg.dcm")).exists();
		assertThat(cases.get(0).hasResult()).isTrue();
		assertThatThrownBy(() -> BatchCases.of(settings.jobs(settings.scans()),
			new Progress()
			{

				@Override
				public void report(final String stage, final long done,
					final long total)
				{
					assertThat(stage).isEqualTo("Reading DICOM headers");
					assertThat(total).isPositive();
				}

				@Override
				public void checkCancelled() {
					throw new CancellationException();
				}
			})).isInstanceOf(CancellationException.class);
	}

	@Test
	void aScanThatFailsStopsNoOther() throws Exception {
		Files.writeString(folder.resolve("a.nii"), "not a scan");
		final TaskResult result = run(settings(), Progress.NONE);
		assertThat(result.summary()).contains("2 ok", "1 failed");
		assertThat(result.notes()).anyMatch(note -> note.startsWith("a: Cannot read"));
		assertThatThrownBy(() -> run(settings("filter", "a*"), Progress.NONE))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"None of the scans");
	}

	@Test
	void suffixAndLayoutAreThoseOfTheCommandLine() throws Exception {
		VolumeExport.writeImage(folder.resolve("sub-2/sub-2_T2w.nii.gz"),
			OpenImages.SPINE.image(2), null);
		final SegmentFolderSettings bids = settings("suffix", "T2w, T1w",
			"output_layout", "bids", "report", "false");
		assertThat(run(bids, Progress.NONE).summary()).isEqualTo(
			"1 scan: 1 ok; see the folder derivatives" + File.separator +
				"spineps in that of the scans");
		assertThat(folder.resolve("derivatives/spineps/dataset_description.json"))
			.exists();
		assertThat(folder.resolve("derivatives/spineps/sub-2/anat/" +
			"sub-2_space-T2w_desc-vertebrae_dseg.nii.gz")).exists();
		final SegmentFolderSettings beside = settings("filter", "scan-*",
			"output_layout", "beside", "report", "false");
		assertThat(run(beside, Progress.NONE).summary()).isEqualTo(
			"2 scans: 2 ok; see the folder of the scans");
		assertThat(folder.resolve("sub-2/scan-2_seg-vert_msk.nii.gz")).exists();
		assertThatThrownBy(() -> settings("output", "/elsewhere", "output_layout",
			"beside")).hasMessageContaining("beside the scans");
		assertThatThrownBy(() -> settings("output_layout", "heap"))
			.hasMessageContaining("heap").hasMessageContaining("bids");
	}

	@Test
	void aCohortHasAPageFromAMacro() throws Exception {
		run(settings("report", "false"), Progress.NONE);
		final Path results = folder.resolve("spineps");
		try (HeadlessImageJ imagej = new HeadlessImageJ()) {
			imagej.run("run('Cohort Report...', 'folder=[' + getArgument() + ']');",
				results.toString());
			assertThat(imagej.error()).isNull();
			assertThat(results.resolve("cohort.html")).exists();
			assertThat(results.resolve("cohort-levels.parquet")).exists();
			assertThat(results.resolve("scan-1_report.html")).doesNotExist();
			imagej.run("run('Cohort Report...', 'folder=[' + getArgument() + '] pages=true');",
				results.toString());
			assertThat(imagej.error()).isNull();
			assertThat(results.resolve("scan-1_report.html")).exists();
			assertThat(results.resolve("contact-sheet.html")).exists();
		}
	}

	@Test
	void aCohortWithoutCasesIsASentence() {
		assertThatThrownBy(() -> cohort("folder", "")).hasMessageContaining(
			"No folder was chosen");
		assertThatThrownBy(() -> cohort("folder", folder.toString()))
			.hasMessageContaining("There are no cases");
		assertThatThrownBy(() -> cohort("folder", folder.toString(), "scans",
			folder.toString())).hasMessageContaining("No pages are asked for");
	}

	private static TaskResult cohort(final String... values)
		throws SpinepsException
	{
		final Map<String, String> keys = new TreeMap<>();
		for (int i = 0; i < values.length; i += 2)
			keys.put(values[i], values[i + 1]);
		return new CohortReportTask().run(null, CohortReportSettings.JOB.parse(keys),
			Progress.NONE);
	}

	@Test
	void whatCannotBeAFolderIsASentence() throws Exception {
		assertThatThrownBy(() -> run(settings("folder", ""), Progress.NONE))
			.hasMessageContaining("No folder was chosen");
		assertThatThrownBy(() -> run(settings("folder", folder.resolve("no")
			.toString()), Progress.NONE)).hasMessageContaining("no such folder");
		assertThatThrownBy(() -> settings("output", "a\0b")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("output");
		assertThat(settings("filter", " ").scans()).hasSize(2);
		assertThat(settings("output", "/elsewhere").outputFolder()).isEqualTo(Path
			.of("/elsewhere"));
	}

	@Test
	void aCancelledMacroStops() {
		final Progress cancelling = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				// the second tile is too much
			}

			@Override
			public void checkCancelled() {
				if (record.tiles > 0) throw new CancellationException("stop");
			}
		};
		assertThatThrownBy(() -> run(settings(), cancelling)).isInstanceOf(
			CancellationException.class).hasMessageContaining("2 cancelled");
	}

	@Test
	void aPausedRunWaitsUntilItGoesOnOrIsCancelled() throws Exception {
		final RunControl control = new RunControl();
		control.check(Progress.NONE);
		control.pause(true);
		final Thread waiting = new Thread(() -> control.check(Progress.NONE));
		waiting.start();
		waiting.join(300);
		assertThat(waiting.isAlive()).isTrue();
		control.pause(false);
		waiting.join(5000);
		assertThat(waiting.isAlive()).isFalse();
		control.pause(true);
		control.cancel();
		assertThat(control.isCancelled()).isTrue();
		assertThatThrownBy(() -> control.check(Progress.NONE)).isInstanceOf(
			CancellationException.class);
	}

	private CaseRows rows(final SegmentFolderSettings settings)
		throws SpinepsException
	{
		return new CaseRows(folder, BatchCases.of(settings.jobs(settings
			.scans()), Progress.NONE).list());
	}

	@Test
	void rowsTellOfResultsAndTheTimeLeft() throws Exception {
		final SegmentFolderSettings settings = settings();
		final CaseRows rows = rows(settings);
		assertThat(rows.getColumnName(CaseRows.TITLE)).isEqualTo("Scan");
		assertThat(rows.getValueAt(1, CaseRows.TITLE)).isEqualTo(Path.of("sub-2",
			"scan-2.nii.gz").toString());
		assertThat(rows.secondsLeft()).isNaN();
		final List<InputResult> results = new ArrayList<>();
		BatchRunner.run(settings.jobs(settings.scans()), record.method.plan(null),
			BatchSchedule.ONE_BY_ONE, new Silent() {

				@Override
				public void finished(final InputResult result) {
					results.add(result);
				}
			});
		rows.started(results.get(0).input());
		assertThat(rows.getValueAt(0, CaseRows.STATE)).isEqualTo("running");
		rows.finished(results.get(0));
		assertThat(rows.getValueAt(0, CaseRows.STATE)).isEqualTo("done");
		assertThat((String) rows.getValueAt(0, 4)).matches("\\d+\\.\\d");
		assertThat((String) rows.getValueAt(0, 3)).isEqualTo("V1\u2013V3");
		assertThat(rows.getValueAt(0, CaseRows.LIGHT)).isEqualTo(Light.AMBER);
		assertThat((String) rows.getValueAt(0, CaseRows.NOTE)).contains("levels");
		assertThat(rows.ended()).isEqualTo(1);
		assertThat(rows.secondsLeft()).isPositive();
		assertThat(rows.allDone()).isFalse();
		rows.finished(results.get(1));
		assertThat(rows.allDone()).isTrue();
		final CaseRows later = rows(settings);
		assertThat(later.getValueAt(1, CaseRows.STATE)).isEqualTo("waiting");
		assertThat(later.getValueAt(1, CaseRows.LIGHT)).isEqualTo(Light.AMBER);
		Files.writeString(folder.resolve("spineps/scan-1_quality.json"), "{");
		assertThat(rows(settings).getValueAt(0,
			CaseRows.NOTE)).asString().contains("scan-1_quality.json");
	}

	@Test
	void durationsAreWords() {
		assertThat(FolderWindow.duration(0.2)).isEqualTo("about 1 s");
		assertThat(FolderWindow.duration(89)).isEqualTo("about 89 s");
		assertThat(FolderWindow.duration(200)).isEqualTo("about 3 min");
		assertThat(FolderWindow.duration(9000)).isEqualTo("about 2.5 h");
	}

	/** Follows and says nothing. */
	private static class Silent implements BatchListener {

		@Override
		public void started(final Path input, final int number,
			final int total)
		{
			// of no interest
		}

		@Override
		public void finished(final InputResult result) {
			// of no interest
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			// of no interest
		}

		@Override
		public void checkCancelled() {
			// goes on
		}
	}
}
