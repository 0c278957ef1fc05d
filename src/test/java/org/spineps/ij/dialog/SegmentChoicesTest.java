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
package org.spineps.ij.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.ij.help.CiteTask;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.JobSetting;
import org.spineps.library.ModelManager;
import org.spineps.library.UserModels;
import org.spineps.library.download.Downloader;
import org.spineps.model.KnownReleases;
import org.spineps.pipeline.SpineMethods;

/** What the dialog of Segment Spine offers and refuses, without a screen. */
class SegmentChoicesTest {

	@TempDir
	private Path folder;
	private SegmentChoices choices;

	@BeforeEach
	void open() throws SpinepsException {
		choices = new SegmentChoices(SpineMethods.installed(), NetworkChoices.of(
			new ModelManager(new UserModels(folder.resolve("models")),
				new Downloader(folder.resolve("downloads")), KnownReleases
					.packaged())));
	}

	@Test
	void theDefaultsCanBeRunAtOnce() throws SpinepsException {
		assertThat(choices.refusal()).isEmpty();
		assertThat(choices.settings()).isEqualTo(SegmentSpineSettings.DEFAULTS);
		assertThat(choices.method().id()).isEqualTo("spineps");
		assertThat(choices.roles()).containsExactly("semantic", "instance",
			"naming", "levels");
	}

	@Test
	void networksAreNamedWithSizeAndPurpose() {
		final List<NetworkChoice> semantic = choices.networks("semantic");
		assertThat(semantic.get(0).id()).isEmpty();
		assertThat(semantic.get(0).text()).startsWith("semantic-small (").contains(
			" MB): Spine structures from T2-weighted MRI");
		assertThat(semantic.get(0).isInstalled()).isTrue();
		assertThat(semantic).filteredOn(one -> one.text().startsWith(
			"semantic-small")).hasSize(1);
		assertThat(semantic).anySatisfy(one -> {
			assertThat(one.id()).isEqualTo("t2w");
			assertThat(one.text()).contains("sagittal T2-weighted").contains(
				"to download");
			assertThat(one.isInstalled()).isFalse();
		});
		assertThat(choices.networks("naming").get(0).text()).startsWith("none");
		assertThat(choices.networks("levels")).anySatisfy(one -> assertThat(one
			.text()).startsWith("none: levels are counted from the sacrum"));
	}

	@Test
	void aNetworkThatIsNotInstalledIsRefusedByName() {
		choices.choose("semantic", choices.networks("semantic").stream().filter(
			one -> one.id().equals("t2w")).findFirst().orElseThrow());
		assertThat(choices.network("semantic").id()).isEqualTo("t2w");
		assertThat(choices.missing()).contains("t2w");
		assertThat(choices.refusal().orElseThrow()).contains("t2w").contains(
			"not installed");
		choices.restoreDefaults();
		assertThat(choices.refusal()).isEmpty();
	}

	@Test
	void totalSpineSegHasNetworksOfItsOwn() {
		choices.set("semantic_model", "somewhere");
		choices.set("tta", "off");
		choices.set("method", "totalspineseg");
		assertThat(choices.get("semantic_model")).isEmpty();
		assertThat(choices.get("tta")).isEqualTo("auto");
		assertThat(choices.roles()).containsExactly("semantic", "instance", "levels");
		assertThat(choices.networks("levels")).extracting(NetworkChoice::id)
			.startsWith("", "none");
		assertThat(choices.refusal()).isEmpty();
		final List<NetworkChoice> second = choices.networks("instance");
		assertThat(second.get(0).text()).startsWith("totalspineseg-step2-small (");
		assertThat(second.get(0).id()).isEmpty();
		// The published one can be fetched; that of the other step is not offered so.
		assertThat(second).filteredOn(one -> one.text().contains("to download"))
			.extracting(NetworkChoice::id).containsExactly("totalspineseg-step2");
		assertThat(second).filteredOn(one -> one.text().startsWith(
			"totalspineseg-step2-small")).hasSize(1);
		choices.choose("instance", second.get(second.size() - 1));
		choices.choose("semantic", choices.networks("semantic").stream().filter(
			one -> one.id().equals("totalspineseg-step1")).findFirst().orElseThrow());
		assertThat(choices.missing()).contains("totalspineseg-step1");
		assertThat(choices.refusal()).isPresent();
	}

	@Test
	void folderNamesStayChosen() throws SpinepsException {
		choices.set("semantic_model", "/my/network");
		assertThat(choices.network("semantic").text()).isEqualTo("/my/network");
		assertThat(choices.settings().semanticModel()).isEqualTo("/my/network");
	}

	@Test
	void limitsAndFilesAreLookedAt() {
		choices.set("threads", "-1");
		assertThat(choices.refusal().orElseThrow()).contains("threads");
		choices.set("threads", "2");
		choices.set("options_file", folder.resolve("none.json").toString());
		assertThat(choices.refusal().orElseThrow()).contains("none.json");
		assertThatThrownBy(() -> choices.set("colour", "red")).isInstanceOf(
			IllegalArgumentException.class);
	}

	@Test
	void helpExplainsEverySettingAndCiteEveryPaper() {
		for (final JobSetting setting : SegmentSpineSettings.JOB.settings())
			assertThat(HelpText.settings()).contains("macro key " + setting.key());
		assertThat(CiteTask.references()).contains("Möller").contains("independent");
	}
}
