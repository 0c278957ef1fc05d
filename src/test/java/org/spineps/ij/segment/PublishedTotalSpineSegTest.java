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
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.cli.Main;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.model.ModelStore;
import org.spineps.pipeline.totalspineseg.BoxSpine;
import org.spineps.testing.ForeignModels;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * A folder in the layout of TotalSpineSeg's release is imported and run through
 * both steps by the command line in both ways and by a macro. Its networks tell
 * structures by grey values, so that a drawn spine is found as it was drawn.
 */
class PublishedTotalSpineSegTest {

	private static final String NAME = "drawn";
	private static final String FIJI = "fiji.dir";
	/** Step 2 looks at all of it: ten voxels around the spine reach the edges. */
	private static final Grid GRID = BoxSpine.grid(60, 64, 136);
	private static final int DISCS = 3;
	private static final double NEVER = Double.POSITIVE_INFINITY;

	/** Raw class of step 2 → grey value. */
	private static final Map<Integer, Float> GREY = Map.of(0, 10f, 1, 20f, 5, 30f,
		7, 40f, 8, 50f, 9, 60f, 10, 70f, 11, 80f);
	/** Grey value from which on a voxel has a region, for both steps. */
	private static final double[][] FROM = { { 15, NEVER, NEVER, NEVER, 25, 35,
		NEVER, 65, 75 }, { 15, NEVER, NEVER, NEVER, 25, NEVER, 35, 45, 55, 65,
			75 } };

	@TempDir
	private Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private String fijiBefore;
	private Path data;
	private Path scan;

	@BeforeEach
	void makeFiles() throws Exception {
		// A folder that the user chose would get these models.
		assumeThat(System.getenv(ModelStore.FOLDER_VARIABLE)).isNull();
		fijiBefore = System.getProperty(FIJI);
		System.setProperty(FIJI, Files.createDirectories(temp.resolve("fiji"))
			.toString());
		final ImageVolume image = ImageVolume.zeros(GRID);
		final short[] classes = spine().second().array();
		double sum = 0;
		double squares = 0;
		for (int v = 0; v < classes.length; v++) {
			image.array()[v] = GREY.get((int) classes[v]);
			sum += image.array()[v];
			squares += image.array()[v] * image.array()[v];
		}
		final double mean = sum / classes.length;
		final double deviation = Math.sqrt(squares / classes.length - mean * mean);
		data = ForeignModels.totalSpineSeg(temp.resolve("data"), GRID.size(), Arrays
			.stream(FROM).map(step -> Arrays.stream(step).map(grey -> (grey - mean) /
				deviation).toArray()).toArray(double[][]::new));
		scan = temp.resolve(NAME + ".nii.gz");
		VolumeExport.writeImage(scan, image, null);
	}

	/** L3 to L5 over the sacrum. */
	private static BoxSpine spine() {
		return new BoxSpine(GRID, DISCS, Map.of(DISCS - 1, 5), true);
	}

	@AfterEach
	void restore() {
		if (fijiBefore == null) System.clearProperty(FIJI);
		else System.setProperty(FIJI, fijiBefore);
	}

	private int run(final String... arguments) {
		return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err,
			true));
	}

	@Test
	void commandLineAndMacroDoTheSame() throws Exception {
		assertThat(run("models", "import", data.toString(), "--id", "tss")).as(
			err::toString).isZero();
		assertThat(run("segment", "--method", "totalspineseg", scan.toString(),
			"--semantic-model", "tss-1", "--instance-model", "tss-2", "--device",
			"cpu", "--threads", "2", "--output", temp.resolve("results").toString()))
				.as(err::toString).isZero();
		assertThat(run("totalspineseg", "run", scan.toString(), temp.resolve(
			"original").toString(), "--data-dir", data.toString(), "--device", "cpu",
			"--threads", "2", "--keep-only", "step2_output")).as(err::toString).isZero();
		try (HeadlessImageJ imagej = new HeadlessImageJ()) {
			imagej.run("call('org.spineps.ij.Macros.open', '" + scan + "');" +
				"run('Segment Spine...', 'method=totalspineseg semantic_model=tss-1 " +
				"instance_model=tss-2 device=cpu threads=2 show_labels=true');" +
				"for (i = 1; i <= nImages; i++) { selectImage(i); " +
				"if (endsWith(getTitle(), '-instances')) saveAs('Tiff', '" + temp
					.resolve("i.tif") + "'); }", "");
			assertThat(imagej.error()).isNull();
		}
		final LabelVolume instances = VolumeFiles.read(temp.resolve("results/" +
			NAME + "_seg-vert_msk.nii.gz")).labels();
		final float[] shown = ImagePlusVolumes.values(IJ.openImage(temp.resolve(
			"i.tif").toString()));
		assertThat(shown).hasSameSizeAs(instances.array());
		for (int v = 0; v < shown.length; v++)
			assertThat((short) shown[v]).isEqualTo(instances.array()[v]);
		final LabelVolume last = VolumeFiles.read(temp.resolve(
			"original/step2_output/" + NAME + ".nii.gz")).labels();
		assertThat(LabelStatistics.of(last).labels()).containsExactly(1, 2, 43, 44,
			45, 50, 94, 95, 100);
		final short[] original = LabelSchemeConversion.convert(last,
			LabelScheme.TOTALSPINESEG, LabelScheme.SPINEPS).labels().array();
		for (int v = 0; v < original.length; v++)
			assertThat(instances.array()[v]).isEqualTo(original[v] > 0 && last
				.array()[v] > 2 ? original[v] : 0);
		// Every voxel of bone and discs is where it was drawn.
		final short[] drawn = spine().second().array();
		for (int v = 0; v < drawn.length; v++)
			assertThat(last.array()[v] > 2).isEqualTo(drawn[v] > 0 && drawn[v] < 10);
		assertThat(out.toString()).contains("L3", "L4", "L5", "sacrum");
	}
}
