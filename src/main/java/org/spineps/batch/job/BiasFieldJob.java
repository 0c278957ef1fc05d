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
package org.spineps.batch.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.SingleResult;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.io.VoxelChecks;
import org.spineps.io.mask.MaskFile;
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
 * @param overwrite whether to replace results that exist
 */
public record BiasFieldJob(Path input, Path output, Path fieldOrNull,
	BiasFieldMask mask, Path maskFileOrNull, BiasFieldCorrection correction,
	TimeHandling time, boolean overwrite)
{

	/**
	 * Blocks until the files are written.
	 *
	 * @param progress receives every iteration, and may stop it
	 * @return whether they were; false if they exist and are to stay
	 * @throws SpinepsException if a file cannot be read or written, the scan has
	 *           values that are not numbers, or the mask marks nothing
	 * @throws java.util.concurrent.CancellationException if progress stopped it
	 */
	public boolean run(final Progress progress) throws SpinepsException {
		RequestException.requireExisting(input, maskFileOrNull);
		requireWritable(output);
		final List<String> files = new ArrayList<>(List.of(InputName.fileName(
			output)));
		if (fieldOrNull != null) {
			requireWritable(fieldOrNull);
			if (!folder(fieldOrNull).equals(folder(output)))
				throw new RequestException("Scan and field go to different folders",
					folder(output) + " and " + folder(fieldOrNull),
					"Choose one folder, so that they appear together");
			files.add(InputName.fileName(fieldOrNull));
		}
		return new SingleResult(new CaseFolder(folder(output), CaseFolder.SINGLE),
			files.get(0), files, List.of(), overwrite).make(staged -> {
				write(staged, progress);
				return files;
			}, progress).isPresent();
	}

	private void write(final Path staged, final Progress progress)
		throws SpinepsException
	{
		final VolumeFile file = VolumeFiles.read(input);
		final ImageVolume image = file.image(time);
		VoxelChecks.requireFinite(image);
		final ImageVolume field = correction.field(image, mask(image), progress);
		final float[] voxels = image.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] /= field.array()[v];
		VolumeExport.writeImage(staged.resolve(InputName.fileName(output)), image,
			file.geometry());
		if (fieldOrNull != null) VolumeExport.writeImage(staged.resolve(InputName
			.fileName(fieldOrNull)), field, file.geometry());
	}

	private static Path folder(final Path file) {
		return file.toAbsolutePath().normalize().getParent();
	}

	private void requireWritable(final Path result) throws SpinepsException {
		if (!VolumeNames.isWritableName(result) || folder(result) == null)
			throw new RequestException("Results cannot be written to " + InputName
				.fileName(result), "its name does not end with " + VolumeNames.writtenEndings(),
				"Choose another name");
		if (Files.isDirectory(result)) throw new RequestException("Cannot write to " +
			result, "it is a folder", "Give the name of a file");
		requireAnother(result);
	}

	private void requireAnother(final Path result) throws SpinepsException {
		if (result.toAbsolutePath().normalize().equals(input.toAbsolutePath()
			.normalize())) throw new RequestException(
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
