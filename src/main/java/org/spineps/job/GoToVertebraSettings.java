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
 * What the user chose for Go to Vertebra.
 *
 * @param vertebra name or label of a level, e.g. "L4"
 */
public record GoToVertebraSettings(
	@Setting(label = "Vertebra (name or label)",
		help = "As the table and the overlay call it.")
	String vertebra)
{

	/** No vertebra. */
	public static final GoToVertebraSettings DEFAULTS = new GoToVertebraSettings(
		"");

	/** The job. */
	public static final JobDescription<GoToVertebraSettings> JOB =
		new JobDescription<>("goto", "Go to Vertebra",
			"Shows the middle slice of a vertebra of a result", DEFAULTS);
}
