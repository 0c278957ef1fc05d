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
package org.spineps.ij.task;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Map;

import org.spineps.ij.image.ImageWindows;

/** What a task made, ready to be shown. */
public interface TaskResult {

	/**
	 * @return new images, not shown, by the name of the command's output; a macro
	 *         goes on with the last
	 */
	default Map<String, ImagePlus> images() {
		return Map.of();
	}

	/** Shows what is not an image: tables, an overlay, text. */
	default void present() {
		// nothing but images
	}

	/** @return what the notes are about; blank if they say it */
	default String subject() {
		return "";
	}

	/** @return sentences for the user; empty when nothing is odd */
	default List<String> notes() {
		return List.of();
	}

	/** @return one line on what was found; blank if the images say it */
	default String summary() {
		return "";
	}

	/** @return whether images can be opened: with a screen, or for a macro */
	static boolean canShow() {
		return !GraphicsEnvironment.isHeadless() || IJ.isMacro() || Interpreter
			.isBatchMode();
	}

	/**
	 * Opens the images in their order; without a screen, for a macro only, which
	 * finds them by their titles.
	 */
	default void showImages() {
		if (canShow()) images().values().forEach(ImageWindows::show);
	}

	/** Shows everything but images; the notes appear in ImageJ's Log. */
	default void showRest() {
		// The Log first: it would cover what is shown.
		final String about = subject().isBlank() ? "" : ", " + subject();
		notes().forEach(note -> IJ.log("SPINEPS" + about + ": " + note));
		present();
		IJ.showProgress(1);
		if (!summary().isBlank()) IJ.showStatus("SPINEPS: " + summary());
	}
}
