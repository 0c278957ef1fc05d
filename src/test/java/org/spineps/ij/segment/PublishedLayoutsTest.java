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
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ij.IJ;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.cli.Main;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.network.DeviceChoice;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.testing.ForeignModels;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.RewrappedModels;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;

/**
 * A release zip of SPINEPS, the checkpoints of its instance and naming models and
 * a folder of nnU-Net are imported by the command line and by a macro, and do the
 * whole job on a piece of the sample scan, with the same result.
 */
class PublishedLayoutsTest {

	/** Holds the piece at the network's spacing in one tile. */
	private static final List<Integer> PATCH = List.of(24, 96, 128);
	private static final String FIJI = "fiji.dir";

	@TempDir
	private Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private String fijiBefore;
	private Path semantic;
	private Path instance;
	private Path naming;
	private Path general;
	private Path scan;

	@BeforeEach
	void makeFiles() throws Exception {
		// A folder that the user chose would get these models.
		assumeThat(System.getenv(ModelStore.FOLDER_VARIABLE)).isNull();
		fijiBefore = System.getProperty(FIJI);
		semantic = ForeignModels.zip(RewrappedModels.semantic(temp.resolve(
			"T2w_semantic"), PATCH), temp.resolve("t2w.zip"));
		instance = RewrappedModels.instance(temp.resolve("instance")).resolve(
			"by-hand-weights.ckpt");
		naming = ForeignModels.naming(temp.resolve("labeling")).resolve(
			"epoch=3_val_f1=0.98_valf1-weights.ckpt");
		general = RewrappedModels.nnUnet(temp.resolve(
			"Dataset912_Rewrapped/nnUNetTrainer__nnUNetPlans__3d_fullres"), PATCH);
		scan = temp.resolve("piece.nii.gz");
		VolumeExport.writeImage(scan, Crop.of(VolumeFiles.read(Path.of(
			"models/sample/lumbar_T2w.nii.gz")).image(), new Box(new int[] { 1, 105,
				36 }, new int[] { 37, 201, 156 }), 0), null);
	}

	@AfterEach
	void restore() {
		if (fijiBefore == null) System.clearProperty(FIJI);
		else System.setProperty(FIJI, fijiBefore);
	}

	/** From here on the models of this folder are the user's. */
	private Path use(final String fiji) throws Exception {
		System.setProperty(FIJI, Files.createDirectories(temp.resolve(fiji))
			.toString());
		return temp.resolve(fiji).resolve("models").resolve("SPINEPS");
	}

	private void run(final String... arguments) {
		assertThat(Main.run(arguments, new PrintWriter(out, true), new PrintWriter(
			err, true))).as(err::toString).isZero();
	}

