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
package org.spineps.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.folder.CohortReportTask;
import org.spineps.job.CohortReportSettings;

/** Cohort Report for scripts: the page and the tables of a folder of results. */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Cohort Report...",
	description = "Makes the page and the tables of all cases of a folder of results")
public class CohortPage extends TaskCommand {

	@Parameter(required = false, persist = false)
	private String folder;

	@Parameter(required = false, persist = false)
	private boolean pages = CohortReportSettings.DEFAULTS.pages();

	@Parameter(required = false, persist = false)
	private String scans = CohortReportSettings.DEFAULTS.scans();

	/** For SciJava. */
	public CohortPage() {
		super(new CohortReportTask());
	}
}
