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
import ij.gui.ImageCanvas;
import ij.gui.Toolbar;
import ij.plugin.tool.PlugInTool;

import java.awt.event.MouseEvent;

/**
 * A tool of ImageJ's toolbar for one click into a scan: nothing else happens to it,
 * as other tools would begin a selection.
 */
final class ClickTool extends PlugInTool {

	private static final String NAME = "Correct Spine Tool";
	/** A cross in a circle. */
	private static final String ICON = "C00fO11ddL8081L808fL08f8";

	/** Takes a click. */
	@FunctionalInterface
	interface Click {

		/**
		 * @param x column in pixels
		 * @param y row in pixels
		 * @param slice from 1
		 */
		void at(double x, double y, int slice);
	}

	private final ImagePlus scan;
	private final Click click;
	private final int toolBefore;

	/**
	 * @param scan takes clicks
	 * @param click called on the event thread
	 */
	ClickTool(final ImagePlus scan, final Click click) {
		this.scan = scan;
		this.click = click;
		toolBefore = Toolbar.getToolId();
	}

	/** Takes the place of the tool that is chosen. */
	void choose() {
		Toolbar.addPlugInTool(this);
	}

	/** Gives its place back to the tool before, unless the user has taken another. */
	void release() {
		final Toolbar toolbar = Toolbar.getInstance();
		if (toolbar != null && NAME.equals(Toolbar.getToolName())) toolbar.setTool(
			toolBefore);
	}

	@Override
	public void mousePressed(final ImagePlus image, final MouseEvent event) {
		event.consume();
		if (image != scan) return;
		final ImageCanvas canvas = image.getCanvas();
		click.at(canvas.offScreenX(event.getX()), canvas.offScreenY(event.getY()),
			image.getZ());
	}

	@Override
	public String getToolName() {
		return NAME;
	}

	@Override
	public String getToolIcon() {
		return ICON;
	}
}
