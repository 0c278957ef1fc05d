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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a running job end before ImageJ is gone: LibTorch crashes if the process
 * leaves while a network runs. Whoever quits ImageJ, or kills it gently, waits for the
 * tile that is being worked on.
 */
final class ExitGuard implements AutoCloseable {

	private static final long LONGEST_SECONDS = 120;

	private final CountDownLatch ended = new CountDownLatch(1);
	private final Thread hook;

	/** @param cancel asks the job to stop */
	ExitGuard(final Runnable cancel) {
		hook = new Thread(() -> {
			cancel.run();
			await();
		}, "SPINEPS exit");
		Runtime.getRuntime().addShutdownHook(hook);
	}

	private void await() {
		try {
			ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The job has ended. */
	@Override
	public void close() {
		ended.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (final IllegalStateException e) {
			// ImageJ is quitting, and the hook has been waiting for this.
			return;
		}
	}
}
