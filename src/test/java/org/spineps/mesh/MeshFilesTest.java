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
package org.spineps.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.anatomy.LevelColors;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;

/** Files are read again by the letter of their formats. */
class MeshFilesTest {

	private static final SpineSegmentation FOUND = OpenImages.segmentation(
		OpenImages.SPINE.semantic().grid());
	private static final List<NamedMesh> MESHES = NamedMesh.of(FOUND, 3,
		Progress.NONE);

	@TempDir
	private Path folder;

	@Test
	void everyInstanceHasASurfaceAboutAsLargeAsItsVoxels() {
		assertThat(MESHES).extracting(NamedMesh::name).containsExactlyElementsOf(
			FOUND.found().stream().map(one -> one.name()).toList());
		for (final NamedMesh one : MESHES) {
			assertThat(one.mesh().isWatertight()).as(one.name()).isTrue();
			assertThat(one.mesh().volume()).as(one.name()).isPositive();
			assertThat(one.colour()).isEqualTo(LevelColors.ofInstance(one.instance()
				.label()));
		}
	}

	@Test
	void cancelStopsBetweenSurfaces() {
		final Progress stop = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				assertThat(done).isLessThan(2);
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		Assertions.assertThatThrownBy(() -> NamedMesh.of(FOUND, 0, stop))
			.isInstanceOf(CancellationException.class);
	}

	@Test
	void stlHasOneFileForEachSurface() throws Exception {
		final List<Path> files = MeshFiles.write(folder, "a scan", MeshFormat.STL,
			MESHES);
		assertThat(files).hasSize(MESHES.size()).extracting(file -> file
			.getFileName().toString()).contains("a scan_mesh-V2.stl",
				"a scan_mesh-disc-under-V2.stl");
		for (int n = 0; n < files.size(); n++) {
			final Mesh mesh = MESHES.get(n).mesh();
			final ByteBuffer bytes = read(files.get(n), 0);
			assertThat(new String(bytes.array(), 0, 5, StandardCharsets.US_ASCII))
				.isNotEqualTo("solid");
			final int triangles = bytes.getInt(80);
			assertThat(triangles).isEqualTo(mesh.triangleCount());
			assertThat(bytes.limit()).isEqualTo(84 + 50 * triangles);
			double six = 0;
			for (int t = 0; t < triangles; t++) {
				bytes.position(84 + 50 * t);
				final double[] v = new double[12];
				for (int i = 0; i < 12; i++)
					v[i] = bytes.getFloat();
				assertThat(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]).isEqualTo(1, within(
					1e-5));
				final double[] normal = mesh.doubleAreaNormal(t);
				assertThat(normal[0] * v[0] + normal[1] * v[1] + normal[2] * v[2])
					.isPositive();
				six += v[3] * (v[7] * v[11] - v[8] * v[10]) - v[4] * (v[6] * v[11] - v[8] *
					v[9]) + v[5] * (v[6] * v[10] - v[7] * v[9]);
			}
			assertThat(six / 6).isEqualTo(mesh.volume(), within(1e-3 * mesh.volume() +
				0.5));
		}
	}

	private static ByteBuffer read(final Path file, final int from)
		throws Exception
	{
		final byte[] all = Files.readAllBytes(file);
		return ByteBuffer.wrap(all, from, all.length - from).order(
			ByteOrder.LITTLE_ENDIAN);
	}

	@Test
	void plyHasAllSurfacesWithTheirColours() throws Exception {
		final Path file = MeshFiles.write(folder, "x", MeshFormat.PLY, MESHES).get(
			0);
		assertThat(file).hasFileName("x_meshes.ply");
		final String text = Files.readString(file, StandardCharsets.ISO_8859_1);
		final int body = text.indexOf("end_header\n") + 11;
		final int vertices = MESHES.stream().mapToInt(one -> one.mesh()
			.vertexCount()).sum();
		final int triangles = MESHES.stream().mapToInt(one -> one.mesh()
			.triangleCount()).sum();
		assertThat(text.substring(0, body)).startsWith("ply\n").contains(
			"element vertex " + vertices + "\n", "element face " + triangles + "\n");
		assertThat(text).hasSize(body + 15 * vertices + 13 * triangles);
		final ByteBuffer bytes = read(file, body);
		final Mesh last = MESHES.get(MESHES.size() - 1).mesh();
		final int from = body + 15 * (vertices - last.vertexCount());
		assertThat(bytes.getFloat(from)).isEqualTo((float) last.vertices()[0]);
		final int colour = MESHES.get(MESHES.size() - 1).colour();
		assertThat(bytes.get(from + 12)).isEqualTo((byte) (colour >> 16));
		assertThat(bytes.get(from + 14)).isEqualTo((byte) colour);
		for (int t = 0; t < triangles; t++) {
			bytes.position(body + 15 * vertices + 13 * t);
			assertThat(bytes.get()).isEqualTo((byte) 3);
			for (int corner = 0; corner < 3; corner++)
				assertThat(bytes.getInt()).isBetween(0, vertices - 1);
		}
	}

	@Test
	void objHasAGroupAndAColourForEachSurface() throws Exception {
		final List<Path> files = MeshFiles.write(folder, "x", MeshFormat.OBJ,
			MESHES);
		assertThat(files).extracting(file -> file.getFileName().toString())
			.containsExactly("x_meshes.obj", "x_meshes.mtl");
		final List<String> lines = Files.readAllLines(files.get(0));
		assertThat(lines).contains("mtllib x_meshes.mtl");
		final Map<String, Integer> triangles = new HashMap<>();
		final List<double[]> vertices = new ArrayList<>();
		String group = "";
		for (final String line : lines) {
			final String[] words = line.split(" ");
			if (words[0].equals("g")) group = words[1];
			if (words[0].equals("v")) vertices.add(new double[] { Double.parseDouble(
				words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]) });
			if (!words[0].equals("f")) continue;
			triangles.merge(group, 1, Integer::sum);
			for (int corner = 1; corner <= 3; corner++)
				assertThat(Integer.parseInt(words[corner])).isBetween(1, vertices
					.size());
		}
		for (final NamedMesh one : MESHES)
			assertThat(triangles.get(one.name().replaceAll("[^A-Za-z0-9]+", "-")))
				.isEqualTo(one.mesh().triangleCount());
		assertThat(vertices.get(0)[2]).isEqualTo(MESHES.get(0).mesh().vertices()[2],
			within(1e-4));
		final List<String> colours = Files.readAllLines(files.get(1));
		assertThat(colours.stream().filter(line -> line.startsWith("newmtl ")))
			.hasSize(MESHES.size());
	}

	@Test
	void formatsAreKnownByTheirEnds() {
		assertThat(MeshFormat.of("PLY")).contains(MeshFormat.PLY);
		assertThat(MeshFormat.of("step")).isEmpty();
		assertThat(MeshFormat.STL.key()).isEqualTo("stl");
	}
}
