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

import org.spineps.SpinepsException;
import org.spineps.pipeline.SpinePipeline;

/** Loads the networks when they are first needed. For one thread. */
final class LazyPipeline implements AutoCloseable {

	private final SpinePipeline.Opener source;
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
	SpinePipeline get() throws SpinepsException {
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

	/** @return whether loading was tried and failed, and would fail again */
	boolean isBroken() {
		return broken;
	}

	/** @return what the networks run on; empty before they are loaded */
	String device() {
		return pipeline == null ? "" : pipeline.device();
	}

	@Override
	public void close() {
		if (pipeline != null) pipeline.close();
	}
}
