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
package org.spineps.io.voxel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;

/**
 * A header of text lines that says where voxels lie, in space and in files. What
 * MetaImage and NRRD have in common.
 */
public interface TextHeader {

	/** @return where the voxels lie in the patient */
	GridGeometry geometry();

	/**
	 * @param file the file of the header
	 * @return how and where the voxels are stored
	 * @throws SpinepsException if a file of voxels is named that is not beside it
	 */
	VoxelSource source(Path file) throws SpinepsException;

	/** @return sentences about what is odd */
	List<String> warnings();

	/** @return sentences about what was assumed */
	default List<String> assumptions() {
		return List.of();
	}

	/** Reads the lines of a header. */
	@FunctionalInterface
	interface Parser {

		/**
		 * @param text the lines, read up to the first byte of voxels
		 * @return what they say
		 * @throws IOException if reading fails
		 * @throws SpinepsException if they are damaged or of a kind that is not read
		 */
		TextHeader read(HeaderText text) throws IOException, SpinepsException;
	}
}
