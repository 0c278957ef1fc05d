package org.spineps.ij;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import ij.text.TextWindow;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.spineps.model.check.Finding;
import org.spineps.model.check.InstallationCheck;
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
	public static List<Finding> check(final Progress progress) {
		return InstallationCheck.run(DeviceChoice.AUTO, Runtime.getRuntime()
			.availableProcessors(), progress);
	}

	/**
	 * Shows findings in a window of their own, or in the log where there is no
	 * screen.
	 *
	 * @param findings what was found
	 */
	public static void show(final List<Finding> findings) {
		if (GraphicsEnvironment.isHeadless() || IJ.isMacro()) findings.forEach(
			finding -> IJ.log(finding.toString()));
		else new TextWindow(TITLE, " \tWhat\tFound", String.join("\n", findings
			.stream().map(finding -> (finding.ok() ? "ok" : "FAIL") + "\t" + finding
				.name() + "\t" + finding.value()).toList()), WIDTH, HEIGHT);
	}
}
