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
package org.spineps.ij.dialog;

import java.util.StringJoiner;

import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.JobSetting;

/** What Help says. */
final class HelpText {

	private HelpText() {
		// static methods only
	}

	/** @return every setting of Segment Spine with its macro key */
	static String settings() {
		final StringJoiner text = new StringJoiner("\n");
		text.add(SegmentSpineSettings.JOB.help() + ".").add("");
		text.add("The channel and frame that are shown are segmented, inside a " +
			"rectangle if one is selected. The pixels of the scan stay as they are.")
			.add("");
		for (final JobSetting setting : SegmentSpineSettings.JOB.settings())
			text.add(setting.label() + " (macro key " + setting.key() + ")" + (setting
				.help().isBlank() ? "" : "\n    " + setting.help()));
		return text.add("").add("More: docs/macro-guide.md and docs/models.md of " +
			"the project.").toString();
	}
}
