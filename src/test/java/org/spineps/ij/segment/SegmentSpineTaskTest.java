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
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import ij.process.ShortProcessor;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.batch.BatchJob;
import org.spineps.batch.BatchRunner;
import org.spineps.ij.entry.SpinepsPlugIn;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.measure.quality.Light;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.progress.Progress;
import org.spineps.testing.BadImages;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.OpenImages;
import org.spineps.testing.QuietListener;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

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
		FakeSegmentSpine.method = null;
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
			"return '' + nImages + ' ' + nResults + ' ' + getResultString('Name', 0) + " +
			"' ' + getResult('Slice', 0);", saved(scan));
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
		assertThat(lines.get(0)).startsWith(
			" ,Image,Name,Slice,Kind,Label");
		assertThat(lines.get(1)).startsWith("1,scan.tif,V1,");
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
	void namesCanBeFixed(@TempDir final Path folder) {
		for (final String output : new String[] { "", " output=[" + folder + "]" }) {
			record.anchors.clear();
			imagej.run("open(getArgument()); run('Segment Spine...', " +
				"'anchors=[124=L4/L5, V3=T12]" + output + "');", saved(OpenImages.spine(
					"scan")));
			assertThat(imagej.error()).isNull();
			assertThat(record.anchors).extracting(Object::toString).containsExactly(
				"24=L4", "V3=T12");
		}
		imagej.run("open(getArgument()); run('Segment Spine...', " +
			"'anchors=[124=L9]');", saved(OpenImages.spine("scan")));
		assertThat(imagej.error()).contains("124=L9").contains("e.g. 24=L5");
	}

	@Test
	void aLocalizerGoesToTheMethod() throws Exception {
		final String scan = saved(OpenImages.spine("scan"));
		final String run = "open(getArgument()); run('Segment Spine...', " +
			"'localizer=[/data/whole spine.nii.gz]');";
		imagej.run(run, scan);
		assertThat(imagej.error()).contains("takes no localizer", "totalspineseg");
		FakeSegmentSpine.method = new FakeMethod(() -> new TurnedPhantom(record))
			.withLocalizer();
		imagej.run(run, scan);
		assertThat(imagej.error()).contains(
			"A localizer needs to know where the scan lies", "Open the NIfTI");
		assertThat(FakeSegmentSpine.method.opened()).isEmpty();
		final Path file = folder.resolve("scan.nii");
		VolumeExport.writeImage(file, OpenImages.SPINE.image(7), null);
		imagej.run("call('org.spineps.ij.Macros.open', getArgument()); " +
			"run('Segment Spine...', 'localizer=[/data/whole spine.nii.gz]');", file
				.toString());
		assertThat(imagej.error()).isNull();
		assertThat(FakeSegmentSpine.method.opened()).extracting(
			MethodRequest::localizer).containsExactly("/data/whole spine.nii.gz");
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

	/** Of several channels and frames those that are shown are segmented. */
	static List<BadImages> badImages() {
		return BadImages.forSegmentation().stream().filter(bad -> bad.image() != null &&
			bad.image().getWidth() > 0).toList();
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
	void theShownChannelAndFrameInsideTheRectangleAreSegmented() {
		final ImagePlus scan = OpenImages.spine("scan");
		final ImageStack stack = new ImageStack(60, 80);
		for (int frame = 0; frame < 2; frame++)
			for (int slice = 1; slice <= 14; slice++)
				for (int channel = 0; channel < 3; channel++)
					stack.addSlice("", frame == 1 && channel == 2 ? scan.getStack()
						.getProcessor(slice) : new ShortProcessor(60, 80));
		final ImagePlus series = new ImagePlus("series", stack);
		series.setDimensions(3, 14, 2);
		series.setOpenAsHyperStack(true);
		series.setCalibration(scan.getCalibration());
		final String path = folder.resolve("series.tif").toString();
		new FileSaver(series).saveAsTiffStack(path);
		FakeSegmentSpine.method = new FakeMethod(() -> new TurnedPhantom(record));
		final String found = imagej.run("open(getArgument());" +
			"Stack.setPosition(3, 5, 2); makeRectangle(4, 6, 40, 70);" +
			"run('Segment Spine...', 'orientation=PIR show_labels=true');" +
			"selectImage('series-instances'); getDimensions(w, h, c, z, t);" +
			"return '' + w + ' ' + h + ' ' + c + ' ' + z + ' ' + t;", path);
		assertThat(imagej.error()).isNull();
		assertThat(found).isEqualTo("60 80 1 14 1");
		final ImageVolume seen = record.images.get(0);
		assertThat(seen.grid().size()).containsExactly(40, 70, 14);
		final float[] expected = new float[40 * 70 * 14];
		final float[] all = ImagePlusVolumes.values(scan);
		for (int i = 0; i < expected.length; i++)
			expected[i] = all[i / 2800 * 4800 + (i / 40 % 70 + 6) * 60 + i % 40 + 4];
		assertThat(seen.array()).isEqualTo(expected);
		final ImagePlus labels = WindowManager.getImage("series-instances");
		final int[] box = labels(labels);
		for (int i = 0; i < box.length; i++)
			if (i % 60 < 4 || i % 60 >= 44 || i / 60 % 80 < 6 || i / 60 % 80 >= 76)
				assertThat(box[i]).isZero();
		assertThat(labels.getInfoProperty()).contains("40×70 pixels").contains(
			"channel 3 in frame 2");
		for (final Roi roi : WindowManager.getImage("series.tif").getOverlay()
			.toArray())
			assertThat(roi.getTPosition()).isEqualTo(2);
	}

	@Test
	void aTinyRectangleIsRefused() {
		imagej.run("open(getArgument()); makeRectangle(3, 3, 5, 5);" +
			"run('Segment Spine...', '');", saved(OpenImages.spine("scan")));
		assertThat(imagej.error()).contains("rectangle is too small").contains(
			"5×5");
		assertThat(record.method.opened()).isEmpty();
	}

	/** What the phantom says contradicts the orientation; left and right do not. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "AIR | as displayed: sagittal",
		"PSR | orientation=PIR", "AIL | PIR", "LIP | PIR" })
	void anOrientationThatTheAnatomyContradictsIsRefused(final String said,
		final String offered)
	{
		final String answer = imagej.run("open(getArgument());" +
			"run('Segment Spine...', 'orientation=" + said + "'); return 'went on';",
			saved(OpenImages.spine("scan")));
		assertThat(answer).isNotEqualTo("went on");
		assertThat(imagej.error()).contains("does not fit the anatomy").contains(
			offered).contains("orientation=");
		assertThat(WindowManager.getImage("scan.tif").getOverlay()).isNull();
		assertThat(imagej.run("run('Segment Spine...', 'accept_geometry=true " +
			"orientation=" + said + "'); return 'went on';", "")).isEqualTo(
				"went on");
	}

	@Test
	void anAssumedOrientationIsSaidInLogInfoAndFindings() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan");
		final SegmentSpineResult result = new SegmentSpineTask(record.method
			.alone()).run(scan, SegmentSpineSettings.DEFAULTS, Progress.NONE);
		assertThat(result.notes()).contains(ImageOrientation.ASSUMED)
			.doesNotHaveDuplicates();
		assertThat(result.view().quality().findings()).anySatisfy(finding -> {
			assertThat(finding.text()).contains("was assumed to be sagittal");
			assertThat(finding.light()).isEqualTo(Light.AMBER);
		});
		assertThat(result.images().get("semantic").getInfoProperty()).contains(
			"Orientation: PIR (from assumption");
		final SegmentSpineResult said = new SegmentSpineTask(record.method.alone())
			.run(scan, SegmentSpineSettings.JOB.parse(Map.of("orientation", "PIR")),
				Progress.NONE);
		assertThat(said.notes()).doesNotContain(ImageOrientation.ASSUMED);
	}

	@Test
	void aSecondRunReplacesTheFirst() {
		final String path = saved(OpenImages.spine("scan"));
		final String found = imagej.run("open(getArgument());" +
			"run('Segment Spine...', 'show_labels=true');" +
			"selectImage('scan.tif'); first = Overlay.size; Overlay.drawEllipse(2, 2, 9, 9); Overlay.show;" +
			"run('Segment Spine...', 'show_labels=true');" +
			"selectImage('scan.tif'); all = nImages; again = Overlay.size;" +
			"run('Segment Spine...', 'show_overlay=false');" +
			"selectImage('scan.tif');" +
			"return '' + all + ' ' + (again - first) + ' ' + nImages + ' ' + " +
			"Overlay.size;", path);
		assertThat(imagej.error()).isNull();
		// The oval is the user's; label images and overlay are replaced.
		assertThat(found).isEqualTo("3 1 1 1");
	}

	@Test
	void aScanIsSegmentedOnceAtATime() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan");
		final SegmentSpineTask task = new SegmentSpineTask(record.method.alone());
		final List<String> refused = new ArrayList<>();
		task.run(scan, SegmentSpineSettings.DEFAULTS, new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				if (done == 1) assertThatThrownBy(() -> task.run(scan,
					SegmentSpineSettings.DEFAULTS, Progress.NONE)).satisfies(
						e -> refused.add(e.getMessage()));
			}

			@Override
			public void checkCancelled() {
				// nobody cancels
			}
		});
		assertThat(refused).singleElement().asString().contains(
			"segmented or corrected already");
		assertThat(task.run(scan, SegmentSpineSettings.DEFAULTS, Progress.NONE)
			.view().segmentation().found()).isNotEmpty();
	}

	@Test
	void whatIsEditedMeanwhileIsSaidAndIsNotSegmented() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan");
		final float[] before = ImagePlusVolumes.values(scan);
		final SegmentSpineResult result = new SegmentSpineTask(record.method.alone())
			.run(scan, SegmentSpineSettings.DEFAULTS, new Progress() {

				@Override
				public void report(final String stage, final long done,
					final long total)
				{
					if (done == 2) for (int n = 1; n <= scan.getStackSize(); n++)
						scan.getStack().getProcessor(n).add(1000);
				}

				@Override
				public void checkCancelled() {
					// nobody cancels
				}
			});
		assertThat(ImagePlusVolumes.values(scan)).isNotEqualTo(before);
		assertThat(result.notes()).anyMatch(note -> note.contains(
			"edited while it was segmented"));
		assertThat(record.images).singleElement().satisfies(image -> assertThat(image
			.array()).isEqualTo(before));
	}

	@Test
	void outputWritesWhatTheCommandLineWrites() throws Exception {
		final ImageVolume scan = OpenImages.SPINE.image(7);
		final Path file = folder.resolve("sub-1_T2w.nii.gz");
		VolumeExport.writeImage(file, Reorient.to(scan, new AxisCodes("LAS")), null);
		final FakeMethod method = new FakeMethod(() -> new TurnedPhantom(record));
		final Path cli = folder.resolve("cli");
		BatchRunner.run(new BatchJob(List.of(file), BatchJob.InputKind.IMAGE, cli,
			TimeHandling.REFUSE, true), method.plan(MethodRequest.DEFAULTS),
			new QuietListener());
		final Path window = folder.resolve("window");
		FakeSegmentSpine.method = method;
		imagej.run("call('org.spineps.ij.Macros.open', getArgument(), 'PIR');" +
			"run('Segment Spine...', 'output=[" + window + "]');", file.toString());
		assertThat(imagej.error()).isNull();
		final List<String> names = names(cli);
		assertThat(names).hasSizeGreaterThan(8).contains("run-manifest.json",
			"sub-1_T2w_seg-vert_msk.nii.gz");
		assertThat(names(window)).isEqualTo(names);
		for (final String name : names)
			if (name.endsWith(".nii.gz") || name.endsWith(".csv") || name.contains(
				"quality") || name.endsWith(".png")) assertThat(window.resolve(name))
					.hasSameBinaryContentAs(cli.resolve(name));
		imagej.run("run('Segment Spine...', 'output=[" + window + "]');", "");
		assertThat(imagej.error()).isNull();
		assertThat(names(window)).isEqualTo(names);
	}

	@Test
	void whatFailsWithOutputIsInTheManifest() throws Exception {
		final Path out = folder.resolve("out");
		imagej.run("open(getArgument()); run('Segment Spine...', " +
			"'orientation=AIR output=[" + out + "]'); return 'went on';", saved(
				OpenImages.spine("scan")));
		assertThat(imagej.error()).contains("does not fit the anatomy");
		assertThat(out.resolve("run-manifest.json")).content().contains("failed")
			.contains("does not fit the anatomy");
		assertThat(names(out)).containsExactly("run-manifest.json");
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).map(file -> file.getFileName()
				.toString()).sorted().toList();
		}
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
