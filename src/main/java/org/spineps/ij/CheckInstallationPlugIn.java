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
import ij.text.TextWindow;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.spineps.library.InstallationCheck;
import org.spineps.library.InstallationFinding;
import org.spineps.network.DeviceChoice;
import org.spineps.progress.Progress;

/**
 * Check Installation for plain ImageJ 1, named in plugins.config. In Fiji the
 * SciJava command of the same name takes its place in the menu.
 */
public class CheckInstallationPlugIn implements PlugIn {

	private static final String TITLE = "SPINEPS Installation";
	private static final int WIDTH = 900;
	private static final int HEIGHT = 360;

	/** Checks, and shows what was found. */
	@Override
	public final void run(final String arg) {
		try {
			show(check(ImageJProgress.inStatusBar()));
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
	 * @param progress told of steps, asked before each whether to stop
	 * @return what was found
	 */
	public static List<InstallationFinding> check(final Progress progress) {
		return InstallationCheck.run(DeviceChoice.AUTO, Runtime.getRuntime()
			.availableProcessors(), progress);
	}

	/**
	 * Shows findings in a window of their own, or in the log where there is no
	 * screen.
	 *
	 * @param findings what was found
	 */
	public static void show(final List<InstallationFinding> findings) {
		if (GraphicsEnvironment.isHeadless() || IJ.isMacro()) findings.forEach(
			finding -> IJ.log(finding.toString()));
		else new TextWindow(TITLE, " \tWhat\tFound", String.join("\n", findings
			.stream().map(finding -> (finding.ok() ? "ok" : "FAIL") + "\t" + finding
				.name() + "\t" + finding.value()).toList()), WIDTH, HEIGHT);
	}
}
