package org.spineps.report;

import java.util.List;
import java.util.Objects;

/**
 * A part of a report that another room has filled.
 *
 * @param title its heading
 * @param text a sentence or two under the heading; may be empty
 * @param table a table; one without rows is not shown
 * @param pictures pictures under the table
 * @param notes sentences at the end
 */
public record ReportSection(String title, String text, ReportTable table,
	List<LevelPicture> pictures, List<String> notes)
{

	/** Copies the lists. */
	public ReportSection {
		Objects.requireNonNull(title);
		Objects.requireNonNull(text);
		Objects.requireNonNull(table);
		pictures = List.copyOf(pictures);
		notes = List.copyOf(notes);
	}
}
