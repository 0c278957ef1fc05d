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

import ij.ImageListener;
import ij.ImagePlus;

import java.awt.EventQueue;
import java.awt.Window;
import java.util.function.Consumer;

/** Windows that belong to an image: found by it, and closed with it. */
public final class BesideImage {

	private BesideImage() {
		// static methods only
	}

	/**
	 * @param source the image
	 * @param property its property that holds the window while it is open
	 * @param window closed when the image is
	 * @param whenDisposed takes what is to be done once the window is closed
	 */
	public static void keep(final ImagePlus source, final String property,
		final Window window, final Consumer<Runnable> whenDisposed)
	{
		source.setProperty(property, window);
		final ImageListener closing = new ImageListener() {

			@Override
			public void imageOpened(final ImagePlus image) {
				// another image
			}

			@Override
			public void imageUpdated(final ImagePlus image) {
				// the window shows what was found, not the voxels
			}

			@Override
			public void imageClosed(final ImagePlus image) {
				if (image == source) EventQueue.invokeLater(window::dispose);
			}
		};
		ImagePlus.addImageListener(closing);
		whenDisposed.accept(() -> {
			ImagePlus.removeImageListener(closing);
			source.setProperty(property, null);
		});
	}
}
