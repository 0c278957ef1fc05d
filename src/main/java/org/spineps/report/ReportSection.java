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
