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
package org.spineps.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;

class KnownReleasesTest {

	private static final String MINE = """
		{"releases": [{"id": "mine", "kind": "general", "version": "3",
		"title": "My own", "address": "https://example.org/mine.zip"}]}""";

	@TempDir
	Path temp;

	@Test
	void theTableIsReadAndSound() {
		final List<KnownRelease> releases = KnownReleases.packaged().list();
		assertThat(releases).extracting(KnownRelease::id).doesNotHaveDuplicates()
			.containsExactly("t2w", "t1w", "vibe", "ct", "instance", "ct-instance",
				"t2w-labeling", "ct-labeling", "totalspineseg-step1",
				"totalspineseg-step2");
		assertThat(releases).extracting(KnownRelease::address)
			.doesNotHaveDuplicates().allMatch(address -> address.getScheme().equals(
				"https") && address.getPath().endsWith(".zip"));
		assertThat(releases).allSatisfy(release -> {
			assertThat(release.title()).isNotBlank();
			assertThat(release.cite()).isNotBlank();
			assertThat(release.licence()).isNotBlank();
			assertThat(release.address().toString()).startsWith(release.page() +
				"/releases/download/").contains(release.version());
		});
	}

	@ParameterizedTest
	@CsvSource({ //
		"ct, 2.0.0, spineps/releases/download/v2.0.0/ct.zip",
		"ct-instance, 2.0.0, spineps/releases/download/v2.0.0/CT_instance.zip",
		"t2w, 1.0.9, spineps/releases/download/v1.0.9/t2w.zip",
		"t1w, 1.0.9, spineps/releases/download/v1.0.9/t1w.zip",
		"vibe, 1.0.9, spineps/releases/download/v1.0.9/vibe.zip",
		"instance, 1.2.0, spineps/releases/download/v1.2.0/instance.zip",
		"t2w-labeling, 1.4.0, spineps/releases/download/v1.4.0/labeling.zip",
		"ct-labeling, 1.4.0, spineps/releases/download/v1.4.0/ct_labeling.zip",
		"totalspineseg-step1, r20260730, totalspineseg/releases/download/r20260730/Dataset101_TotalSpineSeg_step1_r20260730.zip",
		"totalspineseg-step2, r20260730, totalspineseg/releases/download/r20260730/Dataset102_TotalSpineSeg_step2_r20260730.zip" })
	void theAddressesAreThoseOfTheNewestReleases(final String id,
		final String version, final String end) throws SpinepsException
	{
		final KnownRelease release = KnownReleases.packaged().require(id);
		assertThat(release.version()).isEqualTo(version);
		assertThat(release.address().toString()).endsWith(end);
	}

	@Test
	void namesAsTheOriginalHasThem() throws SpinepsException {
		final KnownReleases releases = KnownReleases.packaged();
		assertThat(releases.require(" T2W_Labeling").kind()).isEqualTo(
			ModelKind.NAMING);
		assertThat(releases.require("ct_semantic").id()).isEqualTo("ct");
		assertThat(releases.find("instance_semantic")).isEmpty();
		assertThatThrownBy(() -> releases.require("t3w")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("ct-labeling");
	}

	@Test
	void aUserAddsAndReplacesReleases() throws Exception {
		write(MINE);
		final KnownReleases all = KnownReleases.packaged().with(temp);
		assertThat(all.problems()).isEmpty();
		assertThat(all.list()).hasSize(11);
		final KnownRelease mine = all.require("mine");
		assertThat(mine.licence()).isEqualTo("not stated");
		assertThat(mine.page()).isEqualTo(mine.address());
		assertThat(mine.sha256()).isEmpty();
		write(MINE.replace("mine", "ct").replace("\"title\"",
			"\"sha256\": \"" + "aB".repeat(32) + "\", \"title\""));
		final KnownReleases newer = KnownReleases.packaged().with(temp);
		assertThat(newer.list()).hasSize(10);
		assertThat(newer.require("ct").version()).isEqualTo("3");
		assertThat(newer.require("ct").sha256()).hasValue("ab".repeat(32));
		assertThat(KnownReleases.packaged().with(temp.resolve("none")).list())
			.hasSize(10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "{\"releases\": 3}",
		"{\"releases\": [{\"id\": \"a\"}]}",
		"mine|Mi ne", "general|other", "https://|ftp://", "https://|file://",
		"https://example.org|https:", "https://|https:// ", "title|tilte",
		"\"3\"|3", "mine\",|mine\", \"sha256\": \"12\"," })
	void oneThatCannotBeUsedIsAProblemThatNamesTheFile(final String fault)
		throws Exception
	{
		final int bar = fault.indexOf('|');
		write(bar < 0 ? fault : MINE.replace(fault.substring(0, bar), fault.substring(
			bar + 1)));
		final KnownReleases all = KnownReleases.packaged().with(temp);
		assertThat(all.list()).hasSize(10);
		assertThat(all.problems()).singleElement().asString().contains(
			"releases.json").hasSizeLessThan(400);
	}

	@Test
	void deepAndLongFilesAreProblems() throws Exception {
		write("[".repeat(200_000));
		assertThat(KnownReleases.packaged().with(temp).problems()).hasSize(1);
		write("{\"releases\": [" + "{},".repeat(2_000_000) + "{}]}");
		assertThat(KnownReleases.packaged().with(temp).problems()).hasSize(1);
	}

	private void write(final String text) throws IOException {
		Files.writeString(temp.resolve(KnownReleases.FILE), text);
	}
}
