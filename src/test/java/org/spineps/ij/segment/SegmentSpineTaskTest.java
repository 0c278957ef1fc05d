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
package org.spineps.ij.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileSaver;
import ij.measure.ResultsTable;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.ij.entry.SpinepsPlugIn;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.testing.BadImages;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.OpenImages;

/** Segment Spine as ImageJ's own interpreter runs it from macros. */
class SegmentSpineTaskTest {

	private static final String COMMAND = "Segment Spine...";

	@TempDir
	private Path folder;
	private HeadlessImageJ imagej;
	private FakePipeline.Record record;

	@BeforeEach
	void startImageJ() {
		record = new FakePipeline.Record();
		FakeSegmentSpine.record = record;
		imagej = new HeadlessImageJ(Map.of(COMMAND, FakeSegmentSpine.class));
	}

	@AfterEach
	void stopImageJ() {
		imagej.close();
	}

	private String saved(final ImagePlus image) {
		final String path = folder.resolve("scan.tif").toString();
		new FileSaver(image).saveAsTiffStack(path);
		return path;
	}

	@Test
	void aMacroSegmentsTheActiveImageAndSavesTheResults() throws IOException {
		final ImagePlus scan = OpenImages.spine("scan");
		final String found = imagej.run("open(getArgument());" +
			"folder = File.getDirectory(getArgument());" +
			"run('Segment Spine...', 'device=cpu threads=2 orientation=PIR show_labels=true');" +
			"selectImage('scan-instances'); saveAs('Tiff', folder + 'i.tif');" +
			"selectImage('scan-semantic'); saveAs('Tiff', folder + 's.tif');" +
			"selectImage('scan.tif'); saveAs('Tiff', folder + 'o.tif');" +
			"Table.save(folder + 't.csv');" +
			"return '' + nImages + ' ' + nResults + ' ' + getResultString('name', 0) + " +
			"' ' + getResult('slice', 0);", saved(scan));
		assertThat(imagej.error()).isNull();
		assertThat(found).startsWith("3 12 V1 ");
		assertThat(record.method.opened()).containsExactly(new MethodRequest(Map
			.of(), ComputeOptions.cpu(2), Behaviour.MENDED, Optional.empty()));
		assertThat(record.closed).isEqualTo(1);
		assertThat(record.loaders).containsExactly(SegmentSpineTask.class
			.getClassLoader());
		assertThat(record.images.get(0).array()).isEqualTo(ImagePlusVolumes.values(
			scan));

		final ImagePlus instances = IJ.openImage(folder.resolve("i.tif")
			.toString());
		final ImagePlus semantic = IJ.openImage(folder.resolve("s.tif").toString());
		assertThat(labels(instances)).isEqualTo(labels(OpenImages.SPINE.complete()
			.array()));
		assertThat(labels(semantic)).isEqualTo(labels(OpenImages.SPINE.semantic()
			.array()));
		assertThat(instances.getCalibration().pixelDepth).isEqualTo(5, within(
			1e-9));
		assertThat(instances.getInfoProperty()).contains("fake").contains(
			"not a medical device").contains("Label 2: V2 (level unknown)").contains(
				"Orientation: PIR (from parameter)").contains("Note: A warning.");
		final ImagePlus source = IJ.openImage(folder.resolve("o.tif").toString());
		assertThat(source.getOverlay().size()).isPositive();
		assertThat(ImagePlusVolumes.values(source)).isEqualTo(ImagePlusVolumes
			.values(scan));
		final List<String> lines = Files.readAllLines(folder.resolve("t.csv"),
			StandardCharsets.UTF_8);
		assertThat(lines).hasSize(13);
		assertThat(lines.get(0)).startsWith("image,name,kind,label");
		assertThat(lines.get(1)).startsWith("scan.tif,V1,vertebra,1");
	}

	private static int[] labels(final ImagePlus image) {
		final float[] values = ImagePlusVolumes.values(image);
		final int[] labels = new int[values.length];
		for (int i = 0; i < labels.length; i++)
			labels[i] = (int) values[i];
		return labels;
	}

