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
package org.spineps.io.metaimage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFormat;
import org.spineps.io.VolumeWriter;
import org.spineps.io.voxel.TextHeaderFiles;

/**
 * MetaImage, the format of ITK: a text header with the voxels behind it (.mha) or
 * in a file beside it (.mhd). It is only read.
 */
public final class MetaImageFormat implements VolumeFormat {

	private static final Pattern START = Pattern.compile(
		"(ObjectType|NDims)\\s*=.*|(\\w+ *=[^\n]*\n)+NDims *=.*", Pattern.DOTALL);

	/** Made by {@link java.util.ServiceLoader}. */
	public MetaImageFormat() {
		// nothing to keep
	}

	@Override
	public String name() {
		return "MetaImage";
	}

	@Override
	public List<String> endings() {
		return List.of(".mha", ".mhd");
	}

	@Override
	public boolean recognises(final byte[] start) {
		return START.matcher(new String(start, StandardCharsets.ISO_8859_1))
			.matches();
	}

	@Override
	public VolumeFile read(final Path file, final List<String> warnings)
		throws SpinepsException
	{
		return TextHeaderFiles.read(file, name(), MetaImageHeader::read, warnings);
	}

	@Override
	public List<Path> dataFiles(final Path file) throws SpinepsException {
		return TextHeaderFiles.dataFiles(file, name(), MetaImageHeader::read);
	}

	@Override
	public Optional<VolumeWriter> writer() {
		return Optional.empty();
	}
}
