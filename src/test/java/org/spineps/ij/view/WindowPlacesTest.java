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

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The places of scan, panel and findings on a screen. */
class WindowPlacesTest {

	private static final Dimension PANEL = new Dimension(660, 400);

	@ParameterizedTest
	@CsvSource({ "1600, 1000, 10, 150, 300, 300", "1600, 1000, 1300, 150, 280, 280",
		"1366, 768, 10, 120, 270, 250", "1024, 768, 700, 600, 270, 250",
		"2560, 1440, 200, 300, 1100, 800" })
	void nothingIsCoveredWhereThereIsRoom(final int width, final int height,
		final int x, final int y, final int scanWidth, final int scanHeight)
	{
		final Rectangle room = new Rectangle(0, 100, width, height - 100);
		final WindowPlaces.Places places = WindowPlaces.places(new Rectangle(x, y,
			scanWidth, scanHeight), PANEL, room);
		final Rectangle scan = new Rectangle(places.scan(), new Dimension(scanWidth,
			scanHeight));
		final Rectangle panel = new Rectangle(places.panel(), PANEL);
		assertThat(room.contains(scan)).isTrue();
		assertThat(room.contains(panel)).isTrue();
		assertThat(room.contains(places.table())).isTrue();
		assertThat(panel.x).isGreaterThanOrEqualTo(scan.x + scan.width);
		assertThat(places.table().intersects(scan)).isFalse();
		assertThat(places.table().intersects(panel)).isFalse();
		assertThat(places.table().height).isGreaterThanOrEqualTo(160);
	}

	@Test
	void aScanThatLeavesRoomStaysWhereItIs() {
		final WindowPlaces.Places places = WindowPlaces.places(new Rectangle(40, 120,
			300, 300), PANEL, new Rectangle(0, 0, 1600, 1000));
		assertThat(places.scan()).isEqualTo(new Point(40, 120));
		assertThat(places.panel()).isEqualTo(new Point(346, 120));
		assertThat(places.table()).isEqualTo(new Rectangle(40, 526, 966, 320));
	}

	@Test
	void onASmallScreenAllCanBeReached() {
		final Rectangle room = new Rectangle(0, 0, 800, 600);
		final WindowPlaces.Places places = WindowPlaces.places(new Rectangle(300,
			300, 500, 500), PANEL, room);
		assertThat(room.contains(places.scan())).isTrue();
		assertThat(room.contains(new Rectangle(places.panel(), PANEL))).isTrue();
		assertThat(room.contains(places.table())).isTrue();
	}

	@Test
	void aWindowGoesWhereItCoversLeast() {
		final Rectangle room = new Rectangle(0, 0, 1400, 900);
		assertThat(WindowPlaces.beside(List.of(new Rectangle(1000, 50, 300, 300)),
			PANEL, room)).isEqualTo(new Point(334, 50));
		assertThat(WindowPlaces.beside(List.of(new Rectangle(620, 100, 270, 260)),
			PANEL, room)).isEqualTo(new Point(620, 366));
		assertThat(WindowPlaces.beside(List.of(new Rectangle(10, 50, 300, 300),
			new Rectangle(320, 50, 660, 400)), new Dimension(400, 300), room))
				.isEqualTo(new Point(986, 50));
	}

	@Test
	void theScanStaysVisibleWhereAWindowCannotLieBesideAll() {
		final Rectangle room = new Rectangle(0, 0, 1400, 900);
		final Rectangle scan = new Rectangle(200, 100, 270, 250);
		final Rectangle panel = new Rectangle(476, 100, 660, 400);
		final Dimension size = new Dimension(430, 390);
		// free: below the panel, in the corner
		final Rectangle free = new Rectangle(WindowPlaces.beside(List.of(scan,
			panel), size, room), size);
		assertThat(room.contains(free)).isTrue();
		assertThat(free.intersects(scan)).isFalse();
		assertThat(free.intersects(panel)).isFalse();
		// higher than what is left: it covers a part of the panel, none of the scan
		final Dimension high = new Dimension(430, 700);
		final Rectangle covering = new Rectangle(WindowPlaces.beside(List.of(scan,
			panel), high, room), high);
		assertThat(room.contains(covering)).isTrue();
		assertThat(covering.intersects(scan)).isFalse();
	}

	@Test
	void headingsAreBrokenIntoShortLines() {
		assertThat(HeaderRenderer.lines("Height anterior (mm)")).isEqualTo(
			"Height<br>anterior<br>(mm)");
		assertThat(HeaderRenderer.lines("Canal AP least (mm)")).isEqualTo(
			"Canal&nbsp;AP<br>least<br>(mm)");
		assertThat(HeaderRenderer.lines("")).isEmpty();
	}
}
