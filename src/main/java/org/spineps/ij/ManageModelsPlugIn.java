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
import ij.gui.YesNoCancelDialog;
import ij.plugin.PlugIn;
import ij.text.TextWindow;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.library.ModelManager;
import org.spineps.progress.Progress;

/**
 * Manage Models for plain ImageJ 1, named in plugins.config. In Fiji the SciJava
 * command of the same name takes its place in the menu; both use the same keys in
 * macros and the same {@link ManageModelsTask}.
 */
public class ManageModelsPlugIn implements PlugIn {

	private static final String TITLE = "SPINEPS Models";
	private static final int WIDTH = 900;
	private static final int HEIGHT = 420;

	/** Reads options or asks, does it, and shows what came of it. */
	@Override
	public final void run(final String arg) {
		final String options = Macro.getOptions();
		try {
			final boolean asks = options == null && !IJ.isMacro() &&
				!GraphicsEnvironment.isHeadless();
			final Optional<ManageModelsSettings> settings = asks
				? ManageModelsDialog.ask() : Optional.of(ManageModelsSettings.of(
					MacroOptions.parse(options, ManageModelsSettings.KEYS)));
			if (settings.isPresent()) show(manage(settings.get(), ImageJProgress
				.inStatusBar()));
		}
		catch (final SpinepsException e) {
			IJ.error(SegmentSpinePlugIn.TITLE, e.getMessage());
		}
		catch (final CancellationException e) {
			IJ.showStatus(SegmentSpinePlugIn.TITLE + ": cancelled");
			Macro.abort();
		}
		finally {
			IJ.showProgress(1);
		}
	}

	/**
	 * @param settings what the user chose
	 * @param progress is told how far it is
	 * @return lines to show
	 * @throws SpinepsException if it cannot be done; the models are as they were
	 */
	public final List<String> manage(final ManageModelsSettings settings,
		final Progress progress) throws SpinepsException
	{
		return new ManageModelsTask(manager(), ManageModelsPlugIn::agrees).run(
			settings, progress);
	}

	/** @return the models; tests put others here */
	protected ModelManager manager() throws SpinepsException {
		return ModelManager.standard();
	}

	/** Where nobody can be asked, nobody has agreed. */
	private static boolean agrees(final String question) {
		if (GraphicsEnvironment.isHeadless() || IJ.isMacro()) {
			IJ.log(question + "\nAdd confirmed=true to agree.");
			return false;
		}
		final YesNoCancelDialog dialog = new YesNoCancelDialog(IJ.getInstance(),
			TITLE, question, "Download", "No");
		return dialog.yesPressed();
	}

	/**
	 * Shows lines in a window of their own, or in the log where there is no screen.
	 *
	 * @param lines lines; a list of models has columns
	 */
	public static void show(final List<String> lines) {
		if (GraphicsEnvironment.isHeadless() || IJ.isMacro()) lines.forEach(
			IJ::log);
		else new TextWindow(TITLE, lines.get(0).contains("\t")
			? "id\tkind\tversion\tstate\ttitle" : "", String.join("\n", lines), WIDTH,
			HEIGHT);
	}
}
