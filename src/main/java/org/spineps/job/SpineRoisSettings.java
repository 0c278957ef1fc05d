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
 * What the user chose for Spine to ROI Manager.
 *
 * @param regions what becomes a region
 * @param file path of a .zip file for the regions; blank for the ROI Manager
 */
public record SpineRoisSettings(
	@Setting(label = "Regions of", choices = SpineRoisSettings.Kinds.class,
		help = "Instances are vertebrae, discs and so on by their names; structures " +
			"are bodies, arches and so on of all vertebrae together.")
	String regions,
	@Setting(label = "Save as .zip (blank = ROI Manager)",
		form = Setting.Form.FILE,
		help = "Path of a new file that File > Open of ImageJ reads.")
	String file)
{

	/** A region for each vertebra, disc and so on. */
	public static final String INSTANCES = "instances";
	/** A region for each part of the semantic mask. */
	public static final String STRUCTURES = "structures";

	/** Instances, into the ROI Manager. */
	public static final SpineRoisSettings DEFAULTS = new SpineRoisSettings(
		INSTANCES, "");

	/** The job. */
	public static final JobDescription<SpineRoisSettings> JOB =
		new JobDescription<>("rois", "Spine to ROI Manager",
			"Makes a region of each structure and slice of a result", DEFAULTS);

	/** What becomes regions. */
	public static final class Kinds implements Setting.Choices {

		@Override
		public List<String> values() {
			return List.of(INSTANCES, STRUCTURES);
		}
	}
}
