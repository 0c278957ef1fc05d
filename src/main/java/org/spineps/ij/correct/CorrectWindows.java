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

import ij.ImagePlus;
import ij.macro.Interpreter;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.Optional;

import org.spineps.ij.view.BesideImage;
import org.spineps.ij.view.SpineView;

/** Opens, finds and closes the windows for corrections: one for each image. */
final class CorrectWindows {

	/** Property of an image that holds its window. */
	private static final String PROPERTY = "spineps.correct";

	private CorrectWindows() {
		// static methods only
	}

	/** Opens the window of a view, or brings it to the front. Returns at once. */
	static void open(final SpineView view) {
		if (Interpreter.isBatchMode()) return;
		EventQueue.invokeLater(() -> {
			final CorrectWindow window = find(view.source()).orElseGet(() -> show(
				new CorrectWindow(view)));
			window.set(view);
			window.toFront();
		});
	}

	/** Shows a newer result in the window, if it is open. Returns at once. */
	static void refresh(final SpineView view) {
		if (GraphicsEnvironment.isHeadless()) return;
		EventQueue.invokeLater(() -> find(view.source()).ifPresent(
			window -> window.set(view)));
	}

	/**
	 * @param image an image
	 * @return its window, if it is open
	 */
	static Optional<CorrectWindow> find(final ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof CorrectWindow window && window
			.isDisplayable() ? Optional.of(window) : Optional.empty();
	}

	private static CorrectWindow show(final CorrectWindow window) {
		final ImagePlus source = window.source();
		BesideImage.keep(source, PROPERTY, window, window::whenDisposed);
		window.setVisible(true);
		// Without a window manager a place given before is lost at times.
		window.placeBeside(source.getWindow());
		return window;
	}
}
