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

import ij.gui.Overlay;

import java.awt.EventQueue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.swing.Timer;

import org.spineps.ij.show.OverlayStyle;
import org.spineps.ij.show.SpineOverlay;

/**
 * Makes overlays beside the event thread; only the newest wish is drawn. Its methods
 * are called from the event thread and return at once.
 */
final class OverlayPainter {

	/** How long a level is shown alone when it flashes. */
	private static final int FLASH_MS = 450;

	private final ExecutorService worker = Executors.newSingleThreadExecutor(
		work -> {
			final Thread thread = new Thread(work, "SPINEPS overlay");
			thread.setDaemon(true);
			return thread;
		});
	private final AtomicInteger wishes = new AtomicInteger();

	/**
	 * @param view a result
	 * @param style how to draw it
	 */
	void draw(final SpineView view, final OverlayStyle style) {
		final int wish = wishes.incrementAndGet();
		if (worker.isShutdown()) return;
		worker.execute(() -> {
			if (wish != wishes.get() || !view.fits()) return;
			final Overlay overlay = SpineOverlay.create(view.segmentation(), style);
			EventQueue.invokeLater(() -> {
				if (wish == wishes.get()) SpineOverlay.putOn(view.source(), overlay);
			});
		});
	}

	/** Draws one level alone for a moment, then all as the style says. */
	void flash(final SpineView view, final OverlayStyle style, final int label) {
		draw(view, style.withOnly(Set.of(label)));
		final int wish = wishes.get();
		final Timer back = new Timer(FLASH_MS, event -> {
			if (wish == wishes.get()) draw(view, style);
		});
		back.setRepeats(false);
		back.start();
	}

	/** Draws nothing more. */
	void stop() {
		wishes.incrementAndGet();
		worker.shutdown();
	}
}
