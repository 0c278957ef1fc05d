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
package org.spineps.ij.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.Test;
import org.spineps.measure.InstanceTable;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;

class InstanceResultsTest {

	private static final SpineSegmentation FOUND = OpenImages.segmentation(
		OpenImages.SPINE.semantic().grid());

	@Test
	void hasTheRowsAndColumnsOfTheFile() {
		final InstanceTable measured = InstanceTable.of(FOUND);
		final ResultsTable table = InstanceResults.table(measured, "scan.nii");
		assertThat(table.size()).isEqualTo(FOUND.found().size());
		assertThat(table.getHeadings()).startsWith("image", "name").contains(
			"slice").containsSubsequence(InstanceTable.COLUMNS);
		for (int row = 0; row < table.size(); row++) {
			assertThat(table.getStringValue("image", row)).isEqualTo("scan.nii");
			assertThat(table.getStringValue("name", row)).isEqualTo(FOUND.found().get(
				row).name());
			assertThat(table.getValue("volume_mm3", row)).isEqualTo(measured.rows()
				.get(row).volumeMm3(), within(0.01));
			assertThat(table.getValue("slice", row)).isEqualTo(table.getValue(
				"centroid_k", row) + 1, within(0.51));
		}
	}

	@Test
	void whatIsNotKnownIsEmptyNotZero() {
		final ResultsTable table = InstanceResults.table(InstanceTable.of(FOUND),
			"scan");
		assertThat(table.getStringValue("name", 2)).isEqualTo("disc under V1");
		assertThat(table.getStringValue("outline_confidence", 2)).isEmpty();
		assertThat(table.getStringValue("outline_confidence", 0)).isEqualTo("0.900");
		assertThat(table.getStringValue("label", 0)).isEqualTo("1");
	}
}
