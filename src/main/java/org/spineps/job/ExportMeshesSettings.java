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

import java.util.Arrays;
import java.util.List;

import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;
import org.spineps.mesh.MeshFormat;
import org.spineps.mesh.NamedMesh;

/**
 * What the user chose for Export 3D Meshes.
 *
 * @param folder where the files go; blank for none
 * @param format key of a {@link MeshFormat}
 * @param smoothing passes of Taubin's smoothing
 * @param draw whether a picture is drawn
 * @param viewer whether they are opened in Fiji's 3D Viewer
 */
public record ExportMeshesSettings(
	@Setting(label = "Folder (blank = no files)", form = Setting.Form.FOLDER,
		help = "Gets X_meshes.ply, X_meshes.obj or X_mesh-L4.stl and so on, and " +
			"X_meshes.png; files of those names are replaced.")
	String folder,
	@Setting(label = "Format", choices = ExportMeshesSettings.Formats.class,
		help = "ply and obj have all surfaces and their colours in one file, stl has " +
			"a file for each. Millimetres of the patient: right, anterior, superior.")
	String format,
	@Setting(label = "Smoothing (0 = none)", min = 0, max = 200,
		help = "Passes that take the steps of voxels away and keep the volume.")
	int smoothing,
	@Setting(label = "Picture", help = "From the left front and from the left.")
	boolean draw,
	@Setting(label = "Open in 3D Viewer", help = "Needs Fiji's 3D Viewer.")
	boolean viewer)
{

	/** No files, a picture. */
	public static final ExportMeshesSettings DEFAULTS = new ExportMeshesSettings(
		"", MeshFormat.PLY.key(), NamedMesh.USUAL_SMOOTHING, true, false);

	/** The job. */
	public static final JobDescription<ExportMeshesSettings> JOB =
		new JobDescription<>("meshes", "Export 3D Meshes",
			"Makes surfaces of vertebrae, discs, cord and canal: STL, OBJ, PLY, picture",
			DEFAULTS);

	/** The formats. */
	public static final class Formats implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(MeshFormat.values()).map(MeshFormat::key).toList();
		}
	}
}
