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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.plugin.HyperStackConverter;
import ij.process.ImageProcessor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.LevelColors;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.task.TaskResult;
import org.spineps.io.VolumeExport;
import org.spineps.job.ShowLabelsSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.OpenImages;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

class ShowLabelsTaskTest {

	private static final LabelVolume LABELS = OpenImages.SPINE.complete();

	private static ImagePlus image(final LabelVolume labels, final String title) {
		return ImagePlusVolumes.toLabelImage(labels, OpenImages.spine("scan"), title,
			LabelColors.instanceLut(), "");
	}

	private static ShowLabelsSettings of(final String labels) {
		return new ShowLabelsSettings(labels, "auto", 0.25, true, true);
	}

	private static TaskResult show(final ImagePlus scan,
		final ShowLabelsSettings settings) throws SpinepsException
	{
		final TaskResult result = new ShowLabelsTask().run(scan, settings,
			Progress.NONE);
		result.present();
		return result;
	}

	private static String saved(final LabelVolume labels, final Path folder,
		final String name)
	{
		final Path file = folder.resolve(name);
		assertThat(new FileSaver(image(labels, "labels")).saveAsTiffStack(file
			.toString())).isTrue();
		return file.toString();
	}

	@Test
	void theUsersRoiOverlayAndPixelsStay(@TempDir final Path folder)
		throws SpinepsException
	{
		final ImagePlus scan = OpenImages.spine("scan");
		final Roi mine = new Roi(1, 2, 3, 4);
		mine.setName("mine");
		final Roi selection = new Roi(5, 6, 7, 8);
		scan.setOverlay(new Overlay(mine));
		scan.setRoi(selection);
		final float[] before = ImagePlusVolumes.values(scan);
		final String file = saved(LABELS, folder, "labels.tif");
		show(scan, of(file));
		final int size = scan.getOverlay().size();
		assertThat(size).isGreaterThan(10);
		show(scan, of(file));
		assertThat(scan.getOverlay().size()).isEqualTo(size);
		assertThat(scan.getOverlay().get(0)).isSameAs(mine);
		assertThat(scan.getRoi()).isSameAs(selection);
		assertThat(ImagePlusVolumes.values(scan)).isEqualTo(before);
		for (final Roi roi : scan.getOverlay().toArray())
			assertThat(roi.getName()).isNotBlank();
	}

	@Test
	void theOverlaySurvivesTiff(@TempDir final Path folder)
		throws SpinepsException
	{
		final ImagePlus scan = OpenImages.spine("scan");
		show(scan, of(saved(LABELS, folder, "labels.tif")));
		final String path = folder.resolve("scan.tif").toString();
		new FileSaver(scan).saveAsTiffStack(path);
		final Overlay reopened = IJ.openImage(path).getOverlay();
		assertThat(reopened.size()).isEqualTo(scan.getOverlay().size());
		for (int i = 0; i < reopened.size(); i++) {
			final Roi before = scan.getOverlay().get(i);
			final Roi after = reopened.get(i);
			assertThat(after.getName()).isEqualTo(before.getName());
			assertThat(after.getPosition()).isEqualTo(before.getPosition());
			assertThat(after.getBounds()).isEqualTo(before.getBounds());
			assertThat(after.getFillColor()).isEqualTo(before.getFillColor());
			assertThat(after.getStrokeColor()).isEqualTo(before.getStrokeColor());
		}
	}

	@Test
	void aHyperstackShowsThemInEveryChannel(@TempDir final Path folder)
		throws SpinepsException
	{
		final ImagePlus scan = OpenImages.spine("scan");
		final int slices = scan.getNSlices();
		for (final ImageProcessor slice : OpenImages.slices(scan))
			scan.getStack().addSlice(slice);
		final ImagePlus channels = HyperStackConverter.toHyperStack(scan, 2, slices,
			1, "xyzct", "grayscale");
		show(channels, of(saved(LABELS, folder, "labels.tif")));
		final Set<Integer> positions = new TreeSet<>();
		for (final Roi roi : channels.getOverlay().toArray()) {
			assertThat(roi.getCPosition()).isZero();
			positions.add(roi.getZPosition());
		}
		assertThat(positions).allMatch(z -> z >= 1 && z <= slices).hasSizeGreaterThan(
			5);
	}

	/** The same scan in another order of storage, by a file that knows its place. */
	@Test
	void labelsAreTurnedOntoAScanThatKnowsItsPlace(@TempDir final Path folder)
		throws SpinepsException
	{
		final Path file = folder.resolve("labels.nii.gz");
		VolumeExport.writeLabels(file, Reorient.to(LABELS, new AxisCodes("RAS")),
			null, Map.of());
		final ImagePlus scan = image(LABELS, "scan");
		show(scan, of(file.toString()));
		final ImagePlus straight = image(LABELS, "scan");
		show(straight, of(saved(LABELS, folder, "labels.tif")));
		assertThat(bounds(scan)).isEqualTo(bounds(straight));
	}

