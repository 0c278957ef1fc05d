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
package org.spineps.ij.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.measure.ResultsTable;
import ij.process.ImageStatistics;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.show.OverlayColours;
import org.spineps.ij.show.OverlayStyle;
import org.spineps.ij.show.SpineOverlay;
import org.spineps.ij.show.ValueColours;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.GoToVertebraSettings;
import org.spineps.job.NameVertebraSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.SpineOverlaySettings;
import org.spineps.job.SpineReportSettings;
import org.spineps.job.SpineRoisSettings;
import org.spineps.job.SpineTablesSettings;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.OpenImages;
import org.spineps.volume.LabelStatistics;

/** A result as one set, without a screen. */
class SpineViewTest {

	@TempDir
	private Path folder;
	private ImagePlus scan;

	@BeforeEach
	void segment() throws SpinepsException {
		scan = OpenImages.spine("scan");
		new SegmentSpineTask(new FakePipeline.Record().method.alone()).run(scan,
			SegmentSpineSettings.DEFAULTS, Progress.NONE).present();
	}

	private static List<String> names(final SpineView view) {
		return view.segmentation().vertebrae().stream().map(SpineInstance::name)
			.toList();
	}

	@Test
	void theScanKeepsItsResult() throws SpinepsException {
		final SpineView view = SpineView.require(scan);
		assertThat(view.source()).isSameAs(scan);
		assertThat(names(view)).containsExactly("V1", "V2", "V3");
		assertThatThrownBy(() -> SpineView.require(OpenImages.spine("other")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"Segment Spine");
		assertThatThrownBy(() -> SpineView.require(null)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("No image is open");
	}

	@Test
	void aNameChangesTableAndOverlay() throws SpinepsException {
		scan.getOverlay().add(new Roi(1, 1, 2, 2));
		new NameVertebraTask().run(scan, new NameVertebraSettings(" V3 ", "L5", false),
			Progress.NONE).present();
		final SpineView view = SpineView.require(scan);
		assertThat(names(view)).containsExactly("L3", "L4", "L5");
		assertThat(view.measures().levels().get(2).name()).isEqualTo("L5");
		assertThat(ResultsTable.getResultsTable().getStringValue("Name", 0))
			.isEqualTo("L3");
		final List<String> written = List.of(scan.getOverlay().toArray()).stream().map(
			Roi::getName).filter(name -> name != null && name.matches("[LV]\\d"))
			.distinct().toList();
		assertThat(written).containsExactlyInAnyOrder("L3", "L4", "L5");
		assertThat(scan.getOverlay().toArray()).anyMatch(roi -> roi
			.getName() == null);
	}

	/** Without a screen each table becomes the Results table in turn. */
	@Test
	void aMacroReadsEveryTableByItsHeadings() throws SpinepsException {
		final SpineView view = SpineView.require(scan);
		for (final String key : new SpineTablesSettings("all").keys()) {
			new SpineTablesTask().run(scan, new SpineTablesSettings(key),
				Progress.NONE).present();
			assertThat(ResultsTable.getResultsTable().size()).as(key).isEqualTo(key
				.equals("instances") ? view.segmentation().found().size() : view.measures()
					.levels().size());
		}
		new SpineTablesTask().run(scan, new SpineTablesSettings("bodies"),
			Progress.NONE).present();
		final String read;
		try (HeadlessImageJ imageJ = new HeadlessImageJ()) {
			read = imageJ.run("return d2s(Table.get('Height middle (mm)', 1), 4) + " +
				"' ' + Table.getString('Level', 1) + ' ' + Table.size;", "");
			assertThat(imageJ.error()).isNull();
		}
		final double height = view.measures().levels().get(1).body()
			.middleHeightMm();
		assertThat(Double.parseDouble(read.split(" ")[0])).isEqualTo(height, within(
			height / 200));
		assertThat(read).endsWith(" V2 " + view.measures().levels().size());
	}

	@Test
	void aNameThatIsNotThereChangesNothing() throws SpinepsException {
		final SpineView before = SpineView.require(scan);
		assertThatThrownBy(() -> new NameVertebraTask().run(scan,
			new NameVertebraSettings("V9", "L5", false), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("V9");
		assertThat(SpineView.require(scan)).isSameAs(before);
	}

	@Test
	void theOverlayIsDrawnAsAsked() throws SpinepsException {
		final SpineView view = SpineView.require(scan);
		final Overlay none = SpineOverlay.create(view.segmentation(),
			new OverlayStyle(0, false, false, OverlayColours.LEVELS, Set.of()));
		assertThat(none.size()).isZero();
		final Overlay one = SpineOverlay.create(view.segmentation(),
			OverlayStyle.DEFAULT.withOnly(Set.of(view.segmentation().vertebrae().get(
				1).label())));
		assertThat(List.of(one.toArray())).extracting(Roi::getName).contains("V2")
			.doesNotContain("V1", "V3");
	}

	@Test
	void numbersBecomeColoursBetweenTheEnds() {
		assertThat(ValueColours.of(1, 1, 5)).isEqualTo(ValueColours.of(-3, 1, 5))
			.isNotEqualTo(ValueColours.of(5, 1, 5));
		assertThat(ValueColours.of(Double.NaN, 1, 5)).isEqualTo(
			OverlayColours.NO_VALUE);
		final OverlayColours colours = OverlayColours.byValue(Map.of(20, 1.0, 21,
			5.0), 1, 5);
		assertThat(colours.of(Level.DISC_OFFSET + 21, 100)).isEqualTo(ValueColours.of(
			5, 1, 5));
		assertThat(colours.of(22, 49)).isEqualTo(OverlayColours.NO_VALUE);
		assertThat(colours.of(0, 0)).isZero();
		double last = -1;
		for (int n = 0; n <= 20; n++) {
			final int colour = ValueColours.of(n, 0, 20);
			final double lightness = 0.2126 * (colour >> 16 & 0xff) + 0.7152 * (colour >> 8 &
				0xff) + 0.0722 * (colour & 0xff);
			assertThat(lightness).isGreaterThan(last);
			last = lightness;
		}
	}

	@Test
	void regionsHaveTheAreaOfTheirLabels() throws Exception {
		final Path file = folder.resolve("rois.zip");
		new SpineRoisTask().run(scan, new SpineRoisSettings("instances",
			file.toString()),
			Progress.NONE);
		final SpineView view = SpineView.require(scan);
		final LabelStatistics labels = LabelStatistics.of(view.segmentation()
			.instances());
		final Map<String, Double> pixels = new HashMap<>();
		try (InputStream in = Files.newInputStream(file);
				ZipInputStream zip = new ZipInputStream(in))
		{
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip
				.getNextEntry())
			{
				final Roi roi = new RoiDecoder(zip.readAllBytes(), entry.getName())
					.getRoi();
				scan.setSliceWithoutUpdate(roi.getPosition());
				scan.setRoi(roi);
				final ImageStatistics statistics = scan.getStatistics();
				pixels.merge(roi.getName().replaceFirst(", slice.*", ""),
					(double) statistics.pixelCount, Double::sum);
			}
		}
		scan.deleteRoi();
		for (final SpineInstance one : view.segmentation().found()) {
			if (one.kind().inSemanticMask()) continue;
			assertThat(pixels.get(one.name())).as(one.name()).isEqualTo(labels.count(one
				.label()), within(0.0));
		}
		assertThatThrownBy(() -> new SpineRoisTask().run(scan, new SpineRoisSettings("instances",
			file.toString()), Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("already");
		assertThatThrownBy(() -> new SpineRoisTask().run(scan, new SpineRoisSettings("instances",
			folder.resolve("a.roi").toString()), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining(".zip");
	}

	@Test
	void structuresAreRegionsWithThePixelsOfTheSemanticMask()
		throws SpinepsException
	{
		final SpineSegmentation found = SpineView.require(scan).segmentation();
		final LabelStatistics labels = LabelStatistics.of(found.semantic());
		final Map<String, Long> pixels = new HashMap<>();
		for (final Roi roi : SpineRois.of(found, "structures")) {
			assertThat(roi.getName()).endsWith(", slice " + roi.getPosition());
			pixels.merge(roi.getName().replaceFirst(", slice.*", ""), (long) roi
				.getContainedPoints().length, Long::sum);
		}
		for (final int label : labels.labels())
			assertThat(pixels.remove(Structure.of(label).orElseThrow().label()))
				.isEqualTo(labels.count(label));
		assertThat(pixels).isEmpty();
	}

	@Test
	void rowsTellLightNameAndFigures() throws SpinepsException {
		final LevelRows rows = new LevelRows(SpineView.require(scan));
		assertThat(rows.getRowCount()).isEqualTo(4);
		assertThat(rows.getValueAt(0, LevelRows.NAME)).isEqualTo("V1");
		assertThat(rows.getColumnName(3)).isEqualTo("Height anterior (mm)");
		for (int column = 0; column < rows.getColumnCount(); column++)
			assertThat(rows.getValueAt(1, column)).isNotNull();
		assertThat((String) rows.getValueAt(1, 3)).matches("\\d+\\.\\d");
	}

	@Test
	void aReportIsWritten() throws Exception {
		final Path page = folder.resolve("page.html");
		assertThat(new SpineReportTask().run(scan, new SpineReportSettings(page
			.toString()), Progress.NONE).summary()).isEqualTo("report saved");
		assertThat(Files.readString(page)).contains("V2", "SPINEPS for Fiji",
			"Research software");
		assertThatThrownBy(() -> new SpineReportTask().run(scan,
			new SpineReportSettings("page.pdf"), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining(".html");
		assertThatThrownBy(() -> new SpineReportTask().run(scan,
			SpineReportSettings.DEFAULTS, Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("without a screen");
	}

	@Test
	void aVertebraIsGoneTo() throws SpinepsException {
		scan.setSlice(1);
		final TaskResult there = new GoToVertebraTask().run(scan,
			new GoToVertebraSettings("v2"), Progress.NONE);
		there.present();
		assertThat(there.summary()).isEqualTo("V2, slice " + scan
			.getCurrentSlice());
		assertThat(scan.getCurrentSlice()).isBetween(6, 9);
		assertThatThrownBy(() -> new GoToVertebraTask().run(scan,
			new GoToVertebraSettings("L9"), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("There is no vertebra L9")
				.hasMessageContaining("V1, V2, V3");
	}

	@Test
	void theOverlayIsDrawnAsAMacroSays() throws SpinepsException {
		new SpineOverlayTask().run(scan, new SpineOverlaySettings(0.4, false, true,
			"height_middle_mm", "V2, V3"), Progress.NONE).present();
		assertThat(List.of(scan.getOverlay().toArray())).extracting(Roi::getName)
			.contains("V2", "V3").doesNotContain("V1");
		for (final String[] odd : new String[][] { { "level", "L9",
			"There is no level L9" }, { "genant_shape", "",
				"Cannot colour by genant_shape" } })
			assertThatThrownBy(() -> new SpineOverlayTask().run(scan,
				new SpineOverlaySettings(0.4, false, true, odd[0], odd[1]),
				Progress.NONE)).isInstanceOf(SpinepsException.class)
					.hasMessageContaining(odd[2]);
	}

	@Test
	void aNameThatContradictsWhatIsSeenIsAskedAgain() throws SpinepsException {
		assertThatThrownBy(() -> new NameVertebraTask().run(scan,
			new NameVertebraSettings("V3", "T9", false), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining(
					"The sacrum is right below V3, which would be T9").hasMessageContaining(
						"T7 to T9").hasMessageContaining("force=true");
		new NameVertebraTask().run(scan, new NameVertebraSettings("V3", "L5",
			false), Progress.NONE).present();
		assertThatThrownBy(() -> new NameVertebraTask().run(scan,
			new NameVertebraSettings("L4", "L3", false), Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining(
					"L5 was named by hand, and would be L4");
		new NameVertebraTask().run(scan, new NameVertebraSettings("L4", "L3",
			false).forced(), Progress.NONE).present();
		assertThat(names(SpineView.require(scan))).containsExactly("L2", "L3",
			"L4");
	}
}
