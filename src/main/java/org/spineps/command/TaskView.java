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
package org.spineps.command;

import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.spineps.ij.task.ImageJProgress;
import org.spineps.progress.Progress;

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
