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
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;

class LevelResultsTest {

	@Test
	void hasTheRowsAndColumnsOfTheFile() throws Exception {
		final SpineSegmentation found = OpenImages.segmentation(OpenImages.SPINE
			.semantic().grid());
		final SpineMeasures measures = SpineMeasures.of(found, null, Cutoffs
			.standard());
		final ResultsTable table = LevelResults.table(measures, found.semantic()
			.grid(), "scan.nii");
		assertThat(table.size()).isEqualTo(measures.levels().size());
		assertThat(table.getHeadings()).startsWith("image", "level", "label",
			"slice").containsSubsequence(LevelTable.COLUMNS);
		for (int row = 0; row < table.size(); row++) {
			assertThat(table.getStringValue("level", row)).isEqualTo(measures.levels()
				.get(row).name());
			assertThat(table.getStringValue("posture", row)).isEqualTo("supine");
			final double height = measures.levels().get(row).body()
				.middleHeightMm();
			if (Double.isNaN(height)) assertThat(table.getStringValue(
				"height_middle_mm", row)).isEmpty();
			else assertThat(table.getValue("height_middle_mm", row)).isEqualTo(height,
				within(0.051));
		}
		assertThat(table.getStringValue("disc_signal_csf", 0)).isEmpty();
	}
}
