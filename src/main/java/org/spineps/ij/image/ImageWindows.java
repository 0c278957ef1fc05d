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
package org.spineps.ij.image;

import ij.ImagePlus;
import ij.gui.StackWindow;

/** Shows images. */
public final class ImageWindows {

	private ImageWindows() {
		// static methods only
	}

	/**
	 * Shows an image at its current slice. ImageJ alone would draw that slice, but
	 * leave the slider at the first.
	 *
	 * @param image an image that may be shown already
	 */
	public static void show(final ImagePlus image) {
		final int channel = image.getC();
		final int slice = image.getZ();
		final int frame = image.getT();
		image.show();
		if (!(image.getWindow() instanceof StackWindow window)) return;
		if (image.isHyperStack()) window.setPosition(channel, slice, frame);
		else window.updateSliceSelector();
	}
}
