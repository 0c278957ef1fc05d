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
package org.spineps.command;

import ij.ImagePlus;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.view.SpineOverlayTask;
import org.spineps.job.SpineOverlaySettings;

/** Spine Overlay for scripts: a scan with a result in. */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Spine Overlay...",
	description = "Draws a result over its scan in another way")
public class SpineOverlay extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private double opacity = SpineOverlaySettings.DEFAULTS.opacity();

	@Parameter(required = false, persist = false)
	private boolean outlines = SpineOverlaySettings.DEFAULTS.outlines();

	@Parameter(required = false, persist = false)
	private boolean names = SpineOverlaySettings.DEFAULTS.names();

	@Parameter(required = false, persist = false)
	private String colour = SpineOverlaySettings.DEFAULTS.colour();

	@Parameter(required = false, persist = false)
	private String only = SpineOverlaySettings.DEFAULTS.only();

	/** For SciJava. */
	public SpineOverlay() {
		super(new SpineOverlayTask());
	}
}
