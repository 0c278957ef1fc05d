package org.spineps.command;

import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.spineps.ij.ImageJProgress;

/**
 * Progress in SciJava's task window and in the status bar.
 *
 * @param task the running task
 * @param status the status bar
 */
record TaskView(Task task, StatusService status) implements
	ImageJProgress.View
{

	@Override
	public void show(final String stage, final long done, final long total) {
		final String text = ImageJProgress.text(stage, done, total);
		task.setStatusMessage(text);
		task.setProgressMaximum(total);
		task.setProgressValue(done);
		if (total > 0) status.showStatus((int) Math.min(done, Integer.MAX_VALUE),
			(int) Math.min(total, Integer.MAX_VALUE), "SPINEPS: " + text);
		else status.showStatus("SPINEPS: " + text);
	}
}
