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
 * What the user chose for Open NIfTI.
 *
 * @param file path of a NIfTI, MetaImage or NRRD file
 * @param view how it is turned: {@link #SAGITTAL} and so on
 */
public record OpenNiftiSettings(
	@Setting(label = "File (.nii, .nii.gz, .mha, .nrrd)", form = Setting.Form.FILE)
	String file,
	@Setting(label = "View", choices = OpenNiftiSettings.Views.class)
	String view)
{

	/** Slices from left to right, anterior left. */
	public static final String SAGITTAL = "sagittal";
	/** Slices from front to back, seen from the front. */
	public static final String CORONAL = "coronal";
	/** Slices upwards, seen from the feet. */
	public static final String AXIAL = "axial";
	/** Voxels in the order of the file. */
	public static final String AS_STORED = "as stored";

	/** No file, as a sagittal stack. */
	public static final OpenNiftiSettings DEFAULTS = new OpenNiftiSettings("",
		SAGITTAL);

	/** The job. */
	public static final JobDescription<OpenNiftiSettings> JOB =
		new JobDescription<>("open", "Open NIfTI",
			"Opens a NIfTI, MetaImage or NRRD file, turned for viewing", DEFAULTS);

	/** All views. */
	public static final class Views implements Setting.Choices {

		@Override
		public List<String> values() {
			return List.of(SAGITTAL, CORONAL, AXIAL, AS_STORED);
		}
	}
}