	@Test
	void commandLineAndMacroImportThemAndDoTheWholeJob() throws Exception {
		final Path models = use("first");
		run("models", "import", semantic.toString(), "--id", "t2w");
		run("models", "import", instance.toString(), "--id", "instance");
		run("models", "import", naming.toString(), "--id", "t2w-labeling");
		run("models", "import", general.toString(), "--id", "general");
		assertThat(models.toFile().list()).containsExactlyInAnyOrder("t2w",
			"instance", "t2w-labeling", "general", ".imported.json");
		run("models", "verify");
		theNetworkIsTheSame(models);
		final String results = temp.resolve("results").toString();
		run("segment", scan.toString(), "--semantic-model", "t2w",
			"--instance-model", "instance", "--naming-model", "t2w-labeling",
			"--device", "cpu", "--threads", "2", "--output", results);
		final short[] expected = labels("results/piece_seg-vert_msk.nii.gz");
		assertThat(vertebrae(expected)).as(out::toString).isPositive();
		assertThat(out.toString()).contains("predicted");
		assertThat(Files.readString(temp.resolve("results/run-manifest.json")))
			.contains("\"t2w\"", "\"instance\"", "\"t2w-labeling\"");
		run("predict", "general", scan.toString(), "--device", "cpu", "--output",
			temp.resolve("general.nii.gz").toString());
		bothFindBodies();

		final Path second = use("second");
		try (HeadlessImageJ imagej = new HeadlessImageJ())
		{
			for (final String[] model : new String[][] { { semantic.toString(),
				"t2w" }, { instance.toString(), "instance" }, { naming.toString(),
					"t2w-labeling" }, { general.toString(), "general" } })
			{
				imagej.run("run('Manage Models...', 'action=import path=[" + model[0] +
					"] name=" + model[1] + "');", "");
				assertThat(imagej.error()).isNull();
				assertThat(second.resolve(model[1])).isDirectory();
			}
			final String rows = imagej.run("call('org.spineps.ij.Macros.open', '" +
				scan + "'); t = getTitle(); run('Segment Spine...', " +
				"'semantic_model=t2w instance_model=instance " +
				"naming_model=t2w-labeling device=cpu threads=2 show_labels=true');" +
				"for (i = 1; i <= nImages; i++) { selectImage(i); " +
				"if (endsWith(getTitle(), '-instances')) saveAs('Tiff', '" + temp
					.resolve("i.tif") + "'); } selectImage(t);" +
				"run('Run nnU-Net Model...', 'model=general device=cpu');" +
				"saveAs('Tiff', '" + temp.resolve("g.tif") + "');" +
				"return '' + nResults;", "");
			assertThat(imagej.error()).isNull();
			assertThat(Integer.parseInt(rows)).isPositive();
		}
		assertThat(shown("i.tif")).isEqualTo(expected);
		assertThat(shown("g.tif")).isEqualTo(labels("general.nii.gz"));
	}

	/** What PyTorch wrote of these weights, and what the import did. */
	private static void theNetworkIsTheSame(final Path models)
		throws Exception
	{
		final ModelManifest packaged = ModelStore.packaged().load("",
			ModelKind.SEMANTIC).manifest();
		final int[] shape = { 1, 16, 32, 32 };
		final float[] patch = new float[16 * 32 * 32];
		final Random random = new Random(1);
		for (int v = 0; v < patch.length; v++)
			patch[v] = (float) random.nextGaussian();
		final TorchEngine engine = TorchEngine.start(1);
		try (TorchNetwork original = engine.load(Path.of("models", packaged.id(),
			packaged.networks().get(0).name()), DeviceChoice.CPU);
				TorchNetwork imported = engine.load(models.resolve("t2w/fold_0.pt"),
					DeviceChoice.CPU))
		{
			assertThat(imported.run(patch, shape)).containsExactly(original.run(patch,
				shape), within(1e-3f));
		}
	}

	/** How alike they are depends on how the weights take another preparation. */
	private void bothFindBodies() throws Exception {
		final ModelManifest packaged = ModelStore.packaged().load("",
			ModelKind.SEMANTIC).manifest();
		int phase = 0;
		for (final short label : labels("results/piece_seg-spine_msk.nii.gz"))
			if (label == 49) phase++;
		int alone = 0;
		for (final short k : labels("general.nii.gz"))
			if (packaged.classes().get(k).label() == 49) alone++;
		assertThat(phase).isPositive();
		assertThat(alone).isPositive();
	}

	private short[] labels(final String file) throws Exception {
		return VolumeFiles.read(temp.resolve(file)).labels().array();
	}

	private short[] shown(final String file) {
		final float[] values = ImagePlusVolumes.values(IJ.openImage(temp.resolve(
			file).toString()));
		final short[] labels = new short[values.length];
		for (int v = 0; v < labels.length; v++)
			labels[v] = (short) values[v];
		return labels;
	}

	private static long vertebrae(final short... labels) {
		final boolean[] seen = new boolean[1 << 16];
		for (final short label : labels)
			seen[label & 0xffff] = true;
		return Arrays.stream(new int[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
			14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28 }).filter(
				level -> seen[level]).count();
	}
}