	private static int[] labels(final short[] values) {
		final int[] labels = new int[values.length];
		for (int i = 0; i < labels.length; i++)
			labels[i] = values[i] & 0xffff;
		return labels;
	}

	@Test
	void withoutOptionsTheDefaultsAreTaken() {
		imagej.run("open(getArgument()); run('Segment Spine...');", saved(OpenImages
			.spine("scan")));
		assertThat(imagej.error()).isNull();
		assertThat(record.method.opened()).containsExactly(
			MethodRequest.DEFAULTS);
		assertThat(record.images.get(0).grid().axisCodes().letters()).isEqualTo(
			"PIR");
	}

	@Test
	void tableAndOverlayCanBeLeftOut() {
		ResultsTable.getResultsTable().reset();
		assertThat(imagej.run("open(getArgument());" +
			"run('Segment Spine...', 'show_table=false show_overlay=false');" +
			"selectImage('scan.tif'); return '' + Overlay.size + ' ' + nResults;",
			saved(OpenImages.spine("scan")))).isEqualTo("0 0");
	}

	@Test
	void anImageCanBeNamedByTitleOrPath() {
		final String path = saved(OpenImages.spine("scan"));
		assertThat(imagej.run("open(getArgument()); newImage('other', '8-bit', 9, " +
			"9, 1); run('Segment Spine...', 'image=scan.tif show_labels=true');" +
			"return '' + isOpen('scan-instances');", path)).isEqualTo("1");
		assertThat(imagej.run("run('Segment Spine...', 'image=[' + getArgument() + " +
			"'] show_table=false'); return getTitle() + ' ' + Overlay.size;", path))
				.matches("scan.tif [1-9]\\d*");
		imagej.run("run('Segment Spine...', 'image=nothing');", path);
		assertThat(imagej.error()).contains("no image \"nothing\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "device=tpu", "orientation=up", "threads=-1",
		"threads=two", "colour=red", "show_table" })
	void wrongOptionsStopTheMacro(final String options) {
		final String answer = imagej.run("open(getArgument());" +
			"run('Segment Spine...', '" + options + "'); return 'went on';", saved(
				OpenImages.spine("scan")));
		assertThat(answer).isNotEqualTo("went on");
		assertThat(imagej.error()).isNotBlank();
		assertThat(record.method.opened()).isEmpty();
	}

	static List<BadImages> badImages() {
		return BadImages.opened();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badImages")
	void badImagesStopTheMacroAndShowNothing(final BadImages bad) {
		final ImagePlus image = bad.image();
		WindowManager.setTempCurrentImage(image);
		imagej.run("run('Segment Spine...', ''); return 'went on';", "");
		assertThat(imagej.error()).contains(bad.reason());
		assertThat(record.method.opened()).isEmpty();
		assertThat(image.getOverlay()).isNull();
	}

	@Test
	void noImageStopsTheMacro() {
		imagej.run("run('Segment Spine...', '');", "");
		assertThat(imagej.error()).contains("No image is open");
	}

	@Test
	void escStopsTheRunAndShowsNothing() {
		final FakePipeline.Record own = new FakePipeline.Record();
		final ImagePlus scan = OpenImages.spine("scan");
		final SegmentSpineTask task = new SegmentSpineTask(new FakeMethod(() -> {
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
			return own.method.plan(MethodRequest.DEFAULTS).opener().open();
		}).alone());
		WindowManager.setTempCurrentImage(scan);
		assertThatThrownBy(() -> SpinepsPlugIn.run(task, "")).isInstanceOf(
			CancellationException.class);
		assertThat(own.tiles).isZero();
		assertThat(own.closed).isEqualTo(1);
		assertThat(scan.getOverlay()).isNull();
		assertThat(WindowManager.getCurrentImage()).isSameAs(scan);
	}

	@Test
	void anEarlierEscDoesNotStopTheNextRun() {
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		imagej.run("open(getArgument()); run('Segment Spine...', '');", saved(
			OpenImages.spine("scan")));
		assertThat(record.tiles).isEqualTo(FakePipeline.TILES);
	}
}
