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
package org.spineps.ij.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.ij.entry.SpinepsPlugIn;
import org.spineps.job.ManageModelsSettings;
import org.spineps.library.ModelManager;
import org.spineps.library.UserModels;
import org.spineps.library.download.Downloader;
import org.spineps.model.KnownReleases;
import org.spineps.progress.Progress;
import org.spineps.testing.ForeignModels;
import org.spineps.testing.HeadlessImageJ;

class ManageModelsTaskTest {

	private static Path folder;

	@TempDir
	Path temp;

	/** Works in the test's folder. */
	public static final class InFolder extends SpinepsPlugIn {

		/** For ImageJ. */
		public InFolder() {
			super(List.of(new ManageModelsTask(() -> modelsIn(folder),
				question -> false)));
		}
	}

	@BeforeEach
	void chooseFolder() {
		folder = temp;
	}

	private static ModelManager modelsIn(final Path place) {
		return new ModelManager(new UserModels(place.resolve("store")),
			new Downloader(place.resolve("downloads")), KnownReleases.packaged());
	}

	private List<String> run(final ManageModelsSettings settings)
		throws SpinepsException
	{
		return new ManageModelsTask(() -> modelsIn(temp), question -> false).run(
			null, ManageModelsSettings.JOB.check(settings), Progress.NONE).lines();
	}

	private static ManageModelsSettings settings(final String action,
		final String model, final String path)
	{
		return new ManageModelsSettings(action, model, path, "", false, false);
	}

	@Test
	void aMacroImportsAndRemoves() {
		final Path zip = ForeignModels.zip(ForeignModels.naming(temp.resolve(
			"labeling")), temp.resolve("labeling.zip"));
		try (HeadlessImageJ imageJ = new HeadlessImageJ(Map.of("Manage Models...",
			InFolder.class))) {
			imageJ.run("run(\"Manage Models...\", \"action=import path=[" + zip +
				"] name=veridah\");", "");
			assertThat(imageJ.error()).isNull();
			assertThat(temp.resolve("store/veridah/manifest.json")).isRegularFile();
			imageJ.run("run(\"Manage Models...\", \"action=verify model=veridah\");",
				"");
			assertThat(imageJ.error()).isNull();
			imageJ.run("run(\"Manage Models...\", \"action=remove model=veridah\");",
				"");
			assertThat(temp.resolve("store/veridah")).doesNotExist();
		}
	}

	@Test
	void listsAndDescribes() throws Exception {
		final Path model = ForeignModels.instance(temp.resolve("instance"), 10);
		// A file in the folder is what a file chooser gives.
		assertThat(run(settings("import", "", model.resolve("inference_config.json")
			.toString()))).containsExactly(
				"Added instance-tiny-1.0 (instance): Instance_Tiny_1.0");
		assertThat(run(ManageModelsSettings.DEFAULTS)).anyMatch(line -> line
			.startsWith("instance-tiny-1.0\tinstance\timported\tinstalled\t")).anyMatch(
				line -> line.startsWith("t2w\tsemantic\t1.0.9\tcan be downloaded"))
			.last().asString().contains(temp.resolve("store").toString());
		assertThat(run(settings("info", "instance-tiny-1.0", ""))).anyMatch(
			line -> line.startsWith("made from: tiny-weights.ckpt  sha256 "));
		assertThat(run(settings("verify", "", ""))).contains(
			"instance-tiny-1.0: ok");
		Files.write(temp.resolve("store/instance-tiny-1.0/network.pt"), new byte[3]);
		assertThatThrownBy(() -> run(settings("verify", "", ""))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("instance-tiny-1.0");
		assertThat(run(settings("info", "CT_labeling", ""))).anyMatch(
			line -> line.contains("Hendrik-code"));
	}

	@Test
	void whatCannotBeDoneIsSaid() {
		assertThatThrownBy(() -> run(settings("delete", "", ""))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("list, info, download");
		assertThatThrownBy(() -> run(settings("import", "", ""))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("nothing to import");
		assertThatThrownBy(() -> run(settings("info", "t3w", ""))).isInstanceOf(
			SpinepsException.class);
		assertThatThrownBy(() -> run(settings("download", "t3w", ""))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("t2w");
		assertThat(Files.exists(temp.resolve("store"))).isFalse();
	}
}
