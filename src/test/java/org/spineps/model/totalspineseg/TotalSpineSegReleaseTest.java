package org.spineps.model.totalspineseg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.model.nnunet.Fold;
import org.spineps.model.nnunet.ModelFolders;

/** The layout of TotalSpineSeg's releases. */
class TotalSpineSegReleaseTest {

	private static final String MODEL =
		"nnUNetTrainerDAExtGPU__nnUNetPlans__3d_fullres";
	private static final String STEP_1 = "Dataset101_TotalSpineSeg_step1";
	private static final String STEP_2 = "Dataset102_TotalSpineSeg_step2";

	@TempDir
	private Path data;

	private Path make(final String release, final String step) {
		return ModelFolders.copy(ModelFolders.PLAIN, data.resolve(
			"nnUNet/results").resolve(release).resolve(step).resolve(MODEL));
	}

	@Test
	void theNewestReleaseCounts() throws Exception {
		make("r20250224", STEP_1);
		make("r20250224", STEP_2);
		make("r20251124", STEP_1);
		final Path step2 = make("r20251124", STEP_2);
		make("r20260730", STEP_1); // only half of a release
		Files.copy(step2.resolve("fold_0/checkpoint_final.pth"), step2.resolve(
			"fold_0/checkpoint_best.pth"));
		final TotalSpineSegRelease release = TotalSpineSegRelease.read(data);
		assertThat(release.name()).isEqualTo("r20251124");
		assertThat(release.step1().folds()).extracting(Fold::name).containsExactly(
			"0");
		assertThat(release.step1().folds().get(0).checkpoint()).hasFileName(
			"checkpoint_final.pth");
		assertThat(release.step2().folder()).isEqualTo(step2);
		assertThat(release.step2().folds().get(0).checkpoint()).hasFileName(
			"checkpoint_best.pth");
		assertThat(TotalSpineSegRelease.isRelease(data.resolve("nnUNet"))).isTrue();
	}

	@Test
	void theFolderOfOneRelease() throws Exception {
		make("r20251124", STEP_1);
		make("r20251124", STEP_2);
		assertThat(TotalSpineSegRelease.read(data.resolve(
			"nnUNet/results/r20251124")).name()).isEqualTo("r20251124");
	}

	@Test
	void incompleteReleases() throws Exception {
		make("r20251124", STEP_1);
		assertThat(TotalSpineSegRelease.isRelease(data)).isFalse();
		assertThatThrownBy(() -> TotalSpineSegRelease.read(data)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("Dataset102_");
		Files.createDirectories(data.resolve("nnUNet/results/r20251124/" +
			STEP_2));
		assertThatThrownBy(() -> TotalSpineSegRelease.read(data)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("no model in Dataset102_");
		assertThatThrownBy(() -> TotalSpineSegRelease.read(data.resolve("none")))
			.isInstanceOf(SpinepsException.class);
	}
}
