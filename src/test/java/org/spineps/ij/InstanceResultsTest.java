package org.spineps.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.Test;
import org.spineps.measure.InstanceTable;
import org.spineps.pipeline.SpineSegmentation;

class InstanceResultsTest {

	private static final SpineSegmentation FOUND = Phantoms.segmentation(
		Phantoms.SPINE.semantic().grid());

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
		assertThat(table.getStringValue("confidence", 2)).isEmpty();
		assertThat(table.getStringValue("confidence", 0)).isEqualTo("0.900");
		assertThat(table.getStringValue("label", 0)).isEqualTo("1");
	}
}
