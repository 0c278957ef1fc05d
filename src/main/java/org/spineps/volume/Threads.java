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
package org.spineps.volume;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import net.imglib2.parallel.Parallelization;

/** Runs work so that all kernels under it use a given number of threads. */
public final class Threads {

	private Threads() {
		// static methods only
	}

	/**
	 * Work that may fail in one way.
	 *
	 * @param <T> what it gives
	 * @param <E> how it fails
	 */
	@FunctionalInterface
	public interface Work<T, E extends Exception> extends Callable<T> {

		@Override
		T call() throws E;
	}

	/**
	 * Runs work in the calling thread. What it throws comes out as it is, while
	 * ImgLib2 would hide it inside of another exception.
	 *
	 * @param threads how many threads kernels shall use, at least 1
	 * @param work the work
	 * @param <T> what it gives
	 * @param <E> how it fails
	 * @return what it gave
	 * @throws E if it failed
	 */
	@SuppressWarnings("unchecked")
	public static <T, E extends Exception> T run(final int threads,
		final Work<T, E> work) throws E
	{
		final FutureTask<T> task = new FutureTask<>(work);
		Parallelization.runWithNumThreads(threads, task);
		try {
			return task.get();
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException("Waited for work that is done", e);
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof Error error) throw error;
			if (e.getCause() instanceof RuntimeException problem) throw problem;
			throw (E) e.getCause();
		}
	}
}
