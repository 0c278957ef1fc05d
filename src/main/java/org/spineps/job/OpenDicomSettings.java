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
 * What the user chose for Open DICOM Series.
 *
 * @param folder a folder or zip archive of DICOM files, a DICOMDIR, or a file of a
 *          series
 * @param series number, UID or description of the series; blank for the one that
 *          looks like a sagittal T2w scan of the spine
 * @param view how it is turned: {@link OpenNiftiSettings#SAGITTAL} and so on
 */
public record OpenDicomSettings(
	@Setting(label = "Folder of a study", form = Setting.Form.FOLDER,
		help = "Also a zip archive, a DICOMDIR, or a file of a series.")
	String folder,
	@Setting(label = "Series (blank = sagittal T2w of the spine)",
		help = "Number, UID or a part of the description.")
	String series,
	@Setting(label = "View", choices = OpenNiftiSettings.Views.class)
	String view)
{

	/** No folder, the scan of the spine, as a sagittal stack. */
	public static final OpenDicomSettings DEFAULTS = new OpenDicomSettings("", "",
		OpenNiftiSettings.SAGITTAL);

	/** The job. */
	public static final JobDescription<OpenDicomSettings> JOB =
		new JobDescription<>("dicom", "Open DICOM Series",
			"Opens a series of a DICOM study, turned for viewing", DEFAULTS);
}
