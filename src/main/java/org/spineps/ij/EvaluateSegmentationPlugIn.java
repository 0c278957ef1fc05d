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
