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
package org.spineps.ij.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.ij.image.GridProperty;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.ImageOrientation.Source;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.dicom.DicomBytes;
import org.spineps.job.OpenDicomSettings;
import org.spineps.job.OpenNiftiSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/** A DICOM series becomes a stack that is turned, calibrated and nameless. */
class OpenDicomTaskTest {

	@TempDir
	private Path temp;
	private Path study;

	@BeforeEach
	void write() throws Exception {
		study = Files.createDirectories(temp.resolve("Doe-Jane"));
		for (int slice = 0; slice < 3; slice++)
			Files.write(study.resolve("IM" + slice), DicomBytes.sagittal(4 * slice)
				.bytes());
	}

	private static ImagePlus opened(final String folder, final String series,
		final String view) throws SpinepsException
	{
		return new OpenDicomTask().run(null, OpenDicomSettings.JOB.check(
			new OpenDicomSettings(folder, series, view)), Progress.NONE).image();
	}

	@Test
	void slicesAreTurnedAndCalibrated() throws Exception {
		final ImagePlus image = opened(study.toString(), "",
			OpenNiftiSettings.SAGITTAL);
		assertThat(image.getWidth()).isEqualTo(6);
		assertThat(image.getHeight()).isEqualTo(5);
		assertThat(image.getStackSize()).isEqualTo(3);
		assertThat(image.getCalibration().pixelWidth).isEqualTo(1.5, within(1e-9));
		assertThat(image.getCalibration().pixelDepth).isEqualTo(4, within(1e-9));
		// Right in the order of slices; x = 8 mm to the left comes first.
		assertThat(image.getStack().getProcessor(1).get(0, 0)).isEqualTo(108);
		assertThat(image.getTitle()).doesNotContainIgnoringCase("doe")
			.doesNotContainIgnoringCase("jane");
		assertThat(opened(study.toString(), "4", OpenNiftiSettings.AXIAL)
			.getStackSize()).isEqualTo(5);
	}

	/** Bio-Formats hands on voxels and the file's name, no tags, and may flip them. */
	@Test
	void whatAnotherReaderOpenedIsPlacedByItsOwnFiles() throws Exception {
		final ImagePlus own = opened(study.toString(), "",
			OpenNiftiSettings.SAGITTAL);
		final ImageStack slices = new ImageStack(6, 5);
		for (int slice = 3; slice >= 1; slice--)
			slices.addSlice(own.getStack().getProcessor(slice).duplicate());
		final ImagePlus other = new ImagePlus("IM0", slices);
		other.setCalibration(own.getCalibration().copy());
		final FileInfo info = new FileInfo();
		info.directory = study.toString();
		info.fileName = "IM0";
		other.setFileInfo(info);
		final Grid grid = GridProperty.read(own).orElseThrow();
		final Placement placement = ImageOrientation.of(other, ImagePlusVolumes
			.values(other), DisplayedOrientation.DEFAULT, true);
		assertThat(placement.source()).isEqualTo(Source.FILE);
		assertThat(placement.grid().agreesWith(grid.reorient(new AxisCodes(
			"PIL")))).isTrue();
		other.getProcessor().set(3, 3, 9999);
		slices.getProcessor(2).invert();
		slices.getProcessor(3).multiply(-1);
		assertThat(ImageOrientation.of(other, ImagePlusVolumes.values(other),
			DisplayedOrientation.DEFAULT, true).source()).isEqualTo(Source.ASSUMED);
	}

	@Test
	void whatIsNotThereIsTold() {
		assertThatThrownBy(() -> opened(study.toString(), "9",
			OpenNiftiSettings.SAGITTAL)).isInstanceOf(SpinepsException.class)
			.hasMessageStartingWith("There is no series \"9\"");
		assertThatThrownBy(() -> opened("", "", OpenNiftiSettings.SAGITTAL))
			.isInstanceOf(SpinepsException.class).hasMessageStartingWith(
				"There is no such folder or file");
	}
}
