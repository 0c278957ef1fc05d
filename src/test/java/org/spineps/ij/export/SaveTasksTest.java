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
package org.spineps.ij.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.FakeSegmenter;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.open.OpenDicomTask;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.NameVertebraTask;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.SpineWindows;
import org.spineps.io.CsvRows;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.io.dicom.DicomBytes;
import org.spineps.io.mask.MaskFile;
import org.spineps.job.NameVertebraSettings;
import org.spineps.job.OpenDicomSettings;
import org.spineps.job.OpenNiftiSettings;
import org.spineps.job.SaveMasksSettings;
import org.spineps.job.SaveResultsSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.progress.Progress;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/** A result of an open image becomes the files of the command line. */
class SaveTasksTest {

	@TempDir
	private Path temp;
	private Path file;
	private Path folder;
	private ImagePlus scan;

	/** A file in another order than the one that is displayed. */
	@BeforeEach
	void segmentAFile() throws SpinepsException {
		file = temp.resolve("sub-1_T2w.nii.gz");
		folder = temp.resolve("results");
		final ImageVolume image = OpenImages.SPINE.image(7);
		VolumeExport.writeImage(file, Reorient.to(image, new AxisCodes("RAS")), null);
		scan = VolumeOpener.open(file, AxisCodes.PIR);
		segment(scan);
	}

	private static void segment(final ImagePlus image) throws SpinepsException {
		new SegmentSpineTask(new FakePipeline.Record().method.alone()).run(image,
			SegmentSpineSettings.DEFAULTS, Progress.NONE).present();
	}

