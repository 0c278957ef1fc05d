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
package org.spineps.ij.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.process.ImageProcessor;

import java.awt.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.task.MacroLine;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.BusyScan;
import org.spineps.ij.view.ResultFiles;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.SpineWindows;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.CorrectSpineSettings.Action;
import org.spineps.job.RecomputeSpineSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.correct.CorrectedResult;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** Corrections as macros make them, without a screen. */
class CorrectSpineTaskTest {

	@TempDir
	private Path folder;
	private final SpineMethods methods = new FakePipeline.Record().method.alone();
	private ImagePlus scan;

	@BeforeEach
	void segment() throws SpinepsException {
		scan = OpenImages.spine("scan");
		new SegmentSpineTask(methods).run(scan, SegmentSpineSettings.DEFAULTS,
			Progress.NONE).present();
	}

	@AfterEach
	void closeLabelImages() {
		final int[] open = WindowManager.getIDList();
		if (open != null) for (final int id : open) {
			final ImagePlus image = WindowManager.getImage(id);
			image.changes = false;
			Interpreter.removeBatchModeImage(image);
		}
		Interpreter.batchMode = false;
	}

	private SpineView view() {
		return SpineView.find(scan).orElseThrow();
	}

	private List<String> names() {
		return view().segmentation().vertebrae().stream().map(SpineInstance::name)
			.toList();
	}

	private TaskResult correct(final String... keysAndValues)
		throws SpinepsException
	{
		final Map<String, String> values = new HashMap<>();
		for (int n = 0; n < keysAndValues.length; n += 2)
			values.put(keysAndValues[n], keysAndValues[n + 1]);
		final TaskResult result = new CorrectSpineTask(methods).run(scan,
			CorrectSpineSettings.JOB.parse(values), Progress.NONE);
		result.present();
		return result;
	}

