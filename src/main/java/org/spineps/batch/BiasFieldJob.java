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

import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.io.MaskFile;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VoxelChecks;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.bias.BiasFieldCorrection;
import org.spineps.volume.bias.BiasFieldMask;

/**
 * Corrects the bias field of one scan in a file.
 *
 * @param input the scan, not changed
 * @param output the corrected scan
 * @param fieldOrNull file for the field that was divided out
 * @param mask where to look; without effect if there is a mask file
 * @param maskFileOrNull file that marks where to look
 * @param correction the correction
 * @param time what to do with several time points
 */
public record BiasFieldJob(Path input, Path output, Path fieldOrNull,
	BiasFieldMask mask, Path maskFileOrNull, BiasFieldCorrection correction,
	TimeHandling time)
{

	/**
	 * Blocks until the files are written.
	 *
	 * @param progress receives every iteration, and may stop it
	 * @throws SpinepsException if a file cannot be read or written, the scan has
	 *           values that are not numbers, or the mask marks nothing
	 * @throws java.util.concurrent.CancellationException if progress stopped it
	 */
	public void run(final Progress progress) throws SpinepsException {
		requireAnother(output);
		if (fieldOrNull != null) requireAnother(fieldOrNull);
		final VolumeFile file = VolumeFiles.read(input);
		final ImageVolume image = file.image(time);
		VoxelChecks.requireFinite(image);
		final ImageVolume field = correction.field(image, mask(image), progress);
		final float[] voxels = image.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] /= field.array()[v];
		VolumeFiles.writeImage(output, image, file.geometry());
		if (fieldOrNull != null) VolumeFiles.writeImage(fieldOrNull, field, file
			.geometry());
	}

	private void requireAnother(final Path result) throws SpinepsException {
		if (result.toAbsolutePath().normalize().equals(input.toAbsolutePath()
			.normalize())) throw new SpinepsException(
				"The result would replace the input", String.valueOf(result
					.getFileName()), "Choose another --output");
	}

	private LabelVolume mask(final ImageVolume image) throws SpinepsException {
		if (maskFileOrNull == null) return mask.of(image);
		final LabelVolume drawn = MaskFile.read(maskFileOrNull,
			MaskFile.Kind.ANY).onto(image.grid()).labels();
		image.grid().requireAgreement(drawn.grid(), "scan and mask");
		for (int v = 0; v < image.array().length; v++)
			if (drawn.array()[v] != 0 && image.array()[v] > 0) return drawn;
		throw new SpinepsException("The mask marks nothing", String.valueOf(
			maskFileOrNull.getFileName()), "Mark tissue with a value other than 0");
	}
}
