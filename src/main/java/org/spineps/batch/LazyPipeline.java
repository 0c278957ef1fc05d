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

import java.util.concurrent.locks.ReentrantLock;

import org.spineps.SpinepsException;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;

/**
 * Loads the networks when they are first needed, once for all cases. Safe for
 * several threads: a pipeline that is not serves one after the other.
 */
final class LazyPipeline implements AutoCloseable {

	private final SpinePipeline.Opener source;
	private final ReentrantLock turn = new ReentrantLock(true);
	private SpinePipeline pipeline;
	private boolean broken;

	LazyPipeline(final SpinePipeline.Opener source) {
		this.source = source;
	}

	/**
	 * @return the pipeline
	 * @throws SpinepsException if it cannot be made; it then
	 *           {@linkplain #isBroken is broken}
	 */
	synchronized SpinePipeline get() throws SpinepsException {
		if (pipeline != null) return pipeline;
		boolean opened = false;
		try {
			pipeline = source.open();
			opened = true;
			return pipeline;
		}
		finally {
			broken = !opened;
		}
	}

	/**
	 * @param run see {@link SpinePipeline#run}
	 * @param progress asked while other cases have their turn, too
	 * @return what was found
	 * @throws SpinepsException see there
	 */
	SpineSegmentation run(final SpineRun run, final Progress progress)
		throws SpinepsException
	{
		final SpinePipeline networks = get();
		if (networks.servesSeveralThreads()) return networks.run(run, progress);
		turn.lock();
		try {
			progress.checkCancelled();
			return networks.run(run, progress);
		}
		finally {
			turn.unlock();
		}
	}

	/** @return whether loading was tried and failed, and would fail again */
	synchronized boolean isBroken() {
		return broken;
	}

	@Override
	public synchronized void close() {
		if (pipeline != null) pipeline.close();
	}
}
