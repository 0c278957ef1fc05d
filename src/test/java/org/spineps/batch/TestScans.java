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
package org.spineps.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeExport;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Small NIfTI files for tests. */
public final class TestScans {

	/** An oblique, anisotropic grid of 9 × 10 × 7 voxels. */
	public static final Grid GRID = oblique();

	private TestScans() {
		// static methods only
	}

	/** Writes a smooth image. */
	public static Path image(final Path folder, final String name)
		throws SpinepsException
	{
		final ImageVolume image = ImageVolume.zeros(GRID);
		for (int n = 0; n < image.array().length; n++)
			image.array()[n] = 100 + n % 37;
		VolumeExport.writeImage(folder.resolve(name), image, null);
		return folder.resolve(name);
	}

	/** Writes an image with one voxel that is no number. */
	public static Path notANumber(final Path folder, final String name)
		throws SpinepsException
	{
		final ImageVolume image = ImageVolume.zeros(GRID);
		image.array()[17] = Float.NaN;
		VolumeExport.writeImage(folder.resolve(name), image, null);
		return folder.resolve(name);
	}

	/** Writes an uncompressed image of three time points. */
	public static Path series(final Path folder, final String name)
		throws SpinepsException, IOException
	{
		final Path file = image(folder, name);
		final byte[] single = Files.readAllBytes(file);
		final int voxels = 4 * GRID.voxels();
		final int header = single.length - voxels;
		final byte[] series = Arrays.copyOf(single, header + 3 * voxels);
		for (int time = 1; time < 3; time++)
			System.arraycopy(single, header, series, header + time * voxels, voxels);
		final ByteBuffer dim = ByteBuffer.wrap(series).order(
			ByteOrder.LITTLE_ENDIAN);
		dim.putShort(40, (short) 4);
		dim.putShort(48, (short) 3);
		return Files.write(file, series);
	}

	/** Writes a semantic mask. */
	public static Path mask(final Path folder, final String name)
		throws SpinepsException
	{
		final LabelVolume mask = FakeSegmenter.twoVertebrae(GRID).semantic();
		VolumeExport.writeLabels(folder.resolve(name), mask, null, Map
			.of());
		return folder.resolve(name);
	}

	private static Grid oblique() {
		final double cos = Math.cos(0.3);
		final double sin = Math.sin(0.3);
		return new Grid(new int[] { 9, 10, 7 }, new double[][] { { 0, 0, 3.3, -11 },
			{ -2.5 * cos, 2.5 * sin, 0, 20 }, { -2.5 * sin, -2.5 * cos, 0,
				5 } });
	}
}
