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
import org.spineps.ij.show.ShowLabelsTask;
import org.spineps.job.ShowLabelsSettings;

/**
 * Show Labels for scripts; a macro runs
 * {@code run("Show Labels...", "labels=[scan-instances]")}.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Show Labels...",
	description = "Draws a label image or mask file over the scan")
public class ShowLabels extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String labels = "";

	@Parameter(required = false, persist = false)
	private String scheme = ShowLabelsSettings.RECOGNISE;

	@Parameter(required = false, persist = false)
	private double opacity = ShowLabelsSettings.DEFAULTS.opacity();

	@Parameter(required = false, persist = false)
	private boolean outlines = true;

	@Parameter(required = false, persist = false)
	private boolean names = true;

	/** For SciJava. */
	public ShowLabels() {
		super(new ShowLabelsTask());
	}
}
