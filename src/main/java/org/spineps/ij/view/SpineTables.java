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

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.ij.show.InstanceResults;
import org.spineps.ij.show.LevelResults;
import org.spineps.ij.show.LevelTheme;
import org.spineps.ij.show.ResultsTables;
import org.spineps.job.SpineTablesSettings;
import org.spineps.measure.InstanceTable;

/**
 * The tables of a result: one of levels for each theme, and one of instances.
 * Each has a title of its own for each scan, so that a newer result takes the
 * windows of an earlier one.
 */
public final class SpineTables {

	/** From one table to the next, in pixels: titles stay visible. */
	private static final int STEP = 24;

	private SpineTables() {
		// static methods only
	}

	/** @return key of macros &rarr; the theme; null for the table of instances */
	private static Map<String, LevelTheme> themes() {
		final Map<String, LevelTheme> themes = new LinkedHashMap<>();
		themes.put(SpineTablesSettings.INSTANCES, null);
		// The last to open lies in front: that of the findings.
		final LevelTheme[] all = LevelTheme.values();
		for (int n = all.length - 1; n >= 0; n--)
			themes.put(all[n].key(), all[n]);
		return themes;
	}

	private static String title(final String key, final String scan) {
		return "SPINEPS " + key + " of " + scan;
	}

	/**
	 * Opens tables, or fills them anew. Without a screen the last of them becomes
	 * ImageJ's Results table.
	 *
	 * @param view a result
	 * @param keys which tables, e.g. "bodies"
	 */
	public static void show(final SpineView view, final List<String> keys) {
		final String scan = view.source().getTitle();
		for (final Map.Entry<String, LevelTheme> one : themes().entrySet())
			if (keys.contains(one.getKey())) ResultsTables.show(table(view, one
				.getValue()), title(one.getKey(), scan));
	}

	/**
	 * Opens tables that the user has asked for: in front, new ones over the table of
	 * findings, so that scan and panel stay visible.
	 *
	 * @param view a result
	 * @param keys which tables, e.g. "bodies"
	 */
	static void showInFront(final SpineView view, final List<String> keys) {
		final List<String> before = open(view);
		show(view, keys);
		if (GraphicsEnvironment.isHeadless()) return;
		EventQueue.invokeLater(() -> {
			final Window findings = findings(view.source());
			int step = 0;
			for (final String key : themes().keySet()) {
				final Window window = WindowManager.getWindow(title(key, view.source()
					.getTitle()));
				if (window == null || !keys.contains(key)) continue;
				if (findings != null && !before.contains(key)) window.setLocation(
					WindowPlaces.inside(findings.getX() + STEP * ++step, findings.getY() +
						STEP * step, window.getSize(), WindowPlaces.room(findings)));
				window.toFront();
			}
		});
	}

	private static ResultsTable table(final SpineView view,
		final LevelTheme theme)
	{
		final String scan = view.source().getTitle();
		return theme == null ? InstanceResults.table(InstanceTable.of(view
			.segmentation()), scan) : LevelResults.table(theme, view.measures(), view
				.quality(), view.segmentation().instances().grid(), scan);
	}

	/**
	 * @param view a result
	 * @return keys of the tables of its scan that are open
	 */
	static List<String> open(final SpineView view) {
		final List<String> open = new ArrayList<>();
		for (final String key : themes().keySet())
			if (WindowManager.getWindow(title(key, view.source().getTitle())) != null)
				open.add(key);
		return open;
	}

	/** @return the window of the table of findings; null if it is not open */
	static Window findings(final ImagePlus source) {
		return WindowManager.getWindow(title(LevelTheme.FINDINGS.key(), source
			.getTitle()));
	}

	/** Closes all tables of a scan. */
	static void close(final ImagePlus source) {
		for (final String key : themes().keySet())
			if (WindowManager.getWindow(title(key, source
				.getTitle())) instanceof TextWindow window) window.close(false);
	}
}
