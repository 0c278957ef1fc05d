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
import ij.ImagePlus;
import ij.Macro;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;

/**
 * Run nnU-Net Model for plain ImageJ 1, named in plugins.config. In Fiji the
 * SciJava command of the same name takes its place in the menu. Both use the same
 * keys in macros and the same {@link RunNnUnetTask}.
 */
public class RunNnUnetPlugIn implements PlugIn {

	/** Reads options or asks, runs, and shows the results. */
	@Override
	public final void run(final String arg) {
		final String options = Macro.getOptions();
		try {
			if (options != null || IJ.isMacro() || GraphicsEnvironment.isHeadless())
				segment(options);
			else segmentAsAsked();
		}
		catch (final SpinepsException e) {
			forgetRecording();
			IJ.error(SegmentSpinePlugIn.TITLE, e.getMessage());
		}
		catch (final CancellationException e) {
			forgetRecording();
			IJ.showStatus(SegmentSpinePlugIn.TITLE + ": cancelled");
			Macro.abort();
		}
		finally {
			IJ.showProgress(1);
		}
	}

	private static void segment(final String options) throws SpinepsException {
		final List<String> keys = new ArrayList<>(RunNnUnetSettings.KEYS);
		keys.add(SegmentSpinePlugIn.IMAGE);
		final MacroOptions parsed = MacroOptions.parse(options, keys);
		segment(SourceImages.find(parsed.text(SegmentSpinePlugIn.IMAGE, "")),
			RunNnUnetSettings.of(parsed));
	}

	private static void segmentAsAsked() throws SpinepsException {
		final ImagePlus source = SourceImages.find("");
		InputChecks.requireChannels(source);
		final Optional<RunNnUnetSettings> settings = RunNnUnetDialog.ask(source
			.getTitle());
		if (settings.isPresent()) segment(source, settings.get());
	}

	private static void segment(final ImagePlus source,
		final RunNnUnetSettings settings) throws SpinepsException
	{
		final RunNnUnetResult result = RunNnUnetTask.run(source, settings,
			ImageJProgress.inStatusBar());
		result.showImages();
		for (final String note : result.notes())
			IJ.log("SPINEPS: " + note);
	}

	/** Only what was done is recorded. */
	private static void forgetRecording() {
		if (Recorder.getCommand() != null) Recorder.setCommand(null);
	}
}
