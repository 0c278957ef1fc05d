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
package org.spineps.ij;

import ij.ImagePlus;

import java.util.concurrent.CancellationException;

import org.spineps.OutOfResources;
import org.spineps.SpinepsException;
import org.spineps.ij.entry.SpinepsPlugIn;
import org.spineps.ij.image.ImageWindows;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.job.setting.DisplayedOrientation;

/**
 * What macros reach with {@code call("org.spineps.ij.Macros.…", …)}. Unlike
 * {@code run} this also works in plain ImageJ without a screen, and a failure
 * does not stop the macro: it is the answer, and begins with "error: ".
 */
public final class Macros {

	/** Begins every answer that tells of a failure. */
	public static final String ERROR = "error: ";

	private Macros() {
		// static methods only
	}

	/** @return as {@link #segment(String)} for the active image, nothing chosen */
	public static String segment() {
		return segment("");
	}

	/**
	 * Segments the active image, or the one that the key {@code image} names.
	 *
	 * @param options the same as those of {@code run("Segment Spine...", options)}
	 * @return what was found, in one line, "cancelled", or "error: " and what to do
	 */
	public static String segment(final String options) {
		return answer(() -> SpinepsPlugIn.run(new SegmentSpineTask(),
			options).summary());
	}

	/**
	 * Opens a NIfTI file, voxels as they are in the file, and makes it the active
	 * image. Plain ImageJ has no reader of its own for them.
	 *
	 * @param path a .nii or .nii.gz file
	 * @return title of the image, or "error: " and what to do
	 */
	public static String open(final String path) {
		return answer(() -> shown(VolumeOpener.open(VolumeOpener.existing(path))));
	}

	/**
	 * Opens a NIfTI file turned, e.g. as a sagittal stack.
	 *
	 * @param path a .nii or .nii.gz file
	 * @param orientation a text of {@link DisplayedOrientation}, or axis codes, e.g.
	 *          "PIR"
	 * @return title of the image, or "error: " and what to do
	 */
	public static String open(final String path, final String orientation) {
		return answer(() -> shown(VolumeOpener.open(VolumeOpener.existing(path),
			DisplayedOrientation.parse(orientation))));
	}

	private static String shown(final ImagePlus image) {
		ImageWindows.show(image);
		return image.getTitle();
	}

	/** Something that ends with an answer, or with what the user can mend. */
	@FunctionalInterface
	private interface Work {

		String answer() throws SpinepsException;
	}

	private static String answer(final Work work) {
		try {
			return work.answer();
		}
		catch (final SpinepsException e) {
			return ERROR + e.getMessage();
		}
		catch (final OutOfMemoryError | StackOverflowError e) {
			return ERROR + OutOfResources.explain(e).getMessage();
		}
		catch (final CancellationException e) {
			return "cancelled";
		}
	}
}
