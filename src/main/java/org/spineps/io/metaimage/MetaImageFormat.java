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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.spineps.SpinepsException;
import org.spineps.io.FileStart;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeFormat;
import org.spineps.io.VolumeWriter;
import org.spineps.io.voxel.HeaderText;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.io.voxel.StoredVoxels;
import org.spineps.io.voxel.VoxelSource;

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
		return open(file, (header, stream, left) -> {
			final List<String> all = new ArrayList<>(warnings);
			all.addAll(header.warnings());
			final VoxelSource source = header.source(file);
			final StoredVoxels voxels = source.read(stream, left, all);
			return new StoredVolume(header.geometry(), voxels, Map.of(), all, List
				.of());
		});
	}

	@Override
	public List<Path> dataFiles(final Path file) throws SpinepsException {
		return open(file, (header, stream, left) -> header.source(file).file()
			.stream().toList());
	}

	/** Works on a header, the stream behind it, and how much of it there is. */
	@FunctionalInterface
	private interface Use<T> {

		T of(MetaImageHeader header, InputStream stream, long left)
			throws IOException, SpinepsException;
	}

	private static <T> T open(final Path file, final Use<T> use)
		throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		try (InputStream stream = FileStart.unpacked(Files.newInputStream(file))) {
			final HeaderText text = new HeaderText(stream, "MetaImage");
			final MetaImageHeader header = MetaImageHeader.read(text);
			final long left = stream instanceof GZIPInputStream ? -1 : Files.size(
				file) - text.position();
			return use.of(header, stream, left);
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
		catch (final SpinepsException e) {
			throw new SpinepsException("Cannot read " + name + ": " + e.what(), e
				.found(), e.remedy(), e);
		}
	}

	@Override
	public Optional<VolumeWriter> writer() {
		return Optional.empty();
	}
}