	private TaskResult save(final boolean report, final boolean meshes,
		final boolean replace) throws SpinepsException
	{
		return new SaveResultsTask().run(scan, new SaveResultsSettings(folder
			.toString(), report, meshes, "", replace), Progress.NONE);
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(one -> one.getFileName().toString()).filter(
				name -> !name.startsWith(".")).sorted().toList();
		}
	}

	@Test
	void filesAreThoseOfTheCommandLine() throws Exception {
		final TaskResult saved = save(true, true, false);
		assertThat(names()).containsExactly("cases.csv", "contact-sheet.html",
			"run-manifest.json", "sub-1_T2w_ctd.json", "sub-1_T2w_instances.csv",
			"sub-1_T2w_landmarks.json", "sub-1_T2w_levels.csv",
			"sub-1_T2w_levels.png", "sub-1_T2w_meshes.ply", "sub-1_T2w_meshes.png",
			"sub-1_T2w_quality.json", "sub-1_T2w_report.html",
			"sub-1_T2w_seg-spine_msk.nii.gz", "sub-1_T2w_seg-vert_msk.nii.gz",
			"sub-1_T2w_snp.png", "sub-1_T2w_spine.csv");
		assertThat(saved.summary()).isEqualTo("13 files saved");
		assertThatThrownBy(() -> save(false, false, false)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("already")
			.hasMessageContaining("replace=true");
		save(false, false, true);
		assertThat(names()).doesNotContain("sub-1_T2w_report.html",
			"sub-1_T2w_meshes.ply");
	}

	@Test
	void aStudyGetsItsObjectsBack() throws Exception {
		final Path study = Files.createDirectories(temp.resolve("study"));
		for (int slice = 0; slice < 8; slice++)
			Files.write(study.resolve("IM" + slice), DicomBytes.sagittal(4 *
				slice, "Doe^Jane", 1).bytes());
		final ImagePlus opened = new OpenDicomTask().run(null,
			new OpenDicomSettings(study.toString(), "", OpenNiftiSettings.SAGITTAL),
			Progress.NONE).image();
		final Placement placement = ImageOrientation.of(opened, ImagePlusVolumes
			.values(opened), DisplayedOrientation.DEFAULT, true);
		SpineWindows.show(SpineView.of(opened, placement, FakeSegmenter.twoVertebrae(placement.grid()),
			ImageVolume.wrap(ImagePlusVolumes.values(opened), placement.grid()), List
				.of()), false, false);
		scan = opened;
		new SaveResultsTask().run(scan, new SaveResultsSettings(folder.toString(),
			false, false, "seg, rtstruct,seg-nrrd", false), Progress.NONE);
		assertThat(names()).contains("study_seg.dcm", "study_rtstruct.dcm",
			"study.seg.nrrd");
		assertThat(VolumeFiles.read(folder.resolve("study_seg-vert_msk.nii.gz"))
			.geometry().grid().agreesWith(VolumeFiles.read(study).geometry().grid()))
			.isTrue();
	}

	@Test
	void onlyFilesThatCanBeMadeAreTaken() {
		assertThatThrownBy(() -> SaveResultsSettings.JOB.check(
			new SaveResultsSettings("x", false, false, "softmax", false)))
			.hasMessageContaining("while the networks run");
		assertThatThrownBy(() -> SaveResultsSettings.JOB.check(
			new SaveResultsSettings("x", false, false, "dcm", false)))
			.hasMessageContaining("Unknown extra 'dcm'").hasMessageContaining(
				"seg-nrrd");
	}

	@Test
	void masksLieOnTheVoxelsOfTheFile() throws Exception {
		final TaskResult saved = new SaveMasksTask().run(scan,
			new SaveMasksSettings(folder.toString(), false), Progress.NONE);
		assertThat(saved.summary()).isEqualTo("2 masks saved");
		assertThat(names()).containsExactly("sub-1_T2w_seg-spine_msk.nii.gz",
			"sub-1_T2w_seg-vert_msk.nii.gz");
		final MaskFile mask = MaskFile.read(folder.resolve(
			"sub-1_T2w_seg-vert_msk.nii.gz"), MaskFile.Kind.INSTANCES);
		assertThat(mask.labels().grid()).isEqualTo(VolumeFiles.read(file).image()
			.grid());
		assertThat(Reorient.to(mask.labels(), AxisCodes.PIR).array()).isEqualTo(
			SpineView.require(scan).segmentation().instances().array());
		assertThat(mask.labelNames()).containsValue("V1 (level unknown)");
		assertThatThrownBy(() -> new SaveMasksTask().run(scan,
			new SaveMasksSettings(folder.toString(), false), Progress.NONE))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("already");
		new SaveMasksTask().run(scan, new SaveMasksSettings(folder.toString(), true),
			Progress.NONE);
	}

	/** What was corrected by hand is what is saved, from a label image as well. */
	@Test
	void aNewNameIsSaved() throws Exception {
		new NameVertebraTask().run(scan, new NameVertebraSettings("V3", "L5", false),
			Progress.NONE).present();
		save(false, false, false);
		assertThat(CsvRows.read(folder.resolve("sub-1_T2w_levels.csv"))).extracting(
			row -> row.get("level")).startsWith("L3", "L4", "L5");
		assertThat(MaskFile.read(folder.resolve("sub-1_T2w_seg-vert_msk.nii.gz"),
			MaskFile.Kind.INSTANCES).labelNames().values()).anyMatch(name -> name
				.startsWith("L5"));
	}

	@Test
	void aLabelImageStandsForItsScan() {
		final ImagePlus labels = SpineWindows.labelImages(SpineView.find(scan)
			.orElseThrow()).get("instances");
		// Only while the scan is open.
		assertThat(SpineView.find(labels)).isEmpty();
	}

	@Test
	void aScanWithoutAFileHasTheNameOfItsImage() throws Exception {
		scan = OpenImages.spine("knee: 3/4");
		segment(scan);
		save(false, false, false);
		assertThat(names()).contains("knee_ 3_4_seg-vert_msk.nii.gz");
		assertThatThrownBy(() -> new SaveMasksTask().run(scan,
			new SaveMasksSettings("", false), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("folder");
		scan.getStack().deleteLastSlice();
		scan.setStack(scan.getStack());
		assertThatThrownBy(() -> save(false, false, true)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("another size");
	}
}
