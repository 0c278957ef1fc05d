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
import ij.macro.Interpreter;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.util.Optional;

/** Opens, finds and closes the panels: one for each image that is open. */
public final class SpinePanels {

	/** Property of an image that holds its panel. */
	private static final String PROPERTY = "spineps.panel";

	private SpinePanels() {
		// static methods only
	}

	/**
	 * Opens the panel of a view, or shows the view in the panel that is open already.
	 * Returns at once. Does nothing without a screen and in a macro's batch mode.
	 *
	 * @param view a result whose scan is shown
	 */
	public static void open(final SpineView view) {
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) return;
		EventQueue.invokeLater(() -> {
			final Optional<SpinePanel> before = find(view.source());
			if (before.isPresent()) before.get().set(view);
			else {
				show(new SpinePanel(view));
				// Log, recorder and label images must not hide what was asked for.
				if (view.source().getWindow() != null) view.source().getWindow().toFront();
			}
		});
	}

	/** Shows another view in the panel, if it is open. Returns at once. */
	static void refresh(final SpineView view) {
		if (GraphicsEnvironment.isHeadless()) return;
		EventQueue.invokeLater(() -> find(view.source()).ifPresent(panel -> panel
			.set(view)));
	}

	/** Puts a scan and its panel before its tables. Returns at once. */
	public static void toFront(final ImagePlus image) {
		if (GraphicsEnvironment.isHeadless()) return;
		EventQueue.invokeLater(() -> {
			find(image).ifPresent(SpinePanel::toFront);
			if (image.getWindow() != null) image.getWindow().toFront();
		});
	}

	/** Selects a level in the panel, if it is open. Returns at once. */
	static void choose(final ImagePlus image, final int label) {
		if (GraphicsEnvironment.isHeadless()) return;
		EventQueue.invokeLater(() -> find(image).ifPresent(panel -> panel.chooseLabel(
			label)));
	}

	/**
	 * @param image an image
	 * @return its panel, if one is open
	 */
	static Optional<SpinePanel> find(final ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof SpinePanel panel && panel
			.isDisplayable() ? Optional.of(panel) : Optional.empty();
	}

	/**
	 * @param image an image
	 * @return the window of its panel, if one is open
	 */
	public static Optional<Window> window(final ImagePlus image) {
		return find(image).map(panel -> panel);
	}

	private static void show(final SpinePanel panel) {
		final ImagePlus source = panel.source();
		BesideImage.keep(source, PROPERTY, panel, panel::whenDisposed);
		panel.setVisible(true);
		if (source.getWindow() != null) WindowPlaces.arrange(source.getWindow(),
			panel, SpineTables.findings(source));
	}
}
