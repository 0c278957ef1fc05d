package org.spineps.ij;

import ij.IJ;

import java.util.concurrent.CancellationException;

import org.spineps.progress.Progress;

/**
 * Shows how far a run is, and stops it when the user presses Esc, cancels the
 * task, or interrupts the thread.
 */
public final class ImageJProgress implements Progress {

	/** Where progress is shown. Called from any thread. */
	@FunctionalInterface
	public interface View {

		/**
		 * @param stage what is done now
		 * @param done finished steps
		 * @param total all steps, 0 when unknown
		 */
		void show(String stage, long done, long total);
	}

	private final View view;
	private volatile boolean cancelled;

	/**
	 * Forgets an Esc that was pressed before.
	 *
	 * @param view where to show progress
	 */
	public ImageJProgress(final View view) {
		this.view = view;
		IJ.resetEscape();
	}

	/** @return progress in ImageJ's status bar */
	public static ImageJProgress inStatusBar() {
		return new ImageJProgress((stage, done, total) -> {
			IJ.showStatus("SPINEPS: " + text(stage, done, total));
			if (total > 0) IJ.showProgress((double) done / total);
		});
	}

	/**
	 * @param stage what is done now
	 * @param done finished steps
	 * @param total all steps, 0 when unknown
	 * @return e.g. "Semantic network 3/12"
	 */
	public static String text(final String stage, final long done,
		final long total)
	{
		return total > 0 ? stage + " " + done + "/" + total : stage;
	}

	/** Asks the run to stop; returns at once. */
	public void cancel() {
		cancelled = true;
	}

	@Override
	public void report(final String stage, final long done, final long total) {
		view.show(stage, done, total);
	}

	@Override
	public void checkCancelled() {
		if (cancelled || IJ.escapePressed() || Thread.currentThread()
			.isInterrupted())
		{
			// One Esc stops every thread of the run, whoever sees it first.
			cancelled = true;
			throw new CancellationException("Cancelled by the user");
		}
	}
}
