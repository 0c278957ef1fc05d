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
import static org.assertj.core.api.Assertions.within;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.FileSaver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.anatomy.LevelColors;
import org.spineps.anatomy.Structure;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;
import org.spineps.volume.Grid;

class SpineOverlayTest {

	private static final SpineSegmentation FOUND = OpenImages.segmentation(
		OpenImages.SPINE.semantic().grid());
	private static final Grid GRID = FOUND.instances().grid();

	@Test
	void everyLabelledVoxelIsColouredOnItsSliceAndNoOther() {
		final Overlay overlay = SpineOverlay.create(FOUND);
		for (int slice = 0; slice < GRID.size(2); slice++) {
			final List<Roi> fills = fills(overlay, slice + 1);
			for (int y = 0; y < GRID.size(1); y++)
				for (int x = 0; x < GRID.size(0); x++)
					assertThat(shown(fills, x, y)).isEqualTo(expected(GRID.index(x, y,
						slice)));
		}
	}

	private static int expected(final int index) {
		final int instance = FOUND.instances().array()[index];
		if (instance != 0) return LevelColors.ofInstance(instance);
		final int semantic = FOUND.semantic().array()[index];
		return semantic == Structure.CORD.id() || semantic == Structure.CANAL.id()
			? LevelColors.ofStructure(semantic) : 0;
	}

	private static int shown(final List<Roi> fills, final int x, final int y) {
		int shown = 0;
		for (final Roi fill : fills)
			if (fill.contains(x, y)) {
				assertThat(shown).isZero();
				shown = fill.getFillColor().getRGB() & 0xffffff;
			}
		return shown;
	}

	private static List<Roi> fills(final Overlay overlay, final int slice) {
		return Arrays.stream(overlay.toArray()).filter(roi -> roi
			.getPosition() == slice && "labels".equals(roi.getProperty(
				SpineOverlay.MARK))).toList();
	}

	@Test
	void outlinesAreVectorsAroundTheFills() {
		final Overlay overlay = SpineOverlay.create(FOUND);
		int outlines = 0;
		for (final Roi roi : overlay.toArray()) {
			assertThat(roi).isNotInstanceOf(ImageRoi.class);
			if (!"outlines".equals(roi.getProperty(SpineOverlay.MARK))) continue;
			outlines++;
			assertThat(roi.getFillColor()).isNull();
			assertThat(fills(overlay, roi.getPosition())).anyMatch(fill -> fill
				.getBounds().equals(roi.getBounds()) && (fill.getFillColor()
					.getRGB() & 0xffffff) == (roi.getStrokeColor().getRGB() & 0xffffff));
		}
		assertThat(outlines).isPositive();
	}

	@Test
	void namesStandAtTheBodies() {
		final Overlay overlay = SpineOverlay.create(FOUND);
		for (int v = 1; v <= OpenImages.VERTEBRAE; v++) {
			final double[] body = GRID.toVoxel(OpenImages.SPINE.bodyCentresMm().get(v -
				1));
			final int slice = (int) Math.round(body[2]) + 1;
			final String name = "V" + v;
			final TextRoi text = (TextRoi) Arrays.stream(overlay.toArray()).filter(
				roi -> roi instanceof TextRoi t && t.getText().strip().equals(name) &&
					roi.getPosition() == slice).findFirst().orElseThrow();
			assertThat(text.getXBase() + text.getFloatWidth() / 2).isEqualTo(body[0] +
				0.5, within(2.0));
			assertThat(text.getYBase() + text.getFloatHeight() / 2).isEqualTo(
				body[1] + 0.5, within(2.0));
		}
	}

	@Test
	void namesAreOnlyWhereTheBodyIsSeen() {
		final List<OverlayNames.Place> places = OverlayNames.find(FOUND);
		assertThat(places).extracting(OverlayNames.Place::name).contains("V1", "V2",
			"V3", "sacrum").doesNotContain("cord", "canal", "disc under V1");
		for (final OverlayNames.Place place : places) {
			final int label = place.name().equals("sacrum") ? 26 : Integer.parseInt(
				place.name().substring(1));
			boolean seen = false;
			for (int i = 0; i < GRID.size(0) * GRID.size(1); i++)
				seen |= FOUND.instances().array()[GRID.index(0, 0, place.slice()) +
					i] == label;
			assertThat(seen).isTrue();
		}
	}

	@Test
	void pixelsAndForeignElementsStay() {
		final ImagePlus image = OpenImages.spine("scan");
		final float[] before = ImagePlusVolumes.values(image);
		final Roi own = new Roi(1, 2, 3, 4);
		image.setOverlay(new Overlay(own));
		SpineOverlay.putOn(image, SpineOverlay.create(FOUND));
		final int size = image.getOverlay().size();
		SpineOverlay.putOn(image, SpineOverlay.create(FOUND));
		assertThat(image.getOverlay().size()).isEqualTo(size);
		assertThat(image.getOverlay().toArray()).contains(own);
		assertThat(ImagePlusVolumes.values(image)).isEqualTo(before);
	}

	@Test
	void positionsAreThoseOfAStackAndSurviveTiff(@TempDir final Path folder) {
		final ImagePlus image = OpenImages.spine("scan");
		SpineOverlay.putOn(image, SpineOverlay.create(FOUND));
		final String path = folder.resolve("scan.tif").toString();
		new FileSaver(image).saveAsTiffStack(path);
		final ImagePlus reopened = IJ.openImage(path);
		final Overlay overlay = reopened.getOverlay();
		assertThat(overlay.size()).isEqualTo(image.getOverlay().size());
		for (int slice = 0; slice < GRID.size(2); slice++) {
			final List<Roi> fills = fills(overlay, slice + 1);
			for (int y = 0; y < GRID.size(1); y++)
				for (int x = 0; x < GRID.size(0); x++)
					assertThat(shown(fills, x, y)).isEqualTo(expected(GRID.index(x, y,
						slice)));
		}
		final int size = overlay.size();
		SpineOverlay.putOn(reopened, SpineOverlay.create(FOUND));
		assertThat(reopened.getOverlay().size()).isEqualTo(size);
	}

	/** Two for each instance on a slice, cord and canal too, and the names. */
	@Test
	void fewElementsForAWholeSpine() {
		assertThat(SpineOverlay.create(FOUND).size()).isLessThan(GRID.size(2) * (2 *
			FOUND.found().size() + OpenImages.VERTEBRAE + 1));
	}
}
