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
package org.spineps.batch.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.mesh.MeshFiles;
import org.spineps.mesh.MeshFormat;
import org.spineps.mesh.NamedMesh;
import org.spineps.picture.MeshPicture;
import org.spineps.picture.PngFiles;
import org.spineps.result.Provenance;

/**
 * Surfaces of a spine as files, with a picture.
 *
 * @param files what was written
 * @param problem why there is no picture; empty if there is one, or none was wanted
 */
public record SpineMeshFiles(List<Path> files,
	Optional<SpinepsException> problem)
{

	/** How the name of the picture ends. */
	private static final String PICTURE_END = "_meshes.png";

	/** Copies the list. */
	public SpineMeshFiles {
		files = List.copyOf(files);
	}

	/**
	 * @param folder where to write
	 * @param name X of the files
	 * @param format format of the surfaces
	 * @param meshes the surfaces
	 * @param picture whether to draw X_meshes.png, too
	 * @return what was written
	 * @throws SpinepsException if a file cannot be written
	 */
	public static SpineMeshFiles write(final Path folder, final String name,
		final MeshFormat format, final List<NamedMesh> meshes,
		final boolean picture) throws SpinepsException
	{
		final List<Path> files = new ArrayList<>(MeshFiles.write(folder, name,
			format, meshes));
		if (!picture) return new SpineMeshFiles(files, Optional.empty());
		final byte[] drawn;
		try {
			drawn = PngFiles.bytes(MeshPicture.render(meshes, caption(name)));
		}
		catch (final SpinepsException e) {
			// A Java without fonts must not cost the surfaces.
			return new SpineMeshFiles(files, Optional.of(e));
		}
		final Path file = folder.resolve(name + PICTURE_END);
		AtomicFiles.write(file, stream -> stream.write(drawn));
		files.add(file);
		return new SpineMeshFiles(files, Optional.empty());
	}

	/**
	 * @param name what is shown
	 * @return the line under the picture
	 */
	public static String caption(final String name) {
		return name + ", from left front and from left. " + OutputFiles.PROGRAM +
			". " + Provenance.DISCLAIMER;
	}
}
