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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.SpineView;
import org.spineps.job.ExportMeshesSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.mesh.NamedMesh;
import org.spineps.progress.Progress;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;

class ExportMeshesTaskTest {

	@TempDir
	private Path folder;
	private ImagePlus scan;

	@BeforeEach
	void segment() throws SpinepsException {
		scan = OpenImages.spine("my/scan.nii.gz");
		new SegmentSpineTask(new FakePipeline.Record().method.alone()).run(scan,
			SegmentSpineSettings.DEFAULTS, Progress.NONE).present();
	}

	private TaskResult export(final String format, final boolean draw)
		throws SpinepsException
	{
		return new ExportMeshesTask().run(scan, new ExportMeshesSettings(folder
			.toString(), format, 2, draw, false), Progress.NONE);
	}

	@Test
	void everyFormatIsWrittenUnderTheNameOfTheScan() throws SpinepsException {
		final int found = SpineView.require(scan).segmentation().found().size();
		final TaskResult ply = export("ply", true);
		assertThat(ply.summary()).isEqualTo(found + " surfaces, 2 files");
		assertThat(folder.resolve("my_scan_meshes.ply")).isNotEmptyFile();
		assertThat(folder.resolve("my_scan_meshes.png")).isNotEmptyFile();
		assertThat(ply.images().get("picture").getTitle()).isEqualTo(
			"my_scan-meshes");
		assertThat(export("obj", false).images()).isEmpty();
		assertThat(folder.resolve("my_scan_meshes.mtl")).isNotEmptyFile();
		assertThat(export("stl", false).summary()).endsWith(", " + found +
			" files");
		assertThat(folder.resolve("my_scan_mesh-V2.stl")).isNotEmptyFile();
	}

	@Test
	void withoutAFolderThereIsOnlyThePicture() throws SpinepsException {
		final TaskResult result = new ExportMeshesTask().run(scan,
			ExportMeshesSettings.DEFAULTS, Progress.NONE);
		assertThat(result.summary()).endsWith(" surfaces");
		assertThat(result.images()).containsOnlyKeys("picture");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void theViewerGetsThemWhereThereIsOne() throws SpinepsException {
		final List<NamedMesh> shown = new ArrayList<>();
		final Viewer3D viewer = new Viewer3D() {

			@Override
			void require() {
				assertThat(shown).isEmpty();
			}

			@Override
			void show(final List<NamedMesh> meshes) {
				shown.addAll(meshes);
			}
		};
		final ExportMeshesSettings settings = new ExportMeshesSettings("", "ply", 0,
			false, true);
		new ExportMeshesTask(viewer).run(scan, settings, Progress.NONE);
		assertThat(shown).hasSameSizeAs(SpineView.require(scan).segmentation()
			.found());
		assertThatThrownBy(() -> new ExportMeshesTask().run(scan, settings,
			Progress.NONE)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"3D Viewer");
		assertThatThrownBy(() -> new Viewer3D().show(List.of())).isInstanceOf(
			SpinepsException.class).hasMessageContaining("does not have it");
	}

	/** A class with the methods of the viewer's, see {@link FakeUniverse}. */
	@Test
	void theViewersMethodsAreFoundByTheirNames() throws SpinepsException {
		FakeUniverse.reset();
		final List<NamedMesh> meshes = NamedMesh.of(SpineView.require(scan)
			.segmentation(), 0, Progress.NONE);
		new Viewer3D() {

			@Override
			Class<?> universe() {
				return FakeUniverse.class;
			}
		}.show(meshes);
		assertThat(FakeUniverse.names()).contains("V1", "cord").doesNotContain(
			"canal");
		assertThat(FakeUniverse.points("V1")).hasSize(meshes.get(0).mesh()
			.triangles().length);
		assertThat(FakeUniverse.isShown()).isTrue();
		assertThatThrownBy(() -> new Viewer3D() {

			@Override
			Class<?> universe() {
				return Object.class;
			}
		}.show(meshes)).isInstanceOf(SpinepsException.class).hasMessageContaining(
			"addTriangleMesh");
	}

	@Test
	void aFolderIsAWholePath() {
		for (final String bad : List.of("meshes", "\0"))
			assertThatThrownBy(() -> new ExportMeshesTask().run(scan,
				new ExportMeshesSettings(bad, "ply", 0, false, false), Progress.NONE))
				.isInstanceOf(SpinepsException.class).hasMessageContaining("path");
		assertThatThrownBy(() -> new ExportMeshesTask().run(OpenImages.spine(
			"other"), ExportMeshesSettings.DEFAULTS, Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("Segment Spine");
	}
}
