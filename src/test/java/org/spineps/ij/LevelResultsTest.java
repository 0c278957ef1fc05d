package org.spineps.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.Test;
import org.spineps.measure.morphometry.Cutoffs;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.pipeline.SpineSegmentation;

class LevelResultsTest {

	@Test
	void hasTheRowsAndColumnsOfTheFile() throws Exception {
		final SpineSegmentation found = Phantoms.segmentation(Phantoms.SPINE
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
				within(0.01));
		}
		assertThat(table.getStringValue("disc_signal_csf", 0)).isEmpty();
	}
}