	private void refused(final String message, final String... keysAndValues) {
		final SpineView before = view();
		assertThatThrownBy(() -> correct(keysAndValues)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(message);
		assertThat(view()).isSameAs(before);
	}

	/** Pixel and slice of the centre of the body of a vertebra. */
	private double[] centre(final int vertebra) {
		return OpenImages.SPINE.semantic().grid().toVoxel(OpenImages.SPINE
			.bodyCentresMm().get(vertebra - 1));
	}

	private void select(final int vertebra) {
		final double[] at = centre(vertebra);
		scan.setSlice((int) Math.round(at[2]) + 1);
		scan.setRoi(new PointRoi(at[0], at[1]));
	}

	@Test
	void aVertebraIsSplitAndMergedAndEverythingFollows()
		throws SpinepsException
	{
		select(2);
		final TaskResult split = correct("action", "split");
		assertThat(split.summary()).startsWith("V2 split in two; now 4 vertebrae");
		assertThat(split.subject()).isEqualTo("scan");
		assertThat(names()).containsExactly("L2", "L3", "L4", "L5");
		assertThat(view().measures().levels()).hasSize(5);
		assertThat(view().notes()).anyMatch(note -> note.startsWith(
			"Corrected by hand: V2 split in two"));
		assertThat(List.of(scan.getOverlay().toArray())).extracting(Roi::getName)
			.contains("L3");
		scan.deleteRoi();
		correct("action", "merge", "vertebra", "L4", "with", "L3");
		assertThat(names()).hasSize(3);
		correct("action", "undo");
		assertThat(names()).containsExactly("L2", "L3", "L4", "L5");
		final double[] border = centre(2);
		correct("action", "merge", "vertebra", "L3", "x", Double.toString(
			border[0]), "y", Double.toString(border[1] + 1), "slice", "7");
		assertThat(names()).hasSize(3);
	}

	@Test
	void stepsAreTakenBackAndMadeAgain() throws SpinepsException {
		final short[] first = view().segmentation().instances().array().clone();
		refused("nothing to undo", "action", "undo");
		correct("action", "delete", "vertebra", "V1");
		correct("action", "delete", "vertebra", "sacrum");
		final short[] last = view().segmentation().instances().array().clone();
		correct("action", "undo");
		correct("action", "undo");
		assertThat(view().segmentation().instances().array()).isEqualTo(first);
		assertThat(names()).containsExactly("V1", "V2", "V3");
		assertThat(CorrectedResult.note(view().segmentation())).isEmpty();
		assertThat(view().measures().levels()).hasSize(4);
		correct("action", "redo");
		correct("action", "redo");
		assertThat(view().segmentation().instances().array()).isEqualTo(last);
		refused("nothing to redo", "action", "redo");
		correct("action", "undo");
		correct("action", "delete", "vertebra", "spinal cord");
		refused("nothing to redo", "action", "redo");
		for (int n = 0; n < CorrectionHistory.STEPS + 5; n++)
			CorrectionHistory.of(scan).add("step " + n, view());
		int steps = 0;
		while (CorrectionHistory.of(scan).undoable().isPresent()) {
			CorrectionHistory.of(scan).move(true, view());
			steps++;
		}
		assertThat(steps).isEqualTo(CorrectionHistory.STEPS);
	}

	@Test
	void selectionsArePaintedErasedAndFilled() throws SpinepsException {
		final Grid grid = view().segmentation().instances().grid();
		final int label = view().segmentation().vertebrae().get(0).label();
		final double[] at = centre(1);
		scan.setRoi(new OvalRoi(at[0] - 9, at[1] - 4, 18, 8));
		final int pixels = scan.getRoi().getContainedPoints().length;
		correct("action", "paint", "vertebra", "v1", "slice", "7", "until", "8",
			"structure", "vertebral body");
		final LabelVolume painted = view().segmentation().instances();
		final int slice = grid.size(0) * grid.size(1);
		int in = 0;
		for (final Point point : scan.getRoi().getContainedPoints())
			for (int k = 6; k < 8; k++) {
				if (painted.array()[k * slice + point.y * grid.size(0) +
					point.x] == view().segmentation().vertebrae().get(0).label()) in++;
			}
		assertThat(in).isEqualTo(2 * pixels);
		assertThat(view().segmentation().vertebrae().get(0).confidence()).isNaN();
		scan.setSlice(7);
		correct("action", "erase", "vertebra", names().get(0));
		scan.setRoi(new Roi(0, 0, 60, 80));
		correct("action", "erase", "vertebra", "spinal canal", "slice", "7");
		final long canal = LabelStatistics.of(view().segmentation().semantic())
			.count(Structure.CANAL.id());
		correct("action", "interpolate", "vertebra", "spinal canal");
		assertThat(LabelStatistics.of(view().segmentation().semantic()).count(
			Structure.CANAL.id())).isGreaterThan(canal);
		correct("action", "paint", "structure", "intervertebral disc", "over",
			"background", "slice", "1");
		correct("action", "paint", "vertebra", "new", "slice", "14");
		assertThat(names()).hasSize(4);
		correct("action", "erase", "slice", "14");
		assertThat(label).isPositive();
		for (final Kind kind : List.of(Kind.DISC, Kind.SACRUM,
			Kind.ENDPLATES, Kind.VERTEBRA))
			fill(kind);
	}

	/** Takes a slice out and has it filled. */
	private void fill(final Kind kind) throws SpinepsException {
		final SpineInstance one = view().segmentation().found().stream().filter(
			found -> found.kind() == kind).findFirst().orElseThrow();
		scan.setRoi(new Roi(0, 0, 60, 80));
		correct("action", "erase", "vertebra", one.name(), "slice", "8");
		final String what = view().segmentation().find(kind, one.label()).map(
			SpineInstance::name).orElse(one.name());
		assertThat(correct("action", "interpolate", "vertebra", what).summary())
			.contains("filled between slices");
	}

	@Test
	void whatIsMissingIsSaid() {
		refused("Which vertebra is meant?", "action", "split");
		refused("There is no V9", "action", "split", "vertebra", "V9");
		refused("not a vertebra", "action", "split", "vertebra", "sacrum");
		refused("With which vertebra", "action", "merge", "vertebra", "V1");
		refused("Where is the vertebra?", "action", "add");
		refused("Nothing is selected", "action", "paint", "vertebra", "V1");
		refused("What is to be filled?", "action", "interpolate");
		refused("No label image", "action", "take");
		refused("no slice 99", "action", "delete", "x", "3", "y", "3", "slice",
			"99");
		refused("outside the image", "action", "delete", "x", "300", "y", "3");
		refused("no vertebra at the point", "action", "delete", "x", "1", "y", "1",
			"slice", "1");
		refused("a screen", "action", "window");
		refused("Invalid value", "action", "explode");
		refused("until", "action", "paint", "slice", "5", "until", "3");
		scan.setRoi(new Line(1, 1, 9, 9));
		refused("not an area", "action", "paint", "vertebra", "V1");
		scan.setRoi(new Roi(1, 1, 5, 5));
		refused("What is to be painted?", "action", "paint");
		refused("There is V2 already", "action", "add", "x", Double.toString(centre(
			2)[0]), "y", Double.toString(centre(2)[1]), "slice", "7");
		refused("This method", "action", "add", "x", "1", "y", "1", "slice", "1");
	}

	@Test
	void labelImagesAreTakenAsPainted() throws SpinepsException {
		final TaskResult opened = correct("action", "edit");
		assertThat(opened.images()).containsOnlyKeys("semantic", "instances");
		Interpreter.batchMode = true;
		opened.images().values().forEach(ImagePlus::show);
		refused("as before", "action", "take");
		final ImagePlus instances = opened.images().get("instances");
		for (int slice = 1; slice <= instances.getStackSize(); slice++) {
			final ImageProcessor pixels = instances.getStack().getProcessor(slice);
			for (int n = 0; n < pixels.getPixelCount(); n++)
				if (pixels.get(n) == 1) pixels.set(n, 0);
		}
		correct("action", "take");
		assertThat(names()).hasSize(2);
		assertThat(CorrectedResult.note(view().segmentation()).orElseThrow())
			.startsWith("label images edited (");
		assertThat(instances.changes).isFalse();
		final LabelVolume read = LabelImageReader.readOrNull(instances, view()
			.segmentation().instances().grid());
		assertThat(read.array()).as("open images show the corrected result")
			.isEqualTo(view().segmentation().instances().array());
		assertThat(LabelImageReader.readOrNull(null, read.grid())).isNull();
		assertThatThrownBy(() -> LabelImageReader.readOrNull(instances.crop("1-3"),
			read.grid())).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no longer has the size");
		assertThatThrownBy(() -> LabelImageReader.readOrNull(
			IJ.createImage("rgb", "RGB", 60, 80, 14), read.grid()))
				.isInstanceOf(SpinepsException.class).hasMessageContaining("RGB");
	}

	@Test
	void aClosedOrCroppedScanIsRefused() throws SpinepsException {
		final SpineView view = view();
		scan.setStack(scan.crop("1-5").getStack());
		assertThatThrownBy(() -> correct("action", "delete", "vertebra", "V1"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no longer has the size");
		scan.close();
		scan.flush();
		assertThat(view.fits()).isFalse();
		assertThatThrownBy(view::requireVolume).isInstanceOf(
			SpinepsException.class);
	}

	@Test
	void oneRunAtATime() throws SpinepsException {
		try (BusyScan busy = BusyScan.begin(scan)) {
			refused("corrected already", "action", "delete", "vertebra", "V1");
			assertThatThrownBy(() -> new RecomputeSpineTask(methods).run(scan,
				RecomputeSpineSettings.DEFAULTS, Progress.NONE)).isInstanceOf(
					SpinepsException.class);
		}
		correct("action", "delete", "vertebra", "V1");
		assertThat(names()).hasSize(2);
	}

	@Test
	void filesFollow() throws SpinepsException {
		final List<List<String>> written = new ArrayList<>();
		final SpineView withFiles = view().madeBy(SegmentSpineSettings.DEFAULTS,
			Optional.of(new ResultFiles() {

				@Override
				public Path folder() {
					return folder;
				}

				@Override
				public void write(final SpineView view, final Progress progress) {
					written.add(view.segmentation().vertebrae().stream().map(
						SpineInstance::name).toList());
				}
			}), 1, 1);
		SpineWindows.replace(withFiles);
		correct("action", "delete", "vertebra", "V1");
		correct("action", "undo");
		assertThat(written).hasSize(2);
		assertThat(written.get(0)).hasSize(2);
		assertThat(written.get(1)).hasSize(3);
		assertThat(view().files().orElseThrow().folder()).isEqualTo(folder);
		assertThat(Files.exists(folder)).isTrue();
	}

	@Test
	void stepsAreComputedAgain() throws SpinepsException {
		correct("action", "delete", "vertebra", "V1");
		for (final String from : List.of("measures", "names", "vertebrae")) {
			final TaskResult again = new RecomputeSpineTask(methods).run(scan,
				RecomputeSpineSettings.JOB.parse(Map.of("from", from)),
				Progress.NONE);
			again.present();
			assertThat(again.summary()).contains("vertebrae");
			assertThat(again.subject()).isEqualTo("scan");
			assertThat(CorrectedResult.note(view().segmentation())).as(from)
				.contains("V1 deleted");
		}
		assertThat(names()).as("as the stand-in for networks has it").hasSize(3);
		new RecomputeSpineTask().requireUsable(scan);
		assertThat(new RecomputeSpineTask().job()).isSameAs(
			RecomputeSpineSettings.JOB);
	}

	@Test
	void masksArePackedWithoutLoss() {
		final LabelVolume mask = view().segmentation().instances();
		final PackedLabels packed = new PackedLabels(mask);
		assertThat(packed.unpack().array()).isEqualTo(mask.array());
		assertThat(packed.unpack().grid()).isEqualTo(mask.grid());
		assertThat(packed.size()).isLessThan(mask.array().length / 10);
	}

	@Test
	void theMacroLineSaysWhatIsNotUsual() {
		final JobDescription<CorrectSpineSettings> job = CorrectSpineSettings.JOB;
		assertThat(MacroLine.of(job, CorrectSpineSettings.of(Action.SPLIT).at(3, 4,
			5).to("disc L3/L4"))).isEqualTo("run(\"Correct Spine...\", \"action=split " +
				"vertebra=[disc L3/L4] x=3.0 y=4.0 slice=5\");\n");
		assertThat(MacroLine.of(job, job.defaults())).isEqualTo(
			"run(\"Correct Spine...\", \"\");\n");
	}
}
