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
 * What the user chose for Save Spine as NIfTI.
 *
 * @param folder where the files go
 * @param replace whether files of the same names are replaced
 */
public record SaveMasksSettings(
	@Setting(label = "Folder", form = Setting.Form.FOLDER,
		help = "Gets X_seg-spine_msk.nii.gz and X_seg-vert_msk.nii.gz, on the voxels " +
			"of the scan's file.")
	String folder,
	@Setting(label = "Replace files of the same names")
	boolean replace)
{

	/** No folder. */
	public static final SaveMasksSettings DEFAULTS = new SaveMasksSettings("",
		false);

	/** The job. */
	public static final JobDescription<SaveMasksSettings> JOB =
		new JobDescription<>("masks", "Save Spine as NIfTI",
			"Writes the masks of a result with the geometry of the scan", DEFAULTS);
}
