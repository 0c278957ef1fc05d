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
package org.spineps.batch.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.Claim;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.StagedOutputs;
import org.spineps.batch.output.CasePicture;
import org.spineps.batch.output.OutputFiles;
import org.spineps.batch.output.ReportWriter;
import org.spineps.batch.output.SavedResult;
import org.spineps.io.AtomicFiles;
import org.spineps.io.VolumeInput;
import org.spineps.io.VolumeNames;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.QualityJson;
import org.spineps.progress.Progress;
import org.spineps.report.FolderOverview;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * Makes the pages of results that exist: a page for each, then the table and the
 * contact sheet of all, and what {@link CohortJob} makes.
 *
 * @param folder an output folder; gets the pages
 * @param scansOrNull folder of the scans, by which the landmarks are drawn on the
 *          scan; null to look for them beside the results
 */
public record ReportJob(Path folder, Path scansOrNull) {

	/**
	 * How it ended.
	 *
	 * @param overview the cases, the worst first
	 * @param failures case → why it has no page
	 * @param files table, contact sheet, and the result of the cohort
	 * @param warnings sentences about files that could not be read
	 */
	public record Outcome(FolderOverview overview, Map<String, String> failures,
		List<Path> files, List<String> warnings)
	{}

	/**
	 * A case that fails never stops the others.
	 *
	 * @param progress told of every case, asked before it whether to stop
	 * @return how it ended
	 * @throws SpinepsException if the folder holds no results, or table or contact
	 *           sheet cannot be written
	 */
	public Outcome run(final Progress progress) throws SpinepsException {
		RequestException.requireExisting(folder, scansOrNull);
		final List<String> names = SavedResult.names(folder);
		if (names.isEmpty()) throw new RequestException("There are no results in " +
			folder, "no file ends with " + OutputFiles.INSTANCES_END + OutputFiles.MASK_FORMAT +
				" beside one that ends with " + OutputFiles.SEMANTIC_END +
				OutputFiles.MASK_FORMAT, "Give a folder that segment has written");
		final CaseFolder cases = new CaseFolder(folder, CaseFolder.SPINE);
		cases.open();
		final Map<String, String> failures = new LinkedHashMap<>();
		for (int n = 0; n < names.size(); n++) {
			progress.checkCancelled();
			progress.report("Reports", n, names.size());
			try (Claim claim = Claim.take(cases, names.get(n), progress)) {
				claim.finishEarlier();
				make(claim);
			}
			catch (final SpinepsException e) {
				failures.put(names.get(n), e.getMessage());
			}
		}
		progress.report("Reports", names.size(), names.size());
		final List<Path> files = new ArrayList<>();
		final AtomicReference<FolderOverview> overview = new AtomicReference<>();
		cases.alone(CaseFolder.OVERVIEW, progress, () -> {
			overview.set(FolderOverview.of(folder, failures));
			files.add(overview.get().writeTable());
			files.add(overview.get().writeSheet());
		});
		cases.deleteEmpty();
		final CohortJob.Outcome cohort = new CohortJob(folder).run(failures,
			progress);
		files.addAll(cohort.files());
		final List<String> warnings = new ArrayList<>(overview.get().warnings());
		cohort.warnings().stream().filter(text -> !warnings.contains(text)).forEach(
			warnings::add);
		return new Outcome(overview.get(), failures, files, warnings);
	}

	private void make(final Claim claim) throws SpinepsException {
		final OutputFiles made = new OutputFiles(folder, claim.name());
		final SpineSegmentation result = SavedResult.read(folder, claim.name());
		final Path scan = scan(claim.name());
		final ImageVolume image = scan == null ? null : SavedResult.scan(scan, result);
		final SpineMeasures measures = SpineMeasures.of(result, image, Cutoffs
			.standard());
		final CaseQuality quality = CaseQuality.of(result, measures.slips());
		boolean placed = false;
		try (StagedOutputs staged = claim.stage()) {
			final OutputFiles files = new OutputFiles(staged.folder(), claim.name());
			final List<Path> written = new ArrayList<>(List.of(files.quality(), files
				.report()));
			QualityJson.write(files.quality(), claim.name(), quality);
			final boolean picture = !Files.exists(made.snapshot()) && CasePicture.begin(
				claim.name(), image, result).write(files.snapshot()).isEmpty();
			if (picture) written.add(files.snapshot());
			if (!Files.exists(made.levels())) written.addAll(MeasurementFiles.write(
				staged.folder(), claim.name(), InputName.fileName(scan == null ? made
					.instances() : scan), measures));
			if (ReportWriter.write(files, made, scan == null ? null : VolumeInput.of(scan), image, result, InstanceTable.of(
				result), measures, quality))
				written.add(files.levelsPicture());
			staged.commit(written.stream().map(InputName::fileName).toList(), List
				.of(), null);
			placed = true;
		}
		catch (final IOException e) {
			// A hidden folder that stays is cleared by a later run.
			if (!placed) throw new SpinepsException("Cannot write to " + folder,
				AtomicFiles.reason(e), "Check that the folder may be written to", e);
		}
	}

	/** @return the scan of a result, null if it is not found */
	private Path scan(final String name) {
		return VolumeNames.named(scansOrNull == null ? folder : scansOrNull, name)
			.orElse(null);
	}
}
