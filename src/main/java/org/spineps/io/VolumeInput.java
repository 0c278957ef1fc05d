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
package org.spineps.io;

import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;

/**
 * A volume that can be read: a file, or one of several volumes in a folder or an
 * archive. {@link VolumeFiles#inputs} finds them without reading voxels.
 */
public interface VolumeInput {

	/**
	 * @return the file; of a volume in a folder or an archive its name behind that
	 *         place, so that the last part of the path can be shown to people. It
	 *         tells nothing of the patient that the user did not ask for
	 */
	Path place();

	/** @return how names of its results begin */
	String name();

	/** @return sentences on why this volume was chosen; empty if there was only one */
	List<String> notes();

	/**
	 * @return its content
	 * @throws SpinepsException if it cannot be read
	 */
	VolumeFile read() throws SpinepsException;

	/**
	 * @return a hash of the bytes that it is read from, 64 lower-case hexadecimal
	 *         digits
	 * @throws SpinepsException if they cannot be read
	 */
	String sha256() throws SpinepsException;

	/**
	 * @param file a file that holds one volume
	 * @return that volume
	 */
	static VolumeInput of(final Path file) {
		return new VolumeInput() {

			@Override
			public Path place() {
				return file;
			}

			@Override
			public String name() {
				return VolumeNames.stem(file);
			}

			@Override
			public List<String> notes() {
				return List.of();
			}

			@Override
			public VolumeFile read() throws SpinepsException {
				return VolumeFiles.read(file);
			}

			@Override
			public String sha256() throws SpinepsException {
				return VolumeFiles.sha256(file);
			}
		};
	}
}
