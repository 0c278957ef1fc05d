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
package org.spineps.network;

/**
 * Gives the current thread the class loader of this program until it is closed.
 * LibTorch's Java side finds its parts through the thread's class loader, and looks
 * for engines once per process; ImageJ's threads often carry a loader that does not
 * know the plugins. To be closed by the thread that made it.
 */
public final class EngineClassLoader implements AutoCloseable {

	private final Thread thread = Thread.currentThread();
	private final ClassLoader before = thread.getContextClassLoader();

	private EngineClassLoader() {
		thread.setContextClassLoader(EngineClassLoader.class.getClassLoader());
	}

	/** @return a scope of the current thread */
	public static EngineClassLoader enter() {
		return new EngineClassLoader();
	}

	/** Gives the thread its former class loader back. */
	@Override
	public void close() {
		thread.setContextClassLoader(before);
	}
}
