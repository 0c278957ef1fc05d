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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.anatomy.Level;
import org.spineps.cli.Main;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.VolumeFiles;
import org.spineps.model.ModelStore;
import org.spineps.pipeline.totalspineseg.PreparedSpines;
import org.spineps.testing.ForeignModels;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.volume.LabelVolume;

/**
 * A folder in the layout of TotalSpineSeg's release, with random weights, is
 * imported and run by the command line in both ways and by a macro. What it finds
 * is a matter of luck, and may be nothing; but all three find the same.
 */
class PublishedTotalSpineSegTest {

	private static final String NAME = "cervical_ax";
	private static final String FIJI = "fiji.dir";

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
		data = ForeignModels.totalSpineSeg(temp.resolve("data"));
		scan = PreparedSpines.copyScan(NAME, temp);
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
		final int segmented = run("segment", "--method", "totalspineseg", scan
			.toString(), "--semantic-model", "tss-1", "--instance-model", "tss-2",
			"--device", "cpu", "--threads", "2", "--output", temp.resolve("results")
				.toString());
		final String said = out.toString() + err;
		final int ran = run("totalspineseg", "run", scan.toString(), temp.resolve(
			"original").toString(), "--data-dir", data.toString(), "--device", "cpu",
			"--threads", "2");
		assertThat(ran).isEqualTo(segmented);
		try (HeadlessImageJ imagej = new HeadlessImageJ()) {
			imagej.run("call('org.spineps.ij.Macros.open', '" + scan + "');" +
				"run('Segment Spine...', 'method=totalspineseg semantic_model=tss-1 " +
				"instance_model=tss-2 device=cpu threads=2 show_labels=true');" +
				"for (i = 1; i <= nImages; i++) { selectImage(i); " +
				"if (endsWith(getTitle(), '-instances')) saveAs('Tiff', '" + temp
					.resolve("i.tif") + "'); }", "");
			if (segmented != 0) {
				final String problem = "The spine cannot be labelled";
				assertThat(said).contains(problem);
				assertThat(err.toString()).contains(problem);
				assertThat(String.valueOf(imagej.error())).contains(problem);
				return;
			}
			assertThat(imagej.error()).isNull();
		}
		final LabelVolume instances = VolumeFiles.read(temp.resolve("results/" +
			NAME + "_seg-vert_msk.nii.gz")).labels();
		final float[] shown = ImagePlusVolumes.values(IJ.openImage(temp.resolve(
			"i.tif").toString()));
		assertThat(shown).hasSameSizeAs(instances.array());
		for (int v = 0; v < shown.length; v++)
			assertThat((short) shown[v]).isEqualTo(instances.array()[v]);
		final Path last = temp.resolve("original/step2_output/" + NAME + ".nii.gz");
		final boolean vertebrae = Files.exists(last);
		if (!vertebrae) assertThat(said).contains("There are no vertebrae");
		final short[] original = LabelSchemeConversion.convert(VolumeFiles.read(
			vertebrae ? last : temp.resolve("original/step1_output/" + NAME +
				".nii.gz")).labels(), LabelScheme.TOTALSPINESEG, LabelScheme.SPINEPS)
			.labels().array();
		// In step 1 all bone has one number.
		for (int v = 0; v < original.length; v++)
			if (original[v] > Level.DISC_OFFSET || vertebrae && original[v] > 0 &&
				Level.of(original[v]).isPresent()) assertThat(instances.array()[v])
					.isEqualTo(original[v]);
	}
}