	private static List<Object> bounds(final ImagePlus image) {
		return Arrays.stream(image.getOverlay().toArray()).<Object> map(roi -> List
			.of(roi.getPosition(), roi.getBounds(), roi.getName())).toList();
	}

	/** One colour for each level, whoever made the mask. */
	@Test
	void schemesAreRecognisedByTheirLabels(@TempDir final Path folder)
		throws SpinepsException
	{
		final SpinePhantom spine = OpenImages.SPINE;
		final LabelVolume own = LabelVolume.zeros(spine.complete().grid());
		for (int v = 0; v < own.array().length; v++) {
			final int label = spine.complete().array()[v];
			own.array()[v] = (short) (label == 26 ? 26 : label == 0 ? 0 : label + 21);
		}
		final LabelVolume other = LabelSchemeConversion.convert(own,
			LabelScheme.SPINEPS, LabelScheme.TOTALSPINESEG).labels();
		final ImagePlus scan = OpenImages.spine("scan");
		final TaskResult result = show(scan, of(saved(other, folder, "other.tif")));
		assertThat(result.summary()).contains("TotalSpineSeg");
		assertThat(texts(scan)).contains("L3", "L4", "L5", "sacrum").doesNotContain(
			"L2");
		assertThat(colours(scan)).contains(LevelColors.of(Level.L3), LevelColors.of(
			Level.L5), LevelColors.ofInstance(100 + Level.L4.id()));
		show(scan, new ShowLabelsSettings(folder.resolve("other.tif").toString(),
			"numbers", 0.5, true, true));
		assertThat(texts(scan)).contains("50").doesNotContain("L3");
	}

	private static List<String> texts(final ImagePlus image) {
		return Arrays.stream(image.getOverlay().toArray()).filter(
			TextRoi.class::isInstance).map(roi -> ((TextRoi) roi).getText().strip())
			.distinct().toList();
	}

	private static List<Integer> colours(final ImagePlus image) {
		return Arrays.stream(image.getOverlay().toArray()).filter(roi -> roi
			.getFillColor() != null).map(roi -> roi.getFillColor().getRGB() & 0xffffff)
			.toList();
	}

	@Test
	void whatDoesNotFitIsRefusedAndNothingChanges(@TempDir final Path folder)
		throws SpinepsException
	{
		final ImagePlus scan = OpenImages.spine("scan");
		assertThatThrownBy(() -> show(scan, of(""))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("key labels");
		assertThatThrownBy(() -> show(scan, of("nowhere"))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("nowhere");
		final LabelVolume small = LabelVolume.zeros(Grid.of(new int[] { 5, 6, 7 },
			new double[] { 1, 1, 1 }, AxisCodes.PIR));
		small.array()[3] = 1;
		final String path = saved(small, folder, "small.tif");
		assertThatThrownBy(() -> show(scan, of(path))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("5 x 6 x 7")
			.hasMessageContaining("60 x 80 x 14");
		final String grey = folder.resolve("grey.tif").toString();
		new FileSaver(OpenImages.stack("grey", OpenImages.SPINE.image(7), false))
			.saveAsTiffStack(grey);
		assertThatThrownBy(() -> show(scan, of(grey))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a label image");
		final LabelVolume elsewhere = LABELS.on(Grid.of(LABELS.grid().size(),
			new double[] { 2, 2, 4 }, AxisCodes.PIR));
		final Path nifti = folder.resolve("elsewhere.nii");
		VolumeExport.writeLabels(nifti, elsewhere, null, Map.of());
		final ImagePlus placed = image(LABELS, "scan");
		assertThatThrownBy(() -> show(placed, of(nifti.toString()))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("elsewhere");
		assertThatThrownBy(() -> show(null, of(path))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("No image is open");
		assertThat(scan.getOverlay()).isNull();
	}

	/** 24 vertebrae with all parts, as large as scans of whole spines. */
	@Test
	void aLargeOverlayIsSmallInFiles() throws IOException {
		final LabelVolume labels = SpinePhantom.create(Grid.of(new int[] { 512, 512,
			100 }, new double[] { 1.3, 1.3, 1 }, AxisCodes.PIR), 20, true).complete();
		final Overlay overlay = SpineOverlay.create(labels, LabelLegend.of(labels,
			Optional.of(LabelScheme.SPINEPS)), OverlayStyle.DEFAULT);
		long bytes = 0;
		for (final Roi roi : overlay.toArray()) {
			final ByteArrayOutputStream out = new ByteArrayOutputStream();
			new RoiEncoder(out).write(roi);
			bytes += out.size();
		}
		assertThat(overlay.size()).isGreaterThan(1000);
		assertThat(bytes).isLessThan(25_000_000);
	}
}
