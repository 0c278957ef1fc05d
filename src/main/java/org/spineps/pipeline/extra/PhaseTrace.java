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
package org.spineps.pipeline.extra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.spineps.SpinepsException;
import org.spineps.volume.Volume;

/**
 * Intermediate volumes of a phase under SPINEPS's keys, for debugging. What can be
 * computed again from other volumes is computed when it is written. Phases return
 * a trace; only the pipeline writes it. Not for several threads at a time.
 */
public final class PhaseTrace {

	/** Holds nothing: the trace of a phase that was not asked for one. */
	public static final PhaseTrace NONE = new PhaseTrace(Map.of());

	private final Map<String, Supplier<? extends Volume>> volumes;

	private PhaseTrace(
		final Map<String, Supplier<? extends Volume>> volumes)
	{
		this.volumes = volumes;
	}

	/** @return an empty trace that takes volumes */
	public static PhaseTrace empty() {
		return new PhaseTrace(new LinkedHashMap<>());
	}

	/**
	 * @param key SPINEPS's key
	 * @param volume makes the volume; called at most once for each sink
	 */
	public void add(final String key, final Supplier<? extends Volume> volume) {
		volumes.put(key, volume);
	}

	/**
	 * @param sink receives the volumes in the order in which the phase saw them
	 * @throws SpinepsException if one cannot be written
	 */
	public void writeTo(final ExtraSink sink) throws SpinepsException {
		for (final Map.Entry<String, Supplier<? extends Volume>> one : volumes
			.entrySet())
			sink.put(Extra.DEBUG, one.getKey(), one.getValue().get());
	}
}
