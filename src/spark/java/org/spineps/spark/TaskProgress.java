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
package org.spineps.spark;

import java.util.concurrent.CancellationException;

import org.apache.spark.TaskContext;
import org.spineps.progress.Progress;

/**
 * Stops the work when Spark gives the task up, e.g. because another attempt was
 * faster.
 *
 * @param progress told of everything
 * @param task the task
 */
record TaskProgress(Progress progress, TaskContext task) implements Progress {

	@Override
	public void report(final String stage, final long done, final long total) {
		progress.report(stage, done, total);
	}

	@Override
	public void checkCancelled() {
		if (task.isInterrupted()) throw new CancellationException();
		progress.checkCancelled();
	}
}
