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

/** Runs work with a given number of threads for all kernels that it calls. */
public final class Threads {

	private Threads() {
		// static methods only
	}

	/**
	 * Work that may throw one kind of exception.
	 *
	 * @param <T> type of the result
	 * @param <E> type of the exception
	 */
	@FunctionalInterface
	public interface Work<T, E extends Exception> extends Callable<T> {

		@Override
		T call() throws E;
	}

	/**
	 * Runs work in the calling thread. Its exceptions are passed on as they are;
	 * ImgLib2 would wrap them in another exception.
	 *
	 * @param threads number of threads for kernels, at least 1
	 * @param work the work
	 * @param <T> type of the result
	 * @param <E> type of the exception
	 * @return its result
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
