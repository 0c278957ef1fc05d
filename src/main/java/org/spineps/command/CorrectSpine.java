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
import org.spineps.ij.correct.CorrectSpineTask;
import org.spineps.job.CorrectSpineSettings;

/** Correct Spine for scripts: a scan with a result in; everything that is shown of it follows. */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Correct Spine...",
	description = "Corrects a result by hand: split, merge, delete, add, paint")
public class CorrectSpine extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String action = CorrectSpineSettings.DEFAULTS.action();

	@Parameter(required = false, persist = false)
	private String vertebra = CorrectSpineSettings.DEFAULTS.vertebra();

	@Parameter(required = false, persist = false)
	private String with = CorrectSpineSettings.DEFAULTS.with();

	@Parameter(required = false, persist = false)
	private double x = CorrectSpineSettings.DEFAULTS.x();

	@Parameter(required = false, persist = false)
	private double y = CorrectSpineSettings.DEFAULTS.y();

	@Parameter(required = false, persist = false)
	private int slice = CorrectSpineSettings.DEFAULTS.slice();

	@Parameter(required = false, persist = false)
	private int until = CorrectSpineSettings.DEFAULTS.until();

	@Parameter(required = false, persist = false)
	private String structure = CorrectSpineSettings.DEFAULTS.structure();

	@Parameter(required = false, persist = false)
	private String over = CorrectSpineSettings.DEFAULTS.over();

	/** For SciJava. */
	public CorrectSpine() {
		super(new CorrectSpineTask());
	}
}
