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
package org.spineps.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.measure.Digits;
import org.spineps.measure.followup.Change;
import org.spineps.measure.followup.FollowUp;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.quality.Light;
import org.spineps.report.ReportTable.Cell;

/** The change between two dates as one web page. */
public final class FollowUpReport {

	private static final String LEAST =
		"The smallest detectable change (SDC) says how large a difference must be " +
			"before voxels and networks do not explain it (95 %: each edge may lie " +
			"anywhere within its voxel, and the networks outline a spine that is " +
			"scanned again a little differently). Another scanner or sequence and " +
			"distortion come on top. Amber: beyond it.";

	private FollowUpReport() {
		// static methods only
	}

	/**
	 * @param file file to make or replace
	 * @param followUp the comparison
	 * @param earlier pictures of the levels at the earlier date; may be empty
	 * @param later pictures of the levels at the later date; may be empty
	 * @throws SpinepsException if the file cannot be written
	 */
	public static void write(final Path file, final FollowUp followUp,
		final List<LevelPicture> earlier, final List<LevelPicture> later)
		throws SpinepsException
	{
		final String html = html(followUp, earlier, later);
		AtomicFiles.write(file, stream -> stream.write(html.getBytes(
			StandardCharsets.UTF_8)));
	}

	static String html(final FollowUp followUp,
		final List<LevelPicture> earlier, final List<LevelPicture> later)
	{
		final Page page = new Page("Change over time", "");
		page.raw("<h1>Change over time</h1>\n").disclaimer();
		page.table(new ReportTable("scan", "result", "date").text("result", "date").row(
			"earlier", followUp.earlierName(), followUp.earlierVisit().dateText()).row(
				"later", followUp.laterName(), followUp.laterVisit().dateText()));
		page.paragraph("Measured " + SpineMeasures.POSTURE + " at both dates. " +
			LEAST);
		page.list(followUp.notes());
		page.heading("Beyond the smallest detectable change");
		if (followUp.beyond().isEmpty()) page.paragraph(
			"Nothing. That does not mean that nothing has changed.");
		page.table(table(followUp.beyond()));
		pictures(page, earlier, later);
		page.heading("Every measure").table(table(followUp.changes()));
		return page.end();
	}

	private static ReportTable table(final List<Change> changes) {
		final ReportTable table = new ReportTable("level", "measure", "earlier",
			"later", "difference", "%", "SDC", "unit").text("measure", "unit");
		for (final Change change : changes) {
			final int decimals = change.measure().decimals();
			final List<Cell> row = new ArrayList<>();
			row.add(Cell.of(change.level()));
			row.add(Cell.of(change.measure().label()));
			row.add(cell(change.earlier(), decimals));
			row.add(cell(change.later(), decimals));
			row.add(new Cell(cell(change.difference(), decimals).text(), change
				.isBeyond() ? Light.AMBER : Light.GREEN));
			row.add(cell(change.percent(), 0));
			row.add(cell(change.detectable(), decimals));
			row.add(Cell.of(change.measure().unit()));
			table.row(row);
		}
		return table;
	}

	private static Cell cell(final double value, final int decimals) {
		return Cell.of(Digits.text(value, decimals));
	}

	private static void pictures(final Page page,
		final List<LevelPicture> earlier, final List<LevelPicture> later)
	{
		if (earlier.isEmpty() || later.isEmpty()) return;
		page.heading("Landmarks, earlier and later");
		final Map<String, LevelPicture> after = new LinkedHashMap<>();
		later.forEach(picture -> after.put(picture.name(), picture));
		for (final LevelPicture before : earlier) {
			if (!after.containsKey(before.name())) continue;
			page.raw("<div>").picture("png", before.png(), "earlier, " + before
				.caption()).picture("png", after.get(before.name()).png(), "later, " +
					after.get(before.name()).caption()).raw("</div>\n");
		}
	}
}
