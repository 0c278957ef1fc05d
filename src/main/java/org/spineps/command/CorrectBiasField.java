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
import org.spineps.ij.biasfield.BiasFieldTask;
import org.spineps.job.BiasFieldSettings;

/**
 * N4 Bias Field Correction for scripts: any grey-value image in;
 * the image without the slow shading of a coil, and the field if wanted, out.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "N4 Bias Field Correction...",
	description = "Removes the slow shading of a coil from an image (N4)")
public class CorrectBiasField extends TaskCommand {

	@Parameter(required = false, persist = false)
	private ImagePlus image;

	@Parameter(required = false, persist = false)
	private String mask = BiasFieldSettings.DEFAULTS.mask();

	@Parameter(required = false, persist = false)
	private double spline_distance = BiasFieldSettings.DEFAULTS.splineDistance();

	@Parameter(required = false, persist = false)
	private int levels = BiasFieldSettings.DEFAULTS.levels();

	@Parameter(required = false, persist = false)
	private int iterations = BiasFieldSettings.DEFAULTS.iterations();

	@Parameter(required = false, persist = false)
	private int shrink = BiasFieldSettings.DEFAULTS.shrink();

	@Parameter(required = false, persist = false)
	private boolean show_field;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus field;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus corrected;

	/** For SciJava. */
	public CorrectBiasField() {
		super(new BiasFieldTask());
	}
}
