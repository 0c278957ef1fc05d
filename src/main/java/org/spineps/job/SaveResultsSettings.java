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

import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.job.setting.CheckedSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;
import org.spineps.pipeline.extra.Extra;

/**
 * What the user chose for Save Spine Results.
 *
 * @param folder where the files go
 * @param report whether a page is made
 * @param meshes whether surfaces are written
 * @param extra further files: keys of {@link Extra}s that need no network, with
 *          commas between them
 * @param replace whether older results of this scan are replaced
 */
public record SaveResultsSettings(
	@Setting(label = "Folder", form = Setting.Form.FOLDER,
		help = "Gets what the command line writes for the scan, under the same names.")
	String folder,
	@Setting(label = "Report", help = "A page with pictures of every level.")
	boolean report,
	@Setting(label = "Surfaces (.ply)")
	boolean meshes,
	@Setting(label = "Further files",
		help = "Words with commas: snapshot, seg-nrrd (3D Slicer); of a DICOM study " +
			"seg, sr (measurements), rtstruct (outlines), which name the patient.")
	String extra,
	@Setting(label = "Replace older results of this scan")
	boolean replace) implements CheckedSettings
{

	/** No folder; files only. */
	public static final SaveResultsSettings DEFAULTS = new SaveResultsSettings(
		"", false, false, "", false);

	/** The job. */
	public static final JobDescription<SaveResultsSettings> JOB =
		new JobDescription<>("save", "Save Spine Results",
			"Writes masks, tables, points, picture and quality of a result", DEFAULTS);

	@Override
	public void check() throws SpinepsException {
		extras();
	}

	/**
	 * @return the further files that are wanted
	 * @throws SpinepsException if a word is not known, or such files are only made
	 *           while the networks run
	 */
	public Set<Extra> extras() throws SpinepsException {
		final Set<Extra> extras = Extra.parse(extra);
		for (final Extra one : extras)
			if (one.needsNetwork() || one == Extra.RAW) throw new SpinepsException(
				"These files are only made while the networks run", one.key(),
				"Run Segment Folder with extra=" + one.key());
		if (meshes) extras.add(Extra.MESHES);
		return extras;
	}
}
