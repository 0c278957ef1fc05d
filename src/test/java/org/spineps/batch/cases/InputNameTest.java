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
package org.spineps.batch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputNameTest {

	@ParameterizedTest
	@CsvSource({ //
		"scan_seg-spine_msk.nii.gz, scan", //
		"scan_mod-T2w_seg-spine_msk.nii.gz, scan_mod-T2w", //
		"sub-mri_seg-subreg_label-6_msk.nii.gz, sub-mri_label-6", //
		"sub-lumbar_seg-vert_msk.nii.gz, sub-lumbar", //
		"sub-1_seg-spine-raw_msk.nii, sub-1", //
		"scan_msk.nii.gz, scan", //
		"scan-seg.nii.gz, scan", //
		"scan_dseg.nii.gz, scan", //
		"scan_Mask.nii, scan", //
		"scan.seg.nii.gz, scan", //
		"scan_gt.nii.gz, scan", //
		"segmentation.nii.gz, segmentation", //
		"_msk.nii.gz, _msk", //
		"plain.nii.gz, plain" })
	void masksLoseWhatSaysThatTheyAreMasks(final String file,
		final String name)
	{
		assertThat(InputName.ofMask(Path.of(file))).isEqualTo(name);
	}
}
