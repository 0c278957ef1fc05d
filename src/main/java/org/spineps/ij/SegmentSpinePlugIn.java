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
import org.spineps.pipeline.SpineMethods;

/**
 * Segment Spine for plain ImageJ 1, named in plugins.config. In Fiji the SciJava
 * command of the same name takes its place in the menu. Both use the same keys in
 * macros and the same {@link SegmentSpineTask}.
 */
public class SegmentSpinePlugIn implements PlugIn {

	/** Title of messages. */
	public static final String TITLE = "SPINEPS";

	/** Key of macros for an image other than the active one. */
	static final String IMAGE = "image";

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
			IJ.error(TITLE, e.getMessage());
		}
		catch (final CancellationException e) {
			forgetRecording();
			IJ.showStatus(TITLE + ": cancelled");
			Macro.abort();
		}
		finally {
			IJ.showProgress(1);
		}
	}

	/**
	 * Runs without asking.
	 *
	 * @param options options of a macro, or null
	 * @return what was shown
	 * @throws SpinepsException if the image, an option, a network or the device
	 *           cannot be used
	 * @throws CancellationException if the user stopped it
	 */
	final SegmentSpineResult segment(final String options)
		throws SpinepsException
	{
		final List<String> keys = new ArrayList<>(SegmentSpineSettings.KEYS);
		keys.add(IMAGE);
		final MacroOptions parsed = MacroOptions.parse(options, keys);
		return segment(SourceImages.find(parsed.text(IMAGE, "")),
			SegmentSpineSettings.of(parsed));
	}

	private void segmentAsAsked() throws SpinepsException {
		final ImagePlus source = SourceImages.find("");
		InputChecks.requireVolume(source);
		final Optional<SegmentSpineSettings> settings = SegmentSpineDialog.ask(
			source.getTitle(), methods());
		if (settings.isPresent()) segment(source, settings.get());
	}

	private SegmentSpineResult segment(final ImagePlus source,
		final SegmentSpineSettings settings) throws SpinepsException
	{
		final SegmentSpineResult result = new SegmentSpineTask(methods()).run(
			source, settings, ImageJProgress.inStatusBar());
		result.showImages();
		result.present(settings.showTable(), settings.showOverlay());
		return result;
	}

	/** Only what was done is recorded. */
	private static void forgetRecording() {
		if (Recorder.getCommand() != null) Recorder.setCommand(null);
	}

	/** @return what can be run; tests put a stand-in here */
	protected SpineMethods methods() {
		return SpineMethods.installed();
	}
}
