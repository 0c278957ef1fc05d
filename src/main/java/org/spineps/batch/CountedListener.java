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
package org.spineps.batch;

import java.nio.file.Path;

/**
 * Counts the inputs of several jobs as one list.
 *
 * @param all follows all jobs
 * @param before how many inputs the jobs before have
 * @param total how many all have
 */
record CountedListener(BatchListener all, int before, int total) implements
	BatchListener
{

	@Override
	public void started(final Path input, final int number,
		final int ofThisJob)
	{
		all.started(input, before + number, total);
	}

	@Override
	public void finished(final InputResult result) {
		all.finished(result);
	}

	@Override
	public void report(final String stage, final long done, final long steps) {
		all.report(stage, done, steps);
	}

	@Override
	public void checkCancelled() {
		all.checkCancelled();
	}
}
