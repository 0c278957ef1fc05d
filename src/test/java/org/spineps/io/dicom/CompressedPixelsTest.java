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
package org.spineps.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;

/**
 * Pixels that DCMTK, CharLS, OpenJPEG and pydicom have compressed, against the same pixels
 * without compression.
 */
class CompressedPixelsTest {

	@TempDir
	private Path temp;

	/** A file alone: its neighbours in the folder are the same image. */
	private float[] read(final String name) throws Exception {
		final Path folder = Files.createDirectories(temp.resolve(name));
		final Path source = Path.of(Objects.requireNonNull(getClass().getResource(
			"/dicom/" + name + ".dcm")).toURI());
		return VolumeFiles.read(Files.copy(source, folder.resolve("1"))).image()
			.array();
	}

	@ParameterizedTest
	@CsvSource({ "rle, plain12, 0", "ls, plain12, 0", "ls-near3, plain12, 3",
		"lossless1, plain12, 0", "j2k, plain12, 0", "lossless6, plain12, 0", "extended, plain12, 150",
		"baseline, plain8, 12" })
	void pixelsAreThoseWithoutCompression(final String name,
		final String plain, final float tolerance) throws Exception
	{
		final float[] expected = read(plain);
		final float[] found = read(name);
		assertThat(found).hasSameSizeAs(expected);
		float worst = 0;
		for (int i = 0; i < found.length; i++)
			worst = Math.max(worst, Math.abs(found[i] - expected[i]));
		assertThat(worst).isLessThanOrEqualTo(tolerance);
	}

	@Test
	void whatIsNotUnpackedIsNamed() throws Exception {
		final Path file = Files.write(temp.resolve("htj2k"), DicomBytes.sagittal(0)
			.fragments(new byte[100]).bytes("1.2.840.10008.1.2.4.201"));
		assertThatThrownBy(() -> VolumeFiles.read(file).image()).isInstanceOf(
			SpinepsException.class).hasMessageContaining(
				"1.2.840.10008.1.2.4.201");
	}
}
