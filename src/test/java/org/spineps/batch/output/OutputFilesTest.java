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
package org.spineps.batch.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.batch.FakeSegmenter;
import org.spineps.batch.TestScans;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.point.PoiJson;
import org.spineps.io.point.PointsOfInterest;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.pipeline.correct.CorrectedResult;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.SpineSegmentation;

class OutputFilesTest {

	private static final SpineMeasures MEASURES = new SpineMeasures(List.of(),
		Cutoffs.standard());

	@TempDir
	Path folder;

	private final SpineSegmentation result = FakeSegmenter.twoVertebrae(
		TestScans.GRID);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void everythingCanBeReadAgain(final boolean withImage) throws Exception {
		final VolumeFile input = VolumeFiles.read(TestScans.image(folder,
			"in.nii"));
		final OutputFiles files = new OutputFiles(folder, "x");
		assertThat(files.write(Path.of("in.nii"), input.geometry(), result, InstanceTable.of(
			result), MEASURES, CasePicture.begin("in.nii", withImage ? input.image()
				: null, result), Progress.NONE)).isEmpty();
		assertThat(files.existing()).containsExactly(files.semantic(), files
			.instances(), files.points(), files.table(), files.levels(), files.spine(),
			files.landmarks(), files.snapshot());

		final VolumeFile semantic = VolumeFiles.read(files.semantic());
		assertThat(semantic.labels().array()).isEqualTo(result.semantic().array());
		assertThat(semantic.geometry().grid()).isEqualTo(input.geometry().grid());
		assertThat(semantic.labelNames()).containsEntry(49, "vertebral body")
			.containsEntry(100, "intervertebral disc");
		final VolumeFile instances = VolumeFiles.read(files.instances());
		assertThat(instances.labels().array()).isEqualTo(result.instances()
			.array());
		assertThat(instances.geometry().grid()).isEqualTo(input.geometry().grid());
		assertThat(instances.labelNames()).hasSize(3).containsEntry(23,
			"L4 (assumed)").containsEntry(24, "L5 (level unknown)").containsEntry(
				123, "disc L4/L5 (assumed)");

		final PointsOfInterest points = PoiJson.read(files.points());
		assertThat(points.grid().orElseThrow().agreesWith(TestScans.GRID))
			.isTrue();
		assertThat(points.points()).containsExactly(new PointsOfInterest.Point(23,
			50, 3.5, 2, 2.5), new PointsOfInterest.Point(24, 50, 3.5, 4, 2.5));
		assertThat(Files.readString(files.points())).contains("fake-1", "abc123");
		assertThat(ImageIO.read(files.snapshot().toFile()).getWidth())
			.isGreaterThan(100);
	}

	@Test
	void theTableHasARowPerInstance() throws Exception {
		final OutputFiles files = write();
		final List<CSVRecord> rows = rows(files.table());
		assertThat(rows).extracting(row -> row.get("name")).containsExactly("L4",
			"disc L4/L5", "L5", "spinal cord");
		final CSVRecord first = rows.get(0);
		assertThat(first.get("image")).isEqualTo("in, put.nii");
		assertThat(first.get("label")).isEqualTo("23");
		assertThat(first.get("voxels")).isEqualTo("8");
		assertThat(Double.parseDouble(first.get("volume_mm3"))).isEqualTo(165.0);
		assertThat(first.get("centroid_j")).isEqualTo("2.000");
		assertThat(first.get("models")).isEqualTo("semantic fake-1 abc123");
		assertThat(first.get("device")).isEqualTo("cpu (a fake)");
		assertThat(first.get("program")).startsWith("SPINEPS for Fiji");
		assertThat(rows.subList(1, rows.size())).extracting(row -> row.get("models") +
			row.get("device") + row.get("program")).containsOnly("");
		assertThat(rows.get(2).get("outline_confidence")).isEmpty();
	}

	@Test
	void theTableSaysThatItWasCorrected() throws Exception {
		final Provenance made = result.provenance();
		final SpineSegmentation corrected = new SpineSegmentation(result.semantic(),
			result.instances(), result.found(), result.warnings(), new Provenance(made
				.version(), made.models(), made.device(), Map.of(
					CorrectedResult.CORRECTED, "L3 split in two"), Map.of()));
		final VolumeFile input = VolumeFiles.read(TestScans.image(folder,
			"in.nii"));
		final OutputFiles files = new OutputFiles(folder, "x");
		files.write(Path.of("in.nii"), input.geometry(), corrected, InstanceTable.of(
			corrected), MEASURES, CasePicture.begin("in.nii", null, corrected),
			Progress.NONE);
		assertThat(rows(files.table()).get(0).get("program")).endsWith(
			", corrected by hand: L3 split in two");
	}

	@Test
	void nothingFoundMakesEmptyFiles() throws Exception {
		final SpineSegmentation nothing = FakeSegmenter.nothing(TestScans.GRID);
		final VolumeFile input = VolumeFiles.read(TestScans.image(folder,
			"in.nii"));
		final OutputFiles files = new OutputFiles(folder, "x");
		files.write(Path.of("in.nii"), input.geometry(), nothing, InstanceTable.of(nothing),
			MEASURES, CasePicture.begin("in.nii", input.image(), nothing),
			Progress.NONE);
		assertThat(VolumeFiles.read(files.instances()).labels().array())
			.containsOnly(0);
		assertThat(PoiJson.read(files.points()).points()).isEmpty();
		assertThat(rows(files.table())).isEmpty();
		assertThat(ImageIO.read(files.snapshot().toFile())).isNotNull();
	}

	@Test
	void cancelIsHeardBetweenFiles() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				throw new AssertionError("writing has no steps");
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		final OutputFiles files = new OutputFiles(folder, "x");
		assertThatThrownBy(() -> files.write(Path.of("x"), null, result, InstanceTable.of(
			result), MEASURES, CasePicture.begin("x", null, result), cancelled)).isInstanceOf(
				CancellationException.class);
		assertThat(files.existing()).containsExactly(files.semantic());
	}

	private OutputFiles write() throws SpinepsException {
		final OutputFiles files = new OutputFiles(folder, "x");
		files.write(Path.of("in, put.nii"), null, result, InstanceTable.of(result), MEASURES,
			CasePicture.begin("in, put.nii", null, result), Progress.NONE);
		return files;
	}

	private static List<CSVRecord> rows(final Path csv) throws IOException {
		try (CSVParser parser = CSVParser.parse(Files.readString(csv),
			CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()))
		{
			return parser.getRecords();
		}
	}
}
