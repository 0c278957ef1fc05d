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
 * Plugins &gt; SPINEPS &gt; N4 Bias Field Correction...: any grey-value image in;
 * the image without the slow shading of a coil, and the field if wanted, out.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>N4 Bias Field Correction...",
	description = "Removes the slow shading of a coil from an image (N4)")
public class CorrectBiasField extends TaskCommand {

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Mask", persist = false, choices = { "otsu", "positive",
		"spineps" }, description = "Where to look: tissue by Otsu's threshold, " +
			"all positive voxels, or the box of all voxels of 60 and more, as " +
			"SPINEPS does.")
	private String mask = BiasFieldSettings.DEFAULTS.mask();

	@Parameter(label = "Spline distance (mm)", persist = false, min = "0.1",
		max = "1000000",
		description = "Knot spacing of the coarsest spline; in pixels for images " +
			"without a unit of length.")
	private double spline_distance = BiasFieldSettings.DEFAULTS.splineDistance();

	@Parameter(label = "Levels", persist = false, min = "1", max = "8",
		description = "Resolutions, each twice as fine as the last.")
	private int levels = BiasFieldSettings.DEFAULTS.levels();

	@Parameter(label = "Iterations per level", persist = false, min = "1",
		max = "10000",
		description = "At most; it ends earlier when the field stays the same.")
	private int iterations = BiasFieldSettings.DEFAULTS.iterations();

	@Parameter(label = "Shrink factor", persist = false, min = "1",
		max = "16",
		description = "The estimate looks at every n-th voxel of each axis.")
	private int shrink = BiasFieldSettings.DEFAULTS.shrink();

	@Parameter(label = "Show field", persist = false,
		description = "Shows what the image was divided by.")
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
