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
package org.spineps.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BidsNameTest {

	@Test
	void namesHaveEntitiesAndASuffix() {
		final BidsName name = BidsName.parse("sub-01_ses-b_acq-sag_run-2_T2w")
			.orElseThrow();
		assertThat(name.entities()).containsExactly(entry("sub", "01"), entry("ses", "b"),
			entry("acq", "sag"),
			entry("run", "2"));
		assertThat(name.suffix()).isEqualTo("T2w");
		assertThat(name.text()).isEqualTo("sub-01_ses-b_acq-sag_run-2_T2w");
		assertThat(name.anatFolder()).isEqualTo(Path.of("sub-01", "ses-b", "anat"));
		assertThat(name.isDerivativeStem()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "scan", "sub_T2w", "sub-1_T2w_x", "sub-1__T2w",
		"sub-1_sub-2_T2w", "ses-1_sub-1_T2w", "sub-a b_T2w", "", "_", "sub-" })
	void otherNamesAreNot(final String stem) {
		assertThat(BidsName.parse(stem)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "sub-1_T2w,sub-1_space-T2w",
		"sub-1_ses-2_acq-sag_run-1_T1w,sub-1_ses-2_acq-sag_run-1_space-T1w",
		"sub-1_chunk-3_T2w,sub-1_space-T2w_chunk-3",
		"sub-1_desc-preproc_T2w,sub-1_space-preprocT2w",
		"sub-1_space-MNI_desc-x_T2w,sub-1_space-MNIxT2w", "sub-1,sub-1_space-orig" })
	void resultsKeepTheEntitiesOfTheirScan(final String scan, final String stem) {
		final BidsName made = BidsName.parse(scan).orElseThrow().derivativeStem();
		assertThat(made.text()).isEqualTo(stem);
		assertThat(made.isDerivativeStem()).isTrue();
		assertThat(BidsName.parse(stem)).contains(made);
	}

	@Test
	void anyTextBecomesASubject() {
		assertThat(BidsName.ofSubject("a/b c.1_x").text()).isEqualTo("sub-abc1x");
		assertThat(BidsName.ofSubject("-_-").text()).isEqualTo("sub-unnamed");
		assertThat(BidsName.ofSubject("p").with("run", "2").with("ses", "1").text())
			.isEqualTo("sub-p_ses-1_run-2");
	}
}
