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

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.segment.OpenSampleTask;

/** Open Sample Spine for scripts: the packaged scan out, segmented. */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Open Sample Spine",
	description = "Opens a scan that comes with the program and segments it")
public class OpenSampleSpine extends TaskCommand {

	@Parameter(required = false, persist = false)
	private boolean segment = true;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus image;

	/** For SciJava. */
	public OpenSampleSpine() {
		super(new OpenSampleTask());
	}
}
