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
package org.spineps.ij.models;

import ij.ImagePlus;

import java.util.List;

import org.spineps.ij.show.TextLines;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.CheckInstallationSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.library.InstallationCheck;
import org.spineps.library.InstallationFinding;
import org.spineps.network.DeviceChoice;
import org.spineps.progress.Progress;

/** Check Installation: looks at everything that a run needs. */
public final class CheckInstallationTask implements
	ImageTask<CheckInstallationSettings>
{

	@Override
	public JobDescription<CheckInstallationSettings> job() {
		return CheckInstallationSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	@Override
	public TextLines run(final ImagePlus none,
		final CheckInstallationSettings nothing, final Progress progress)
	{
		final List<InstallationFinding> findings = InstallationCheck.run(DeviceChoice.AUTO,
			Runtime.getRuntime().availableProcessors(), progress);
		return new TextLines("SPINEPS Installation", " \tWhat\tFound", findings
			.stream().map(finding -> String.join("\t", finding.ok() ? "ok" : "FAIL",
				finding.name(), finding.value())).toList());
	}
}
