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
package org.spineps.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.CaseSummary;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.QualityFinding;
import org.spineps.measure.quality.QualityJson;
import org.spineps.picture.PngFiles;
import org.spineps.testing.PhantomResults;

class FolderOverviewTest {

	@TempDir
	private Path folder;

	private void put(final String name, final CaseQuality quality)
		throws SpinepsException
	{
		QualityJson.write(folder.resolve(name + "_quality.json"), name, quality);
	}

	private static CaseQuality quality(final Light light, final String... texts) {
		return new CaseQuality(light, Arrays.stream(texts).map(
			text -> new QualityFinding(light, QualityFinding.Rule.DISC, 20, text)).toList(), List
				.of());
	}

	private List<CSVRecord> rows() throws Exception {
		try (CSVParser parser = CSVParser.parse(Files.readString(folder.resolve(
			"cases.csv")), CSVFormat.RFC4180.builder().setHeader()
				.setSkipHeaderRecord(true).get()))
		{
			return parser.getRecords();
		}
	}

	@Test
	void theWorstComeFirst() throws Exception {
		put("good", quality(Light.GREEN));
		put("one", quality(Light.AMBER, "No disc, \"really\""));
		put("two", quality(Light.AMBER, "a", "b"));
		put("bad", quality(Light.RED, "c"));
		Files.writeString(folder.resolve("decisions.csv"),
			"case,decision\n\"two\",reject\n");
		final FolderOverview overview = FolderOverview.of(folder, Map.of("broken",
			"It is no NIfTI file."));
		assertThat(overview.cases()).extracting(CaseSummary::name).containsExactly(
			"bad", "two", "one", "good");
		overview.writeTable();
		assertThat(rows()).extracting(row -> row.get("case") + " " + row.get(
			"light") + " " + row.get("decision")).containsExactly("broken failed ",
				"bad red ", "two amber reject", "one amber ", "good green ");
		assertThat(rows().get(3).get("reasons")).isEqualTo(
			"No disc, \"really\"");
		assertThat(rows().get(1).get("lowest_probability")).isEmpty();
	}

	@Test
	void theSheetIsOneFileWithPicturesAndDecisions() throws Exception {
		put("a <b>&", quality(Light.AMBER, "x < y"));
		put("good", quality(Light.GREEN));
		PngFiles.write(folder.resolve("good_snp.png"), new BufferedImage(400, 600,
			BufferedImage.TYPE_INT_RGB));
		Files.writeString(folder.resolve("good_report.html"), "page");
		Files.writeString(folder.resolve("decisions.csv"),
			"case,decision\ngood,accept\n");
		final Path sheet = FolderOverview.of(folder, Map.of("bad<", "why"))
			.writeSheet();
		final String html = Files.readString(sheet);
		assertThat(html).contains("a &lt;b&gt;&amp;", "x &lt; y", "bad&lt;: why",
			"href=\"good_report.html\"", "data:image/jpeg;base64,/9j/",
			"data-name=\"good\" data-decision=\"accept\"",
			"Research software, not a medical device.").doesNotContain("<b>",
				"http://", "https://", "src=\"/");
		assertThat(html.indexOf("data-name=\"a ")).isLessThan(html.indexOf(
			"data-name=\"good\""));
	}

	@Test
	void filesOfEarlierVersionsAreRead() throws Exception {
		put("good", quality(Light.GREEN));
		final Path file = folder.resolve("good_quality.json");
		final String text = Files.readString(file);
		assertThat(text).contains("\"formatVersion\": 1,");
		Files.writeString(file, text.replace("\"formatVersion\": 1,",
			"\"formatVersion\": \"1\","));
		final FolderOverview overview = FolderOverview.of(folder, Map.of());
		assertThat(overview.warnings()).isEmpty();
		assertThat(overview.cases()).hasSize(1);
	}

	@Test
	void damagedFilesAreSaidAndLeftOut() throws Exception {
		put("good", quality(Light.GREEN));
		Files.writeString(folder.resolve("x_quality.json"), "{\"format\":\"y\"}");
		Files.writeString(folder.resolve("y_quality.json"), "[1");
		Files.writeString(folder.resolve("z_quality.json"),
			"{\"format\":\"spineps-quality\",\"light\":\"blue\"}");
		Files.writeString(folder.resolve("good_snp.png"), "no picture");
		final FolderOverview overview = FolderOverview.of(folder, Map.of());
		assertThat(overview.cases()).hasSize(1);
		assertThat(overview.warnings()).hasSize(3).anyMatch(text -> text.startsWith(
			"The file x_quality.json cannot be used"));
		overview.writeSheet();
		assertThatThrownBy(() -> FolderOverview.of(folder.resolve("none"), Map
			.of())).isInstanceOf(SpinepsException.class);
	}

	@Test
	void qualitySurvivesItsFile() throws Exception {
		final CaseQuality quality = CaseQuality.of(PhantomResults.lumbar());
		put("x", quality);
		final CaseSummary read = QualityJson.read(folder.resolve(
			"x_quality.json"));
		assertThat(read).isEqualTo(CaseSummary.of("x", quality));
		assertThat(read.levels()).isEqualTo("L1–L5");
		assertThat(read.evidence()).hasSize(18).containsEntry(20, quality
			.instances().get(0).evidence());
	}
}
