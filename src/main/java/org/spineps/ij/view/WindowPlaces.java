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

import ij.IJ;

import java.awt.Dimension;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the windows of a result go: the scan on the left, the panel right of it,
 * the table of findings below both. All lengths are pixels of the screen.
 */
public final class WindowPlaces {

	private static final int GAP = 6;
	/** Less than that shows no rows of a table. */
	private static final int LEAST_TABLE_HEIGHT = 160;
	private static final int MOST_TABLE_HEIGHT = 320;

	private WindowPlaces() {
		// static methods only
	}

	/**
	 * @param scan upper left corner of the scan
	 * @param panel upper left corner of the panel
	 * @param table where the table lies
	 */
	record Places(Point scan, Point panel, Rectangle table) {}

	/**
	 * The scan is moved only as far as the others need it. Where there is not enough
	 * room the panel may cover a part of the scan, and the table lies at the lower
	 * edge, to be put behind both.
	 *
	 * @param scan where the scan lies
	 * @param panel size of the panel
	 * @param room what the windows may fill
	 * @return where they should lie, without covering each other if the room allows
	 */
	static Places places(final Rectangle scan, final Dimension panel,
		final Rectangle room)
	{
		final int right = room.x + room.width;
		final int bottom = room.y + room.height;
		final int height = Math.max(scan.height, panel.height) + GAP;
		final Rectangle moved = new Rectangle(within(scan.x, room.x, right -
			scan.width - GAP - panel.width), within(scan.y, room.y, bottom - height -
				LEAST_TABLE_HEIGHT), scan.width, scan.height);
		final Point beside = beside(List.of(moved), panel, room);
		final Rectangle both = moved.union(new Rectangle(beside, panel));
		final int top = Math.max(room.y, Math.min(both.y + both.height + GAP, bottom -
			LEAST_TABLE_HEIGHT));
		final int left = Math.max(room.x, both.x);
		return new Places(moved.getLocation(), beside, new Rectangle(left, top, Math
			.min(both.width, right - left), Math.min(MOST_TABLE_HEIGHT, bottom -
				top)));
	}

	/**
	 * Places windows that are shown. To be called in the event thread.
	 *
	 * @param scan the window of the scan
	 * @param panel the panel
	 * @param table the table of findings; null if it is not open
	 */
	static void arrange(final Window scan, final Window panel,
		final Window table)
	{
		final Places places = places(scan.getBounds(), panel.getSize(), room(scan));
		scan.setLocation(places.scan());
		panel.setLocation(places.panel());
		if (table == null) return;
		table.setBounds(places.table());
		table.validate();
	}

	/**
	 * Right of, left of or below others; if none of these is free, wherever at their
	 * edges or those of the room a window covers least of the first of them, then
	 * least of all.
	 *
	 * @param others what should stay visible, the most important first
	 * @param size of the window
	 * @param room what the windows may fill
	 * @return upper left corner of the window, inside the room if it fits there
	 */
	public static Point beside(final List<Rectangle> others,
		final Dimension size, final Rectangle room)
	{
		if (others.isEmpty()) return inside(room.x, room.y, size, room);
		final Rectangle all = others.stream().reduce(Rectangle::union)
			.orElseThrow();
		final Stream<Point> nearest = Stream.of(new Point(all.x + all.width + GAP,
			all.y), new Point(all.x - size.width - GAP, all.y), new Point(all.x,
				all.y + all.height + GAP));
		final int[] xs = IntStream.concat(IntStream.of(room.x, room.x + room.width),
			others.stream().flatMapToInt(one -> IntStream.of(one.x + one.width + GAP,
				one.x - size.width - GAP))).toArray();
		final int[] ys = IntStream.concat(IntStream.of(room.y, room.y +
			room.height), others.stream().flatMapToInt(one -> IntStream.of(one.y +
				one.height + GAP, one.y - size.height - GAP))).toArray();
		final Stream<Point> corners = IntStream.of(xs).boxed().flatMap(
			x -> IntStream.of(ys).mapToObj(y -> new Point(x, y)));
		// Of places that cover equally little the first is taken.
		return Stream.concat(nearest, corners).map(place -> inside(place.x, place.y,
			size, room)).min(Comparator.comparingLong((final Point place) -> covered(
				others.subList(0, 1), place, size)).thenComparingLong(
					place -> covered(others, place, size))).orElseThrow();
	}

	private static long covered(final List<Rectangle> others, final Point place,
		final Dimension size)
	{
		return others.stream().map(other -> other.intersection(new Rectangle(place,
			size))).filter(part -> !part.isEmpty()).mapToLong(
				part -> (long) part.width * part.height).sum();
	}

	/**
	 * @param window a window
	 * @return its screen without the bars of the desktop, and without ImageJ's main
	 *         window if that lies at the top
	 */
	public static Rectangle room(final Window window) {
		final Rectangle screen = window.getGraphicsConfiguration().getBounds();
		final Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(window
			.getGraphicsConfiguration());
		final Rectangle room = new Rectangle(screen.x + bars.left, screen.y +
			bars.top, screen.width - bars.left - bars.right, screen.height - bars.top -
				bars.bottom);
		if (IJ.getInstance() == null || !IJ.getInstance().isShowing()) return room;
		final Rectangle main = IJ.getInstance().getBounds();
		final int below = main.y + main.height - room.y;
		if (main.intersects(room) && below < room.height / 4) {
			room.y += below;
			room.height -= below;
		}
		return room;
	}

	/**
	 * Moves a window that has grown back onto its screen. To be called in the event
	 * thread.
	 *
	 * @param window a window with its size
	 */
	public static void keepOnScreen(final Window window) {
		final Rectangle screen = window.getGraphicsConfiguration().getBounds();
		window.setLocation(inside(window.getX(), window.getY(), window.getSize(),
			screen));
	}

	/** @return the corner nearest to x and y where a window lies inside the room */
	static Point inside(final int x, final int y, final Dimension size,
		final Rectangle room)
	{
		return new Point(within(x, room.x, room.x + room.width - size.width), within(
			y, room.y, room.y + room.height - size.height));
	}

	private static int within(final int value, final int least,
		final int most)
	{
		return Math.max(least, Math.min(value, most));
	}
}
