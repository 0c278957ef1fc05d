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
package org.spineps.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names decide: the files are empty. */
class CaseFilesInFoldersTest {

	@TempDir
	Path temp;

	private void files(final String... paths) throws IOException {
		for (final String path : paths) {
			Files.createDirectories(temp.resolve(path).getParent());
			Files.write(temp.resolve(path), new byte[0]);
		}
	}

	private CaseFiles.Pairing pair(final String end) throws Exception {
		return CaseFiles.pair(temp.resolve("truth"), temp.resolve("found"), "", end);
	}

	@Test
	void equalNamesAreToldApartByTheirFolders() throws Exception {
		files("truth/p1/anat/T2w.nii.gz", "truth/p2/anat/T2w.nii.gz",
			"truth/other.nii.gz", "found/p1/anat/T2w_seg-vert_msk.nii.gz",
			"found/p2/anat/T2w_seg-vert_msk.nii.gz",
			"found/x/other_seg-vert_msk.nii.gz");
		assertThat(pair("seg-vert_msk").pairs()).extracting(
			CaseFiles.Pair::name).containsExactly("other", "p1/anat/T2w",
				"p2/anat/T2w");
		for (final CaseFiles.Pair one : pair("").pairs())
			if (!one.name().equals("other")) assertThat(temp.resolve("found")
				.relativize(one.prediction()).getName(0)).isEqualTo(temp.resolve("truth")
					.relativize(one.reference()).getName(0));
		assertThat(pair("").missing()).isEmpty();
		assertThat(pair("").alone()).isEmpty();
	}

	@Test
	void masksOfADerivativeBelongToTheirScans() throws Exception {
		files("truth/sub-1_ses-a_acq-sag_dseg.nii.gz",
			"found/sub-1/ses-a/anat/sub-1_ses-a_acq-sag_space-T2w_desc-vertebrae_dseg.nii.gz",
			"found/sub-1/ses-a/anat/sub-1_ses-a_acq-sag_space-T2w_desc-structures_dseg.nii.gz");
		final CaseFiles.Pairing pairing = pair("desc-vertebrae_dseg");
		assertThat(pairing.pairs()).singleElement().satisfies(one -> {
			assertThat(one.name()).isEqualTo("sub-1_ses-a_acq-sag_dseg");
			assertThat(one.prediction().getFileName().toString()).contains(
				"vertebrae");
		});
	}
}
