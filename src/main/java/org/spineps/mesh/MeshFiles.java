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

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;

/**
 * Writes surfaces. Coordinates are millimetres of the patient: x to the right, y
 * to anterior, z to superior. Nothing of the scan's header is written.
 */
public final class MeshFiles {

	private static final String ABOUT =
		"SPINEPS for Fiji; millimetres, RAS; not a medical device";
	private static final int STL_HEADER = 80;
	private static final int STL_TRIANGLE = 50;
	private static final int PLY_VERTEX = 15;
	private static final int PLY_TRIANGLE = 13;

	private MeshFiles() {
		// static methods only
	}

	/**
	 * @param folder where to write
	 * @param name X of the files: X_meshes.ply, X_meshes.obj and X_meshes.mtl, or
	 *          X_mesh-L4.stl and so on
	 * @param format which format
	 * @param meshes the surfaces
	 * @return the files, all of them replaced or made
	 * @throws SpinepsException if one cannot be written
	 */
	public static List<Path> write(final Path folder, final String name,
		final MeshFormat format, final List<NamedMesh> meshes)
		throws SpinepsException
	{
		switch (format) {
			case PLY:
				final Path ply = folder.resolve(name + "_meshes.ply");
				AtomicFiles.write(ply, stream -> writePly(stream, meshes));
				return List.of(ply);
			case OBJ:
				final Path obj = folder.resolve(name + "_meshes.obj");
				final Path colours = folder.resolve(name + "_meshes.mtl");
				AtomicFiles.write(colours, stream -> writeColours(stream, meshes));
				AtomicFiles.write(obj, stream -> writeObj(stream, meshes, colours
					.getFileName().toString()));
				return List.of(obj, colours);
			case STL:
				final List<Path> files = new ArrayList<>();
				for (final NamedMesh one : meshes) {
					final Path stl = folder.resolve(name + "_mesh-" + word(one) + ".stl");
					AtomicFiles.write(stl, stream -> writeStl(stream, one.mesh()));
					files.add(stl);
				}
				return files;
			default:
				throw new IllegalArgumentException(format.key());
		}
	}

	/** @return the name without blanks, slashes and the like */
	private static String word(final NamedMesh mesh) {
		return mesh.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
	}

	private static ByteBuffer buffer(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static void writeStl(final OutputStream stream, final Mesh mesh)
		throws IOException
	{
		final ByteBuffer header = buffer(STL_HEADER + 4);
		header.put(ABOUT.getBytes(StandardCharsets.US_ASCII));
		header.putInt(STL_HEADER, mesh.triangleCount());
		stream.write(header.array());
		final ByteBuffer record = buffer(STL_TRIANGLE);
		for (int t = 0; t < mesh.triangleCount(); t++) {
			record.clear();
			final double[] normal = mesh.doubleAreaNormal(t);
			final double length = Math.sqrt(normal[0] * normal[0] + normal[1] *
				normal[1] + normal[2] * normal[2]);
			for (final double part : normal)
				record.putFloat((float) (length == 0 ? 0 : part / length));
			for (int corner = 0; corner < 3; corner++)
				putVertex(record, mesh, mesh.triangles()[3 * t + corner]);
			record.putShort((short) 0);
			stream.write(record.array());
		}
	}

	private static void putVertex(final ByteBuffer record, final Mesh mesh,
		final int vertex)
	{
		for (int axis = 0; axis < 3; axis++)
			record.putFloat((float) mesh.vertices()[3 * vertex + axis]);
	}

	private static void writePly(final OutputStream stream,
		final List<NamedMesh> meshes) throws IOException
	{
		final int vertices = meshes.stream().mapToInt(one -> one.mesh()
			.vertexCount()).sum();
		final int triangles = meshes.stream().mapToInt(one -> one.mesh()
			.triangleCount()).sum();
		stream.write(("ply\nformat binary_little_endian 1.0\ncomment " + ABOUT +
			"\nelement vertex " + vertices + "\nproperty float x\nproperty float y\n" +
			"property float z\nproperty uchar red\nproperty uchar green\n" +
			"property uchar blue\nelement face " + triangles +
			"\nproperty list uchar int vertex_indices\nend_header\n").getBytes(
				StandardCharsets.US_ASCII));
		final ByteBuffer vertex = buffer(PLY_VERTEX);
		for (final NamedMesh one : meshes)
			for (int v = 0; v < one.mesh().vertexCount(); v++) {
				vertex.clear();
				putVertex(vertex, one.mesh(), v);
				for (int shift = 16; shift >= 0; shift -= 8)
					vertex.put((byte) (one.colour() >> shift));
				stream.write(vertex.array());
			}
		final ByteBuffer triangle = buffer(PLY_TRIANGLE);
		int first = 0;
		for (final NamedMesh one : meshes) {
			for (int t = 0; t < one.mesh().triangleCount(); t++) {
				triangle.clear();
				triangle.put((byte) 3);
				for (int corner = 0; corner < 3; corner++)
					triangle.putInt(first + one.mesh().triangles()[3 * t + corner]);
				stream.write(triangle.array());
			}
			first += one.mesh().vertexCount();
		}
	}

	private static void writeObj(final OutputStream stream,
		final List<NamedMesh> meshes, final String colours) throws IOException
	{
		final Writer writer = new BufferedWriter(new OutputStreamWriter(stream,
			StandardCharsets.UTF_8));
		writer.write("# " + ABOUT + "\nmtllib " + colours + "\n");
		int first = 1;
		for (final NamedMesh one : meshes) {
			final Mesh mesh = one.mesh();
			writer.write("g " + word(one) + "\nusemtl " + word(one) + "\n");
			for (int v = 0; v < mesh.vertexCount(); v++)
				writer.write(String.format(Locale.ROOT, "v %.4f %.4f %.4f\n", mesh
					.vertices()[3 * v], mesh.vertices()[3 * v + 1], mesh.vertices()[3 * v +
						2]));
			for (int t = 0; t < mesh.triangles().length; t += 3)
				writer.write("f " + (first + mesh.triangles()[t]) + " " + (first + mesh
					.triangles()[t + 1]) + " " + (first + mesh.triangles()[t + 2]) + "\n");
			first += mesh.vertexCount();
		}
		writer.flush();
	}

	private static void writeColours(final OutputStream stream,
		final List<NamedMesh> meshes) throws IOException
	{
		final Map<String, Integer> colours = new LinkedHashMap<>();
		for (final NamedMesh one : meshes)
			colours.put(word(one), one.colour());
		final StringBuilder text = new StringBuilder("# " + ABOUT + "\n");
		colours.forEach((word, colour) -> text.append(String.format(Locale.ROOT,
			"newmtl %s\nKd %.4f %.4f %.4f\n", word, (colour >> 16 & 0xff) / 255.0,
			(colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0)));
		stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
	}
}
