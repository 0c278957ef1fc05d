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
package org.spineps.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.DenseNetClassifier.Head;
import org.spineps.convert.nnunet.ArchivedModel;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.io.Sha256;
import org.spineps.model.ImportedHashes;
import org.spineps.model.InputEncoding;
import org.spineps.model.IntensityNormalisation;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.model.NetworkFile;
import org.spineps.model.OutputClass;
import org.spineps.model.OutputHead;
import org.spineps.model.Preparation;
import org.spineps.model.RunnableModel;
import org.spineps.network.ComputeOptions;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.nnunet.InferenceOptions;
import org.spineps.nnunet.NnUnetModels;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.PredictableModel;
import org.spineps.pipeline.naming.ModelNamingNetwork;
import org.spineps.progress.Progress;
import org.spineps.testing.ForeignModels;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class ModelImportTest {

	@TempDir
	Path temp;

	private UserModels store;

	@BeforeEach
	void makeStore() {
		store = new UserModels(temp.resolve("store"));
	}

	private ModelManifest importOne(final Path from) throws SpinepsException {
		final List<ModelManifest> manifests = ModelImport.importFrom(from, store,
			Progress.NONE);
		assertThat(manifests).hasSize(1);
		return manifests.get(0);
	}

	private List<String> files(final String folder) throws IOException {
		final Path place = store.folder().resolve(folder);
		if (!Files.exists(place)) return List.of();
		try (Stream<Path> list = Files.list(place)) {
			return list.map(file -> file.getFileName().toString()).filter(
				name -> !name.equals(ImportedHashes.FILE_NAME)).sorted().toList();
		}
	}

	@Test
	void aSemanticReleaseFile() throws Exception {
		final Path zip = ForeignModels.zip(ForeignModels.semantic(temp.resolve(
			"t2w")), temp.resolve("t2w.zip"));
		final ModelManifest manifest = importOne(zip);
		assertThat(manifest.id()).isEqualTo("t2w-tiny-1.0");
		assertThat(manifest.kind()).isEqualTo(ModelKind.SEMANTIC);
		assertThat(manifest.labels()).containsExactly(ForeignModels.LABELS.stream()
			.mapToInt(Integer::intValue).toArray());
		assertThat(manifest.classes().get(14).name()).isEqualTo(
			"intervertebral disc");
		assertThat(manifest.input().axes()).isEqualTo(new AxisCodes("RIP"));
		assertThat(manifest.input().spacingMm()).containsExactly(3.0, 2.0, 2.0);
		assertThat(manifest.input().normalisation()).isEqualTo(
			new IntensityNormalisation.ZScore(false));
		assertThat(manifest.tiling().patchSize()).containsExactly(16, 16, 16);
		assertThat(manifest.tiling().sizeMultiple()).containsExactly(2, 2, 2);
		assertThat(manifest.tiling().step()).isEqualTo(0.7);
		assertThat(manifest.tiling().importance()).isEqualTo(
			ImportanceMap.HALF_1000);
		assertThat(manifest.mirroring()).isEqualTo(Mirroring.NONE);
		assertThat(manifest.networks()).hasSize(2);
		assertThat(manifest.instanceLabels()).isEqualTo(Map.of(26, 26, 80, 80));
		assertThat(manifest.source().orElseThrow().files()).singleElement()
			.satisfies(file -> {
				assertThat(file.name()).isEqualTo("t2w.zip");
				assertThat(file.sha256()).isEqualTo(Sha256.of(zip, "",
					Progress.NONE));
			});
		assertThat(files("")).containsExactly("t2w-tiny-1.0");
		assertThat(files("t2w-tiny-1.0")).containsExactly("dataset.json",
			"fold_0.pt", "fold_1.pt", "manifest.json", "nnunet.json", "plans.json");
	}

	@Test
	void itRunsOnAnImage() throws Exception {
		importOne(ForeignModels.semantic(temp.resolve("t2w")));
		try (RunnableModel model = load("t2w-tiny-1.0", ModelKind.SEMANTIC)) {
			final Grid working = grid(model.manifest(), 16, 16, 16);
			final float[] voxels = new float[16 * 16 * 16];
			for (int v = 0; v < voxels.length; v++)
				voxels[v] = v * 31 % 97;
			final float[] scores = model.scores(ImageVolume.wrap(voxels, working),
				Progress.NONE);
			assertThat(scores).hasSize(15 * voxels.length);
			assertThat(scores[0]).isFinite();
		}
	}

	@Test
	void anInstanceReleaseOfEitherGeneration() throws Exception {
		final ModelManifest old = importOne(ForeignModels.zip(ForeignModels.instance(
			temp.resolve("instance"), 10), temp.resolve("instance.zip")));
		assertThat(old.kind()).isEqualTo(ModelKind.INSTANCE);
		assertThat(old.input().encoding()).isEqualTo(InputEncoding.LABEL_ONE_HOT);
		assertThat(old.input().channels()).isEqualTo(10);
		assertThat(old.input().classOfLabel()).isEqualTo(Map.ofEntries(Map.entry(41,
			1), Map.entry(42, 2), Map.entry(43, 3), Map.entry(44, 4), Map.entry(45,
				5), Map.entry(46, 6), Map.entry(47, 7), Map.entry(48, 8), Map.entry(49,
					9), Map.entry(50, 9), Map.entry(51, 9)));
		assertThat(old.tiling().patchSize()).containsExactly(32, 40, 16);
		assertThat(old.classes()).extracting(OutputClass::label).containsExactly(0,
			1, 2, 3);
		final LabelVolume cutout = LabelVolume.zeros(grid(old, 16, 40, 32));
		Arrays.fill(cutout.array(), 4000, 9000, (short) 49);
		final ModelManifest recent = ModelImport.importFrom(ForeignModels.instance(
			temp.resolve("ct"), 11), store, ImportOptions.DEFAULT.withId("ct"),
			Progress.NONE).get(0);
		assertThat(recent.input().channels()).isEqualTo(10);
		for (final String id : List.of(old.id(), "ct"))
			try (RunnableModel model = load(id, ModelKind.INSTANCE)) {
				assertThat(model.scores(cutout, Progress.NONE)).hasSize(4 * 32 * 40 *
					16);
			}
	}

	@Test
	void aNamingRelease() throws Exception {
		final ModelManifest manifest = importOne(ForeignModels.zip(ForeignModels
			.naming(temp.resolve("labeling")), temp.resolve("labeling.zip")));
		assertThat(manifest.kind()).isEqualTo(ModelKind.NAMING);
		assertThat(manifest.heads()).containsExactly(new OutputHead("REGION", 3),
			new OutputHead("VERT", 24), new OutputHead("VERTGRP", 12), new OutputHead(
				"VERTREL", 6), new OutputHead("FULLYVISIBLE", 2));
		assertThat(manifest.input().normalisation()).isEqualTo(
			new IntensityNormalisation.ZScore(true));
		assertThat(manifest.tiling().patchSize()).containsExactly(32, 40, 16);
		try (RunnableModel model = load(manifest.id(), ModelKind.NAMING)) {
			assertThat(model.scores(ImageVolume.wrap(new float[16 * 40 * 32], grid(
				manifest, 16, 40, 32)), Progress.NONE)).hasSize(47);
		}
	}

	/** Whether patches are turned is as in the training of the network. */
	@Test
	void aNamingReleaseIsObeyedInWhatItWasTrainedOn() throws Exception {
		final ModelManifest straight = importOne(ForeignModels.naming(temp.resolve(
			"a")));
		assertThat(straight.input().preparation()).isEqualTo(Preparation.NONE);
		assertThat(straight.card().limits()).anyMatch(text -> text.contains(
			"sagittal_v3corpus_npz") && text.contains("not turned"));
		final ModelManifest turned = ModelImport.importFrom(ForeignModels.naming(temp
			.resolve("b"), "sagittal_v4corpus_npz"), store, ImportOptions.DEFAULT
				.withId("b"), Progress.NONE).get(0);
		assertThat(turned.input().preparation()).isEqualTo(
			Preparation.SPINEPS_UPRIGHT);
		try (RunnableModel model = load("b", ModelKind.NAMING)) {
			assertThat(new ModelNamingNetwork(model, Progress.NONE).turned()).isTrue();
		}
		try (RunnableModel model = load(straight.id(), ModelKind.NAMING)) {
			final ModelNamingNetwork network = new ModelNamingNetwork(model,
				Progress.NONE);
			assertThat(network.turned()).isFalse();
			assertThat(network.warnings()).isEmpty();
		}
	}

	@Test
	void headsThatAreNotUsedAreNamed() throws Exception {
		final ModelManifest manifest = importOne(ForeignModels.naming(temp.resolve(
			"a"), "v3", new Head("VERTEX", 26), new Head("VT13", 2), new Head("SIDE",
				3)));
		try (RunnableModel model = load(manifest.id(), ModelKind.NAMING)) {
			assertThat(new ModelNamingNetwork(model, Progress.NONE).warnings())
				.singleElement().asString().contains("not used: SIDE.");
		}
	}

	@Test
	void anyNnUnetAndItsCheckpointAlone() throws Exception {
		final Path folder = ForeignModels.nnUnet(temp.resolve(
			"Dataset911_Tiny/nnUNetTrainer__nnUNetPlans__3d_fullres"), 3, 2);
		final ModelManifest manifest = importOne(temp.resolve("Dataset911_Tiny"));
		assertThat(manifest.kind()).isEqualTo(ModelKind.GENERAL);
		assertThat(manifest.id()).isEqualTo("dataset911-tiny-3d-fullres");
		assertThat(manifest.mirroring().axes()).containsExactly(0, 1, 2);
		assertThat(manifest.source().orElseThrow().files()).extracting(
			file -> file.name()).containsExactly("dataset.json",
				"fold_0/checkpoint_final.pth", "fold_1/checkpoint_final.pth",
				"plans.json");
		final ArchivedModel archived = ArchivedModel.read(store.folder().resolve(
			manifest.id()));
		assertThat(archived.configuration().name()).isEqualTo("3d_fullres");
		assertThat(archived.mirroringAxes()).containsExactly(0, 1, 2);
		assertThat(archived.networks()).hasSize(2);
		final PredictableModel predictable = NnUnetModels.find(store.folder().resolve(
			manifest.id()).toString(), FoldChoice.ALL);
		assertThat(predictable.plan()).isEqualTo(NnUnetModels.find(folder.toString(),
			FoldChoice.ALL).plan());
		try (NnUnetPredictor predictor = predictable.open(InferenceOptions.DEFAULT,
			ComputeOptions.cpu(1), Progress.NONE)) {
			assertThat(predictor.device()).startsWith("cpu");
		}
		assertThatThrownBy(() -> NnUnetModels.find(store.folder().resolve(manifest
			.id()).toString(), new FoldChoice(List.of("7"), List.of("x.pth"))))
				.isInstanceOf(SpinepsException.class).hasMessageContaining("fold 7");
		final ModelManifest one = ModelImport.importFrom(folder.resolve(
			"fold_1/checkpoint_final.pth"), store, ImportOptions.DEFAULT.withId("one"),
			Progress.NONE).get(0);
		assertThat(one.networks()).singleElement().satisfies(network -> assertThat(
			network).isEqualTo(new NetworkFile("fold_1.pt", manifest
				.networks().get(1).sha256())));
	}

	@Test
	void bothStepsOfTotalSpineSegAtOnce() throws Exception {
		for (final String step : List.of("Dataset101_TotalSpineSeg_step1",
			"Dataset102_TotalSpineSeg_step2"))
			ForeignModels.nnUnet(temp.resolve("nnUNet/results/r1/" + step +
				"/t__p__3d_fullres"), 3, 2);
		final List<ModelManifest> both = ModelImport.importFrom(temp.resolve(
			"nnUNet"), store, ImportOptions.DEFAULT.withId("tss"), Progress.NONE);
		assertThat(both).extracting(ModelManifest::id).containsExactly("tss-1",
			"tss-2");
		assertThat(both).allMatch(manifest -> manifest.mirroring().axes()
			.isEmpty() && manifest.networks().size() == 1);
	}

	@Test
	void twoStepsComeTogetherOrNotAtAll() throws Exception {
		final Path second = temp.resolve(
			"nnUNet/results/r1/Dataset102_TotalSpineSeg_step2/t__p__3d_fullres");
		ForeignModels.nnUnet(temp.resolve(
			"nnUNet/results/r1/Dataset101_TotalSpineSeg_step1/t__p__3d_fullres"), 3,
			2);
		final Path checkpoint = ForeignModels.nnUnet(second, 3, 2).resolve(
			"fold_0/checkpoint_final.pth");
		final byte[] good = Files.readAllBytes(checkpoint);
		final ImportOptions options = ImportOptions.DEFAULT.withId("tss");
		Files.write(checkpoint, Arrays.copyOf(good, good.length / 2));
		assertThatThrownBy(() -> ModelImport.importFrom(temp.resolve("nnUNet"),
			store, options, Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("checkpoint_final.pth");
		assertThat(store.folder()).doesNotExist();
		Files.write(checkpoint, good);
		ModelImport.importFrom(temp.resolve("nnUNet"), store, options,
			Progress.NONE);
		final Path first = store.folder().resolve("tss-1/manifest.json");
		final byte[] before = Files.readAllBytes(first);
		Files.write(first, Arrays.copyOf(before, before.length - 1));
		// The first would be replaced, but the second is not to be had.
		Files.write(checkpoint, new byte[9]);
		assertThatThrownBy(() -> ModelImport.importFrom(temp.resolve("nnUNet"),
			store, options.withReplace(true), Progress.NONE)).isInstanceOf(
				SpinepsException.class);
		assertThat(first).hasBinaryContent(Arrays.copyOf(before, before.length -
			1));
		assertThat(files("")).containsExactly("tss-1", "tss-2");
		// Without ids of their own both steps would be called the same.
		Files.write(checkpoint, good);
		assertThatThrownBy(() -> ModelImport.importFrom(temp.resolve("nnUNet"),
			store, Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("have the same id");
		assertThat(files("")).containsExactly("tss-1", "tss-2");
	}

	@Test
	void aModelOfThisProgramIsCopied() throws Exception {
		final ModelManifest first = importOne(ForeignModels.instance(temp.resolve(
			"instance"), 10));
		final ModelManifest copy = ModelImport.importFrom(store.folder().resolve(first
			.id()), store, ImportOptions.DEFAULT.withId("copy"), Progress.NONE).get(
				0);
		assertThat(copy.networks()).isEqualTo(first.networks());
		assertThat(files("copy")).containsExactly("manifest.json", "network.pt");
		Files.write(store.folder().resolve("copy/network.pt"), new byte[3]);
		assertThatThrownBy(() -> ModelImport.importFrom(store.folder().resolve(
			"copy"), store, ImportOptions.DEFAULT.withId("other"), Progress.NONE))
				.isInstanceOf(SpinepsException.class).hasMessageContaining("damaged");
		assertThat(files("")).containsExactly("copy", first.id());
	}

	@Test
	void namesAreTakenOrReplaced() throws Exception {
		final Path folder = ForeignModels.instance(temp.resolve("instance"), 10);
		final ModelManifest first = importOne(folder);
		assertThatThrownBy(() -> importOne(folder)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("already");
		assertThat(ModelImport.importFrom(folder, store, ImportOptions.DEFAULT
			.withReplace(true), Progress.NONE).get(0).id()).isEqualTo(first.id());
		assertThat(files("")).containsExactly(first.id());
		assertThatThrownBy(() -> ModelImport.importFrom(folder, store,
			ImportOptions.DEFAULT.withId("No Id"), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("no-id");
		store.remove(first.id());
		assertThat(files("")).isEmpty();
		assertThatThrownBy(() -> store.remove(first.id())).isInstanceOf(
			SpinepsException.class);
		assertThatThrownBy(() -> store.remove("../store")).isInstanceOf(
			SpinepsException.class);
	}

	@Test
	void whatCannotBeUsedLeavesTheStoreAsItWas() throws Exception {
		final Path broken = ForeignModels.semantic(temp.resolve("broken"));
		Files.write(broken.resolve("fold_1/checkpoint_final.pth"), new byte[100]);
		assertThatThrownBy(() -> importOne(broken)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("checkpoint_final.pth");
		final Path two = temp.resolve("two");
		ForeignModels.naming(two.resolve("a"));
		ForeignModels.instance(two.resolve("b"), 10);
		assertThatThrownBy(() -> importOne(two)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("2 files inference_config.json");
		final Path nothing = Files.createDirectories(temp.resolve("nothing"));
		assertThatThrownBy(() -> importOne(nothing)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("No model found in nothing");
		assertThatThrownBy(() -> importOne(Files.writeString(temp.resolve("a.zip"),
			"no archive"))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("a.zip is not a zip archive");
		assertThatThrownBy(() -> importOne(Files.write(temp.resolve("b.zip"),
			new byte[] { 'P', 'K', 3, 4, 0 }))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("b.zip");
		assertThatThrownBy(() -> importOne(temp.resolve("none.zip"))).isInstanceOf(
			SpinepsException.class);
		assertThatThrownBy(() -> importOne(Files.write(nothing.resolve("x.ckpt"),
			new byte[9]))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"checkpoint alone");
		assertThat(store.folder()).doesNotExist();
	}

	@Test
	void whatAKilledRunLeftIsTidiedDaysLater() throws Exception {
		final Path old = Files.createDirectories(store.folder().resolve(
			".new-01234567-89ab-cdef-0123-456789abcdef"));
		final Path fresh = Files.createDirectories(store.folder().resolve(
			".new-11234567-89ab-cdef-0123-456789abcdef"));
		Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration
			.ofDays(3))));
		importOne(ForeignModels.instance(temp.resolve("instance"), 10));
		assertThat(old).doesNotExist();
		assertThat(fresh).exists();
		assertThat(ModelStore.packaged().with(store.folder()).problems()).isEmpty();
	}

	@Test
	void cancellingLeavesTheStoreAsItWas() throws Exception {
		final Path zip = ForeignModels.zip(ForeignModels.semantic(temp.resolve(
			"t2w")), temp.resolve("t2w.zip"));
		for (int after = 0; after < 12; after += 3) {
			final int[] left = { after };
			assertThatThrownBy(() -> ModelImport.importFrom(zip, store,
				new Progress()
				{

					@Override
					public void report(final String stage, final long done,
						final long total)
					{
						// only counts
					}

					@Override
					public void checkCancelled() {
						if (left[0]-- <= 0) throw new CancellationException();
					}
				})).isInstanceOf(CancellationException.class);
			assertThat(store.folder()).doesNotExist();
		}
	}

	/** A grid as the network wants it. */
	private static Grid grid(final ModelManifest manifest, final int... size) {
		final List<Double> mm = manifest.input().spacingMm();
		return Grid.of(size, new double[] { mm.get(2), mm.get(1), mm.get(0) },
			manifest.input().volumeAxes());
	}

	private RunnableModel load(final String id, final ModelKind kind)
		throws SpinepsException
	{
		return ModelStore.packaged().with(store.folder()).load(id, kind).open(
			ComputeOptions.cpu(1));
	}
}
