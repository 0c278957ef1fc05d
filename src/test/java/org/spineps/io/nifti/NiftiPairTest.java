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
package org.spineps.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;
import org.spineps.io.VolumeNames;

/** Headers with their voxels beside them: NIfTI pairs and Analyze 7.5. */
class NiftiPairTest {

	@TempDir
	Path folder;

	private void write(final NiftiBytes bytes, final String header,
		final String voxels) throws IOException
	{
		final byte[] file = bytes.withRamp();
		final int size = bytes.version == 1 ? 348 : 540;
		put(header, Arrays.copyOf(file, size));
		put(voxels, Arrays.copyOfRange(file, size + 4, file.length));
	}

	private void put(final String name, final byte[] content)
		throws IOException
	{
		Files.write(folder.resolve(name), name.endsWith(".gz") ? NiftiBytes.gzip(
			content) : content);
	}

	@ParameterizedTest
	@CsvSource({ "scan.hdr, scan.img, 1", "scan.hdr, scan.img, 2",
		"scan.hdr.gz, scan.img.gz, 1", "scan.hdr, scan.img.gz, 1",
		"SCAN.HDR, SCAN.IMG, 1" })
	void pairsAreReadLikeSingleFiles(final String header, final String voxels,
		final int version) throws IOException, SpinepsException
	{
		final NiftiBytes single = new NiftiBytes(version, ByteOrder.BIG_ENDIAN);
		final byte[] whole = single.withRamp();
		final NiftiBytes pair = new NiftiBytes(version, ByteOrder.BIG_ENDIAN);
		pair.header.put(version == 1 ? 345 : 5, (byte) 'i');
		pair.offset(0);
		write(pair, header, voxels);
		final VolumeFile read = VolumeFiles.read(folder.resolve(header));
		assertThat(read.image().array()).isEqualTo(NiftiBytes.read(whole).image()
			.array());
		assertThat(read.warnings()).isEmpty();
		assertThat(VolumeNames.stem(folder.resolve(header)))
			.isEqualToIgnoringCase("scan");
	}

	private NiftiBytes analyze() {
		final NiftiBytes bytes = new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN);
		bytes.text(344, 0, "\0\0\0\0").offset(0).pixdim(0, 0.5, 0.75, 3, 0, 0, 0,
			0);
		return bytes;
	}

	@Test
	void analyzeSaysThatSidesAreNotKnown() throws IOException,
		SpinepsException
	{
		write(analyze(), "old.hdr", "old.img");
		final VolumeFile read = VolumeFiles.read(folder.resolve("old.hdr"));
		assertThat(read.warnings()).hasSize(2);
		assertThat(read.warnings().get(0)).contains("Analyze 7.5");
		assertThat(read.warnings().get(1)).contains("left and right cannot be trusted");
		assertThat(read.geometry().grid().axisCodes()).hasToString("LAS");
		assertThat(read.geometry().statedSpacingMm()).containsExactly(0.5, 0.75, 3);
		assertThat(read.assumptions()).hasSize(1);
	}

	@Test
	void thePatientOfAnAnalyzeHeaderGoesNowhere() throws IOException,
		SpinepsException
	{
		write(analyze().text(252, 0, "\0ORIGINATORGENERATED.SCANNUM...PATIENT_ID"),
			"old.hdr", "old.img");
		final VolumeFile read = VolumeFiles.read(folder.resolve("old.hdr"));
		final Path made = folder.resolve("mask.nii");
		VolumeExport.writeLabels(made, read.labels(), read.geometry(), Map.of());
		final String text = new String(Files.readAllBytes(made),
			StandardCharsets.ISO_8859_1);
		assertThat(text).doesNotContain("PATI", "ENT_", "ORIG", "SCAN");
	}

	@Test
	void whatIsMissingIsSaid() throws IOException {
		write(analyze(), "old.hdr", "other.img");
		assertThatThrownBy(() -> VolumeFiles.read(folder.resolve("old.hdr")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("old.hdr")
			.hasMessageContaining("old.img").hasMessageContaining("one folder");
		put("old.img", new byte[10]);
		assertThatThrownBy(() -> VolumeFiles.read(folder.resolve("old.hdr")))
			.hasMessageContaining("10 of 96 bytes");
		assertThatThrownBy(() -> VolumeFiles.read(folder.resolve("old.img")))
			.hasMessageContaining("Choose old.hdr");
	}

	@Test
	void theHashIsOfBothFiles() throws IOException, SpinepsException {
		write(analyze(), "old.hdr", "old.img");
		final VolumeInput input = VolumeInput.of(folder.resolve("old.hdr"));
		final String before = input.sha256();
		final byte[] voxels = Files.readAllBytes(folder.resolve("old.img"));
		voxels[50]++;
		Files.write(folder.resolve("old.img"), voxels);
		assertThat(input.sha256()).hasSize(64).isNotEqualTo(before);
	}

	@Test
	void headersAreNoNamesToWrite() {
		assertThat(VolumeNames.isVolumeName(Path.of("a.hdr"))).isTrue();
		assertThat(VolumeNames.isWritableName(Path.of("a.hdr"))).isFalse();
		assertThat(VolumeNames.isWritableName(Path.of("a.nii"))).isTrue();
		assertThat(VolumeNames.writtenEndings()).contains(".nii or .nii.gz")
			.doesNotContain(".hdr");
	}
}
