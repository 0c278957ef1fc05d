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
 * What a macro chose for Open Sample Spine; in the menu there is nothing to choose.
 *
 * @param segment whether the sample is segmented, too
 */
public record OpenSampleSettings(
	@Setting(label = "Segment it", macroOnly = true,
		help = "With the defaults of Segment Spine.")
	boolean segment)
{

	/** Segmented. */
	public static final OpenSampleSettings DEFAULTS = new OpenSampleSettings(
		true);

	/** The job. */
	public static final JobDescription<OpenSampleSettings> JOB =
		new JobDescription<>("sample", "Open Sample Spine",
			"Opens a scan that comes with the program and segments it", DEFAULTS);
}
