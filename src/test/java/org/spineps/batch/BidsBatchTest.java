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
package org.spineps.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.dataset.BidsResults;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.batch.dataset.OutputLayout;
import org.spineps.batch.dataset.ScanFilter;
import org.spineps.batch.dataset.ScanFinder;
import org.spineps.batch.job.MeasureFolderJob;
import org.spineps.batch.output.SavedResult;
import org.spineps.io.json.JsonFiles;
import org.spineps.measure.morphometry.grade.Cutoffs;

/** A BIDS data set in, a BIDS derivative out. */
class BidsBatchTest extends BatchScene {

	private static final String STEM = "sub-1_ses-a_acq-sag_space-T2w";

	private Path anat;

	@BeforeEach
	void dataSet() throws IOException, SpinepsException {
		out = in.resolve("derivatives/spineps");
		anat = out.resolve("sub-1/ses-a/anat");
		Files.writeString(in.resolve("dataset_description.json"),
			"{\"Name\": \"Spines\", \"BIDSVersion\": \"1.10.0\"}");
		Files.writeString(in.resolve("participants.tsv"), "participant_id\nsub-1\n");
		final Path scans = Files.createDirectories(in.resolve("sub-1/ses-a/anat"));
		TestScans.image(scans, "sub-1_ses-a_acq-sag_T2w.nii.gz");
	}

	private BatchResult run() throws SpinepsException {
		final List<FoundScan> scans = ScanFinder.find(List.of(in), ScanFilter.ALL,
			OutputLayout.BIDS, out);
		BidsResults.prepare(scans);
		return BatchRunner.run(job(InputKind.IMAGE, false, in).with(scans), fake
			.plan(), BatchSchedule.ONE_BY_ONE, followed);
	}

	private static JsonObject json(final Path file) throws SpinepsException {
		return JsonFiles.read(file).getAsJsonObject();
	}

	@Test
	void masksHaveSidecarsAndTablesOfLabels() throws Exception {
		assertThat(statuses(run())).containsExactly(STEM + " ok");
		assertThat(names(anat)).contains(STEM + "_desc-structures_dseg.nii.gz", STEM +
			"_desc-structures_dseg.json", STEM + "_desc-structures_dseg.tsv", STEM +
				"_desc-vertebrae_dseg.nii.gz", STEM + "_desc-vertebrae_dseg.json", STEM +
					"_desc-vertebrae_dseg.tsv", STEM + "_ctd.json").noneMatch(
						name -> name.contains("_msk."));
		final JsonObject sidecar = json(anat.resolve(STEM +
			"_desc-vertebrae_dseg.json"));
		assertThat(sidecar.getAsJsonArray("Sources").get(0).getAsString()).isEqualTo(
			"bids:raw:sub-1/ses-a/anat/sub-1_ses-a_acq-sag_T2w.nii.gz").isEqualTo(
				sidecar.get("SpatialReference").getAsString());
		assertThat(sidecar.getAsJsonArray("GeneratedBy").get(0).getAsJsonObject()
			.get("Name").getAsString()).isEqualTo("SPINEPS for Fiji");
		final List<String> table = Files.readAllLines(anat.resolve(STEM +
			"_desc-vertebrae_dseg.tsv"));
		assertThat(table.get(0)).isEqualTo("index\tname\tcolor");
		assertThat(table).hasSizeGreaterThan(1).allMatch(line -> line.split("\t",
			-1).length == 3);
		assertThat(table.subList(1, table.size())).allMatch(line -> line.matches(
			"\\d+\t[^\t]+\t#[0-9a-f]{6}"));
	}

	@Test
	void theFolderIsADataSet() throws Exception {
		run();
		final JsonObject description = json(out.resolve(
			"dataset_description.json"));
		assertThat(description.get("DatasetType").getAsString()).isEqualTo(
			"derivative");
		assertThat(description.get("Name").getAsString()).isEqualTo(
			"SPINEPS for Fiji on Spines");
		assertThat(description.getAsJsonObject("DatasetLinks").get("raw")
			.getAsString()).isEqualTo("../..");
		assertThat(description.getAsJsonArray("SourceDatasets").get(0)
			.getAsJsonObject().get("URL").getAsString()).isEqualTo("bids:raw:");
		assertThat(Files.readAllLines(out.resolve(".bidsignore"))).contains(
			"*_ctd.json", "run-manifest*.json", ".spineps").doesNotHaveDuplicates();
		assertThat(out.resolve("README")).isNotEmptyFile();
		assertThat(in.resolve("participants.tsv")).hasContent(
			"participant_id\nsub-1");
	}

	@Test
	void aSecondRunTakesTheResultAndNothingOfOthers() throws Exception {
		run();
		final Path other = Files.createDirectories(in.resolve(
			"derivatives/other/sub-1/anat"));
		TestScans.image(other, "sub-1_desc-x_T2w.nii.gz");
		final String before = Files.readString(out.resolve(".bidsignore"));
		assertThat(statuses(run())).containsExactly(STEM + " skipped");
		assertThat(out.resolve(".bidsignore")).hasContent(before);
		assertThat(SavedResult.names(anat)).containsExactly(STEM);
		assertThat(SavedResult.nameOf(anat.resolve(STEM +
			"_desc-vertebrae_dseg.nii.gz"))).isEqualTo(STEM);
		assertThat(SavedResult.read(anat, STEM).found()).isNotEmpty();
	}

	@Test
	void dataSetsOfOthersAreNotWrittenTo() throws Exception {
		out = in;
		assertThatThrownBy(this::run).isInstanceOf(RequestException.class)
			.hasMessageContaining("did not make");
		assertThat(names(in)).containsExactlyInAnyOrder("dataset_description.json",
			"participants.tsv", "sub-1");
	}

	@Test
	void allResultsOfAFolderAreMeasuredAnew() throws Exception {
		run();
		assertThat(SavedResult.scanOf(anat, STEM)).contains(in.resolve(
			"sub-1/ses-a/anat/sub-1_ses-a_acq-sag_T2w.nii.gz").toAbsolutePath());
		final Path again = temp.resolve("again");
		final List<String> ended = new ArrayList<>();
		final MeasureFolderJob job = new MeasureFolderJob(out, again, Cutoffs
			.standard(), false);
		for (int round = 0; round < 2; round++)
			job.run(new Silent(ended));
		assertThat(ended).containsExactly(STEM + " ok ", STEM +
			" skipped its measurements exist");
		final String table = "sub-1/ses-a/anat/" + STEM + "_levels.csv";
		assertThat(again.resolve(table)).hasSameTextualContentAs(out.resolve(table));
		assertThatThrownBy(() -> new MeasureFolderJob(in.resolve("sub-1"), again,
			Cutoffs.standard(), false).run(new Silent(ended))).isInstanceOf(
				RequestException.class).hasMessageContaining("There are no results");
	}

	/** Remembers how results ended. */
	private record Silent(List<String> ended) implements
		MeasureFolderJob.Listener
	{

		@Override
		public void ended(final MeasureFolderJob.Ended one) {
			ended.add(one.name() + " " + one.status().text() + " " + one.message());
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			// not looked at
		}

		@Override
		public void checkCancelled() {
			// never
		}
	}
}
