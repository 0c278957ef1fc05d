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
package org.spineps.job;

import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Spine Report.
 *
 * @param file path of the page, .html; blank for a temporary one that is opened in
 *          the browser
 */
public record SpineReportSettings(
	@Setting(label = "Save as .html (blank = open in browser)",
		form = Setting.Form.FILE,
		help = "Path of a page that is made or replaced; it holds all its pictures.")
	String file)
{

	/** Into the browser. */
	public static final SpineReportSettings DEFAULTS = new SpineReportSettings(
		"");

	/** The job. */
	public static final JobDescription<SpineReportSettings> JOB =
		new JobDescription<>("report", "Spine Report",
			"Makes the page of a result: traffic light, levels, pictures, provenance",
			DEFAULTS);
}
