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
package org.spineps.pipeline;

import org.spineps.SpinepsException;
import org.spineps.model.ModelManifest;
import org.spineps.model.RunnableModel;
import org.spineps.model.SpineModel;
import org.spineps.network.ComputeOptions;

/** A model that is loaded when it is first needed. Safe for several threads. */
public final class LazyModel implements AutoCloseable {

	private final ModelManifest manifest;
	private final SpineModel source;
	private final ComputeOptions compute;
	private RunnableModel loaded;

	/**
	 * A model to load.
	 *
	 * @param source the model
	 * @param compute device, threads and precision
	 */
	public LazyModel(final SpineModel source, final ComputeOptions compute) {
		manifest = source.manifest();
		this.source = source;
		this.compute = compute;
	}

	/** A model that is loaded already. */
	LazyModel(final RunnableModel loaded) {
		manifest = loaded.manifest();
		source = null;
		compute = null;
		this.loaded = loaded;
	}

	/** @return what the model says of itself */
	public ModelManifest manifest() {
		return manifest;
	}

	/**
	 * @return the model; stays this object's
	 * @throws SpinepsException if it cannot be loaded
	 */
	public synchronized RunnableModel get() throws SpinepsException {
		if (loaded == null) loaded = source.open(compute);
		return loaded;
	}

	synchronized boolean isLoaded() {
		return loaded != null;
	}

	/** @return what it runs on and why, empty before it is loaded */
	synchronized String device() {
		return loaded == null ? "" : loaded.device();
	}

	/** Frees the networks; they are loaded again when needed. */
	@Override
	public synchronized void close() {
		if (loaded != null) loaded.close();
		if (source != null) loaded = null;
	}
}
