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
 * N4 Bias Field Correction for plain ImageJ 1, named in plugins.config. In Fiji
 * the SciJava command of the same name takes its place in the menu. Both use the
 * same keys in macros and the same {@link BiasFieldTask}.
 */
public class BiasFieldPlugIn implements PlugIn {

	private static final String TITLE = "SPINEPS";
	private static final String IMAGE = "image";

	/** Reads options or asks, corrects, and shows the new images. */
	@Override
	public final void run(final String arg) {
		final String options = Macro.getOptions();
		try {
			if (options != null || IJ.isMacro() || GraphicsEnvironment.isHeadless())
				correct(options);
			else correctAsAsked();
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

	private static void correct(final String options) throws SpinepsException {
		final List<String> keys = new ArrayList<>(BiasFieldSettings.KEYS);
		keys.add(IMAGE);
		final MacroOptions parsed = MacroOptions.parse(options, keys);
		show(SourceImages.find(parsed.text(IMAGE, "")), BiasFieldSettings.of(
			parsed));
	}

	private static void correctAsAsked() throws SpinepsException {
		final ImagePlus source = SourceImages.find("");
		InputChecks.requireGrey(source);
		final Optional<BiasFieldSettings> settings = BiasFieldDialog.ask(source
			.getTitle());
		if (settings.isPresent()) show(source, settings.get());
	}

	private static void show(final ImagePlus source,
		final BiasFieldSettings settings) throws SpinepsException
	{
		final BiasFieldTask.Result result = BiasFieldTask.run(source, settings,
			ImageJProgress.inStatusBar());
		result.field().ifPresent(ImagePlus::show);
		// Last, so that a macro goes on with it.
		result.corrected().show();
	}

	/** Only what was done is recorded. */
	private static void forgetRecording() {
		if (Recorder.getCommand() != null) Recorder.setCommand(null);
	}
}
