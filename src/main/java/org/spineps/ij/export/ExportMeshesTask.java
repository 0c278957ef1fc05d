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
package org.spineps.ij.export;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.batch.output.SpineMeshFiles;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.SpineView;
import org.spineps.job.ExportMeshesSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.mesh.MeshFormat;
import org.spineps.mesh.NamedMesh;
import org.spineps.picture.MeshPicture;
import org.spineps.progress.Progress;

/** Export 3D Meshes: the result of the active image as surfaces. */
public final class ExportMeshesTask implements
	ImageTask<ExportMeshesSettings>
{

	private record Result(Map<String, ImagePlus> images, String subject,
		List<String> notes, String summary) implements TaskResult
	{}

	private final Viewer3D viewer;

	/** Opens them in the 3D Viewer of this Fiji. */
	public ExportMeshesTask() {
		this(new Viewer3D());
	}

	/** @param viewer shows surfaces; tests put a stand-in here */
	ExportMeshesTask(final Viewer3D viewer) {
		this.viewer = viewer;
	}

	@Override
	public JobDescription<ExportMeshesSettings> job() {
		return ExportMeshesSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final ExportMeshesSettings settings, final Progress progress)
		throws SpinepsException
	{
		final SpineView view = SpineView.require(source);
		if (settings.viewer()) viewer.require();
		final boolean files = !settings.folder().isBlank();
		final List<NamedMesh> meshes = NamedMesh.of(view.segmentation(), settings
			.smoothing(), progress);
		final ResultName name = ResultName.of(view.source());
		final List<String> notes = new ArrayList<>();
		Map<String, ImagePlus> images = Map.of();
		if (settings.draw()) try {
			images = Map.of("picture", new ImagePlus(name.text() + "-meshes", MeshPicture
				.render(meshes, SpineMeshFiles.caption(name.text()))));
		}
		catch (final SpinepsException e) {
			// A Java without fonts must not cost the surfaces.
			notes.add("There is no picture. " + e.getMessage());
		}
		progress.checkCancelled();
		int written = 0;
		if (files) written = SpineMeshFiles.write(ResultName.folder(settings
			.folder()), name.text(), MeshFormat.of(settings.format()).orElseThrow(),
			meshes, settings.draw()).files().size();
		if (settings.viewer()) viewer.show(meshes);
		return new Result(images, view.source().getTitle(), notes, meshes.size() +
			" surfaces" + (written == 0 ? "" : written == 1 ? ", 1 file" : ", " +
				written + " files"));
	}
}
