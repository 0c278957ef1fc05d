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
package org.spineps.ij.task;

import ij.IJ;

/**
 * A job while it runs: where its progress is seen, and what cancels it. Esc does,
 * everywhere.
 */
public interface RunningTask extends AutoCloseable {

	/** @return tells how far the job is, and whether it was cancelled */
	ImageJProgress progress();

	@Override
	void close();

	/**
	 * @param title what is done
	 * @return the started task: in Fiji one with a window of its own, in plain ImageJ
	 *         one of the status bar
	 */
	static RunningTask start(final String title) {
		return inFiji() ? TaskWindow.inFiji(title) : new StatusBarTask();
	}

	private static boolean inFiji() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, IJ
				.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			// Plain ImageJ does not know it.
			return false;
		}
	}

	/** In the status bar only. */
	final class StatusBarTask implements RunningTask {

		private final ImageJProgress progress = new ImageJProgress((stage, done,
			total) -> {
			IJ.showStatus("SPINEPS: " + ImageJProgress.text(stage, done, total));
			if (total > 0) IJ.showProgress((double) done / total);
		});

		@Override
		public ImageJProgress progress() {
			return progress;
		}

		@Override
		public void close() {
			IJ.showProgress(1);
		}
	}
}
