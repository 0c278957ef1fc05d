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
package org.spineps.report.cohort;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.spineps.SpinepsException;
import org.spineps.io.CsvTable;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.measure.morphometry.SpineSummary;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.QualityFinding;
import org.spineps.measure.quality.QualityJson;
import org.spineps.picture.PngFiles;

/** Writes the small files of cases as if they had been measured. */
final class GeneratedCases {

	private static final int LEVELS = 5;

	private final Path folder;
	private final Random random = new Random(11);

	GeneratedCases(final Path folder) {
		this.folder = folder;
	}

	/** Cases sub-000, sub-001, ... of five lumbar levels. */
	GeneratedCases add(final int count) throws Exception {
		for (int n = 0; n < count; n++)
			add(String.format("sub-%03d", n), Map.of());
		return this;
	}

	/**
	 * @param name of the case
	 * @param l3 cells of its level L3 that are set
	 */
	GeneratedCases add(final String name, final Map<String, Object> l3)
		throws Exception
	{
		final Path start = folder.resolve(name);
		Files.createDirectories(start.getParent());
		levels(start.resolveSibling(start.getFileName() + "_levels.csv"), l3);
		final List<String> spine = new ArrayList<>(List.of("image"));
		spine.addAll(SpineSummary.COLUMNS);
		new CsvTable(spine).add("x", "lumbar lordosis", "L1 upper", "sacrum upper",
			37 + rounded(10 * random.nextGaussian()), "deg", "", "supine").write(start
				.resolveSibling(start.getFileName() + "_spine.csv"));
		final Light light = Light.values()[random.nextInt(3)];
		QualityJson.write(start.resolveSibling(start.getFileName() +
			"_quality.json"), start.getFileName().toString(), new CaseQuality(light,
				List.of(new QualityFinding(light, QualityFinding.Rule.DISC, 20,
					"No disc, <i>really</i>")), List.of()));
		return this;
	}

	/** A picture of the case. */
	GeneratedCases picture(final String name) throws SpinepsException {
		final BufferedImage picture = new BufferedImage(300, 420,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		for (int y = 20; y < 400; y += 50) {
			graphics.setColor(Color.getHSBColor(random.nextFloat(), 1, 1));
			graphics.fillRoundRect(110, y, 80, 38, 10, 10);
		}
		graphics.dispose();
		PngFiles.write(folder.resolve(name + "_snp.png"), picture);
		return this;
	}

	private void levels(final Path file, final Map<String, Object> l3)
		throws SpinepsException
	{
		final List<String> columns = new ArrayList<>(List.of("image"));
		columns.addAll(LevelTable.COLUMNS);
		final CsvTable table = new CsvTable(columns);
		for (int n = 0; n < LEVELS; n++) {
			final Map<String, Object> values = new HashMap<>(Map.of("level", "L" + (n +
				1), "label", 20 + n, "naming", "by the networks", "findings", n == 1
					? "wedge grade 1 (within error); canal narrow (relative)" : "",
				"name_confidence", 0.9 - n / 100.0, "height_anterior_mm", near(26),
				"disc_height_mm", near(9), "canal_ap_least_mm", near(15), "slip_mm",
				rounded(random.nextGaussian() / 2)));
			values.putAll(Map.of("step_up_mm", 0.4, "step_ap_mm", 0.4, "step_rl_mm",
				1.65, "step_deg", 1.0, "posture", "supine"));
			if (n == 2) values.putAll(l3);
			final List<Object> cells = new ArrayList<>(List.of("scan.nii.gz"));
			LevelTable.COLUMNS.forEach(column -> cells.add(values.get(column)));
			table.add(cells.toArray());
		}
		table.write(file);
	}

	private double near(final double middle) {
		return rounded(middle * (1 + random.nextGaussian() / 15));
	}

	private static double rounded(final double value) {
		return Math.round(value * 100) / 100.0;
	}
}
