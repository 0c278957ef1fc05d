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
package org.spineps.ij;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;

import java.awt.GraphicsEnvironment;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;

/**
 * Evaluate Segmentation for plain ImageJ 1, named in plugins.config. In Fiji the
 * SciJava command of the same name takes its place in the menu; both use the same
 * keys in macros and the same {@link EvaluateSegmentationTask}.
 */
public class EvaluateSegmentationPlugIn implements PlugIn {

	private static final String TITLE = "SPINEPS";

	/** Reads options or asks, compares, and shows the tables. */
	@Override
	public final void run(final String arg) {
		final String options = Macro.getOptions();
		try {
			final boolean asks = options == null && !IJ.isMacro() &&
				!GraphicsEnvironment.isHeadless();
			final Optional<EvaluateSegmentationSettings> settings = asks
				? EvaluateSegmentationDialog.ask() : Optional.of(
					EvaluateSegmentationSettings.of(MacroOptions.parse(options,
						EvaluateSegmentationSettings.KEYS)));
			if (settings.isPresent()) EvaluateSegmentationTables.show(
				EvaluateSegmentationTask.run(settings.get(), ImageJProgress
					.inStatusBar()));
		}
		catch (final SpinepsException e) {
			IJ.error(TITLE, e.getMessage());
		}
		catch (final CancellationException e) {
			IJ.showStatus(TITLE + ": cancelled");
			Macro.abort();
		}
		finally {
			IJ.showProgress(1);
		}
	}
}
