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
import org.spineps.measure.InstanceRow;
import org.spineps.measure.InstanceTable;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;

class InstanceResultsTest {

	private static final SpineSegmentation FOUND = OpenImages.segmentation(
		OpenImages.SPINE.semantic().grid());

	@Test
	void hasARowForEachInstance() {
		final InstanceTable measured = InstanceTable.of(FOUND);
		final ResultsTable table = InstanceResults.table(measured, "scan.nii");
		assertThat(table.size()).isEqualTo(FOUND.found().size());
		assertThat(table.getHeadings()).startsWith("Image", "Name", "Slice")
			.contains("Volume (mm3)").doesNotContain("sha256");
		for (int row = 0; row < table.size(); row++) {
			final InstanceRow expected = measured.rows().get(row);
			assertThat(table.getStringValue("Image", row)).isEqualTo("scan.nii");
			assertThat(table.getStringValue("Name", row)).isEqualTo(FOUND.found().get(
				row).name());
			final double volume = expected.volumeMm3();
			assertThat(table.getValue("Volume (mm3)", row)).isEqualTo(volume, within(
				volume / 200));
			assertThat(table.getValue("Slice", row)).isEqualTo(expected.centroidVoxel()
				.get(2) + 1, within(0.51));
			assertThat(table.getValue("X (pixel)", row)).isEqualTo(expected
				.centroidVoxel().get(0) + 0.5, within(0.051));
			assertThat(table.getValue("Centroid superior (mm)", row)).isEqualTo(expected
				.centroidMm().get(2), within(0.051));
			assertThat(table.getValue("Last slice", row) - table.getValue(
				"First slice", row) + 1).isEqualTo(expected.box().max(2) - expected.box()
					.min(2));
		}
	}

	@Test
	void whatIsNotKnownIsEmptyNotZero() {
		final ResultsTable table = InstanceResults.table(InstanceTable.of(FOUND),
			"scan");
		assertThat(table.getStringValue("Name", 2)).isEqualTo("disc under V1");
		assertThat(table.getStringValue("Outline confidence", 2)).isEmpty();
		assertThat(table.getStringValue("Outline confidence", 0)).isEqualTo("0.9");
		assertThat(table.getStringValue("Label", 0)).isEqualTo("1");
	}
}
