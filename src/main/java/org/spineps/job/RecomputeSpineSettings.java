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

import java.util.List;

import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Recompute Spine.
 *
 * @param from the first step that is done again; the ones after it follow
 */
public record RecomputeSpineSettings(
	@Setting(label = "From", choices = RecomputeSpineSettings.Steps.class,
		help = "vertebrae: the instance network tells them apart in the structures as " +
			"they are now; names: levels are found again, those given by hand stay; " +
			"measures: only what follows from masks and scan.")
	String from)
{

	/** Vertebrae are told apart again. */
	public static final String VERTEBRAE = "vertebrae";
	/** Levels are found again. */
	public static final String NAMES = "names";
	/** Only measures, tables and report. */
	public static final String MEASURES = "measures";

	/** Only what costs nothing. */
	public static final RecomputeSpineSettings DEFAULTS =
		new RecomputeSpineSettings(MEASURES);

	/** The job. */
	public static final JobDescription<RecomputeSpineSettings> JOB =
		new JobDescription<>("recompute", "Recompute Spine",
			"Does the last steps of a result again, from its corrected masks",
			DEFAULTS);

	/** The steps. */
	public static final class Steps implements Setting.Choices {

		@Override
		public List<String> values() {
			return List.of(VERTEBRAE, NAMES, MEASURES);
		}
	}
}
