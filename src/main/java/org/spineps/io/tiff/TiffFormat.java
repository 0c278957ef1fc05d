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
package org.spineps.io.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.spineps.SpinepsException;
import org.spineps.io.GridText;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeFormat;
import org.spineps.io.VolumeWriter;
import org.spineps.io.voxel.GridGeometry;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.io.voxel.StoredVoxels;
import org.spineps.volume.Grid;

/** TIFF, as ImageJ saves scans. It is only read. */
public final class TiffFormat implements VolumeFormat {

	/** Made by {@link java.util.ServiceLoader}. */
	public TiffFormat() {
		// nothing to keep
	}

	@Override
	public String name() {
		return "TIFF";
	}

	@Override
	public List<String> endings() {
		return List.of(".tiff", ".tif");
	}

	@Override
	public boolean recognises(final byte[] start) {
		return start.length >= 8 && (start[0] == 'I' && start[1] == 'I' &&
			start[2] == 42 && start[3] == 0 || start[0] == 'M' && start[1] == 'M' &&
				start[2] == 0 && start[3] == 42);
	}

	@Override
	public boolean statesPlace() {
		return false;
	}

	@Override
	public VolumeFile read(final Path file, final List<String> warnings)
		throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		try (TiffReader reader = new TiffReader(file)) {
			return volume(reader, warnings);
		}
		catch (final TiffStrips.Damaged e) {
			throw named(name, e.problem());
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
		catch (final SpinepsException e) {
			throw named(name, e);
		}
	}

	private static SpinepsException named(final String name,
		final SpinepsException problem)
	{
		return new SpinepsException("Cannot read " + name + ": " + problem.what(),
			problem.found(), problem.remedy(), problem);
	}

	private static VolumeFile volume(final TiffReader reader,
		final List<String> warnings) throws IOException, SpinepsException
	{
		final List<TiffDirectory> directories = reader.directories();
		final TiffDirectory first = directories.get(0);
		final List<TiffPage> pages = new ArrayList<>();
		for (final TiffDirectory directory : directories) {
			final TiffPage page = TiffPage.of(directory);
			if (!pages.isEmpty() && !page.isLike(pages.get(0)))
				throw new SpinepsException("The pages are not slices of one volume",
					"their sizes or types differ", "Save the scan alone as a stack");
			pages.add(page);
		}
		final ImageJDescription text = new ImageJDescription(first.text(
			TiffDirectory.DESCRIPTION));
		if (text.channels() > 1) throw new SpinepsException(
			"The image must have one channel", "it has " + text.channels(),
			"Separate them with Image > Color > Split Channels; if the channels " +
				"are really slices, swap the two numbers in Image > Properties");
		if (text.isCurve()) throw new SpinepsException(
			"The grey values are calibrated by a curve", "its description says so",
			"Convert the image with Image > Type > 32-bit");
		final TiffPage page = pages.get(0);
		final boolean listed = text.images() <= pages.size() || page
			.compression() != TiffPage.NOT_PACKED;
		final int images = listed ? pages.size() : text.images();
		final IntFunction<TiffPage> all = listed ? pages::get : page::further;
		final int frames = images % text.frames() == 0 ? text.frames() : 1;
		final int[] size = { page.width(), page.height(), images / frames };
		final double[] spacing = text.spacingMm(first);
		requireBytes(reader, page, images);
		StoredVoxels.requireFits(size, frames, page.type());
		final StoredVoxels voxels = StoredVoxels.read(new StoredVoxels.Layout(page
			.type(), reader.order(), (long) size[0] * size[1] * size[2], frames, text
				.slope(), text.intercept()), new TiffStrips(reader, all, images));
		final Optional<Grid> property = ImageProperties.find(first, GridText.KEY)
			.flatMap(line -> GridText.parse(line, size));
		if (property.isPresent()) return new StoredVolume(new GridGeometry(property
			.get()), voxels, Map.of(), warnings, List.of());
		return StoredVolume.unplaced(size, spacing, voxels, warnings);
	}

	/** Before room is made for pixels that are not there. */
	private static void requireBytes(final TiffReader reader,
		final TiffPage page, final int images) throws SpinepsException
	{
		// In doubles, which cannot overflow.
		final double needed = (double) page.byteCount() * images;
		if (page.compression() == TiffPage.NOT_PACKED && needed > reader.size())
			throw StoredVoxels.truncated(reader.size(), (long) needed);
	}

	@Override
	public Optional<VolumeWriter> writer() {
		return Optional.empty();
	}
}
