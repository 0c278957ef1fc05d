package org.spineps.command;

import java.awt.GraphicsEnvironment;
import java.util.concurrent.CancellationException;

import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.spineps.ij.CheckInstallationPlugIn;
import org.spineps.ij.ImageJProgress;

/**
 * Plugins &gt; SPINEPS &gt; Check Installation: looks at everything that a run
 * needs, and shows what it found.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>Check Installation",
	description = "Looks at system, engine, devices, folders and models")
public class CheckInstallation extends ContextCommand {

	@Parameter
	private StatusService status;

	@Parameter
	private TaskService tasks;

	@Override
	public void run() {
		final Task task = tasks.createTask("Check Installation");
		final ImageJProgress progress = new ImageJProgress(new TaskView(task,
			status));
		task.setCancelCallBack(progress::cancel);
		task.start();
		try {
			CheckInstallationPlugIn.show(CheckInstallationPlugIn.check(progress));
		}
		catch (final CancellationException e) {
			cancel(GraphicsEnvironment.isHeadless() ? e.getMessage() : null);
		}
		finally {
			task.finish();
			status.showProgress(1, 1);
			status.clearStatus();
		}
	}
}
