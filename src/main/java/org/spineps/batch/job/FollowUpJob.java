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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.SingleResult;
import org.spineps.batch.output.OutputFiles;
import org.spineps.batch.output.SavedResult;
import org.spineps.measure.followup.FollowUp;
import org.spineps.measure.followup.Visit;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.progress.Progress;
import org.spineps.report.FollowUpReport;
import org.spineps.report.LevelPicture;
import org.spineps.report.LevelPictures;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * Compares two results of one patient and writes a table and a page.
 *
 * @param earlier the instance mask of the earlier result, X_seg-vert_msk.nii.gz, or
 *          folder/X
 * @param later the same of the later one
 * @param earlierScanOrNull the scan of the earlier result; null for none
 * @param laterScanOrNull the scan of the later result; null for none
 * @param earlierDateOrNull day of the earlier scan; null to look for it beside the
 *          scan, or else the result
 * @param laterDateOrNull the same of the later one
 * @param samePatient whether to compare what seems to be two people
 * @param output folder for the results; made if it is missing
 * @param overwrite whether to replace results that exist
 */
public record FollowUpJob(Path earlier, Path later, Path earlierScanOrNull,
	Path laterScanOrNull, LocalDate earlierDateOrNull,
	LocalDate laterDateOrNull, boolean samePatient, Path output,
	boolean overwrite)
{

	/** Name of the table. */
	public static final String TABLE = "follow-up.csv";
	/** Name of the page. */
	public static final String PAGE = "follow-up.html";

	/** One date. */
	private record Date(FollowUp.Scan scan, List<LevelPicture> pictures) {}

	/**
	 * @param progress is told on which process it waits, and asked whether to stop
	 * @return the comparison, which has been written; empty if the results exist and
	 *         are to stay
	 * @throws SpinepsException if a result or scan cannot be read, the two have no
	 *           level in common or seem to be of two people, or the output cannot be
	 *           written
	 */
	public Optional<FollowUp> run(final Progress progress)
		throws SpinepsException
	{
		requireResult(earlier);
		requireResult(later);
		RequestException.requireExisting(earlierScanOrNull, laterScanOrNull);
		return new SingleResult(new CaseFolder(output, CaseFolder.SINGLE), TABLE,
			List.of(TABLE, PAGE), List.of(), overwrite).make(this::compare,
				progress);
	}

	private FollowUp compare(final Path folder) throws SpinepsException {
		final Date before = date(earlier, earlierScanOrNull,
			earlierDateOrNull);
		final Date after = date(later, laterScanOrNull, laterDateOrNull);
		final FollowUp followUp = FollowUp.of(before.scan, after.scan, samePatient);
		followUp.write(folder.resolve(TABLE));
		FollowUpReport.write(folder.resolve(PAGE), followUp, before.pictures,
			after.pictures);
		return followUp;
	}

	private static void requireResult(final Path result)
		throws RequestException
	{
		final String name = SavedResult.nameOf(result);
		final Path folder = result.toAbsolutePath().getParent();
		if (folder == null || !Files.exists(new OutputFiles(folder, name)
			.instances())) throw new RequestException("There is no result " + name,
				"no file " + name + OutputFiles.INSTANCES_END +
					OutputFiles.MASK_FORMAT, "Give the file that ends with " +
					OutputFiles.INSTANCES_END + OutputFiles.MASK_FORMAT + ", or its name without that end");
	}

	private static Date date(final Path result, final Path scanOrNull,
		final LocalDate dayOrNull) throws SpinepsException
	{
		final String name = SavedResult.nameOf(result);
		final Path folder = result.toAbsolutePath().getParent();
		final SpineSegmentation segmentation = SavedResult.read(folder, name);
		final ImageVolume scan = scanOrNull == null ? null : SavedResult.scan(
			scanOrNull, segmentation);
		final SpineMeasures measures = SpineMeasures.of(segmentation, scan, Cutoffs
			.standard());
		final Visit told = VisitReader.of(scanOrNull != null ? scanOrNull : folder
			.resolve(name + OutputFiles.MASK_FORMAT));
		return new Date(new FollowUp.Scan(name, measures, dayOrNull == null ? told : told
			.on(dayOrNull)), LevelPictures.of(segmentation, scan, measures));
	}
}
