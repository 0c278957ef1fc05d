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
package org.spineps.ij.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ij.IJ;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.cli.Main;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.model.ModelStore;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.Thorough;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * A part of the sample through the packaged networks of TotalSpineSeg's method, by a
 * macro of one scan, a macro of a folder, and the command line.
 */
@Tag(Thorough.TAG)
class PackagedTotalSpineSegTest {

	@TempDir
	private Path temp;

	@Test
	void macroBatchAndCommandLineDoTheSame() throws Exception {
		assumeThat(System.getenv(ModelStore.FOLDER_VARIABLE)).isNull();
		final ImageVolume sample = VolumeFiles.read(Path.of(
			"models/sample/lumbar_T2w.nii.gz")).image();
		final Path scans = Files.createDirectories(temp.resolve("scans"));
		final Path scan = scans.resolve("part.nii.gz");
		// Three bodies and part of a fourth; no arches.
		VolumeExport.writeImage(scan, Crop.of(sample, new Box(new int[] { 0, 90, 30 },
			new int[] { 38, 220, 140 }), 0), null);
		final StringWriter err = new StringWriter();
		final int code = Main.run(new String[] { "segment", "--method",
			"totalspineseg", scan.toString(), "--device", "cpu", "--threads", "2",
			"--output", temp.resolve("results").toString() }, new PrintWriter(
				new StringWriter(), true), new PrintWriter(err, true));
		assertThat(code).as(err::toString).isZero();
		try (HeadlessImageJ imagej = new HeadlessImageJ()) {
			imagej.run("call('org.spineps.ij.Macros.open', '" + scan + "');" +
				"run('Segment Spine...', 'method=totalspineseg device=cpu threads=2 " +
				"show_labels=true');" +
				"for (i = 1; i <= nImages; i++) { selectImage(i); " +
				"if (endsWith(getTitle(), '-instances')) saveAs('Tiff', '" + temp
					.resolve("i.tif") + "'); }", "");
			assertThat(imagej.error()).isNull();
			imagej.run("run('Segment Folder...', 'folder=[" + scans + "] output=[" + temp
					.resolve("folder") + "] method=totalspineseg device=cpu threads=2');",
				"");
			assertThat(imagej.error()).isNull();
		}
		final LabelVolume instances = masks("results");
		assertThat(masks("folder").array()).isEqualTo(instances.array());
		final float[] shown = ImagePlusVolumes.values(IJ.openImage(temp.resolve(
			"i.tif").toString()));
		assertThat(shown).hasSameSizeAs(instances.array());
		for (int v = 0; v < shown.length; v++)
			assertThat((short) shown[v]).isEqualTo(instances.array()[v]);
		// Three or more bodies with discs, counted from the top: no sacrum is in view.
		assertThat(LabelStatistics.of(instances).labels()).hasSizeGreaterThan(4);
		assertThat(Files.readString(temp.resolve("results/run-manifest.json")))
			.contains("\"naming-rule\": \"No").doesNotContain("L5-S at");
	}

	private LabelVolume masks(final String folder) throws Exception {
		return VolumeFiles.read(temp.resolve(folder + "/part_seg-vert_msk.nii.gz"))
			.labels();
	}
}
