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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.spineps.SpinepsException;

/**
 * The device, threads and precision for networks. Immutable.
 *
 * @param device the user's choice
 * @param threads CPU threads for everything, 0 for all cores
 * @param precision the precision of the networks
 */
public record ComputeOptions(DeviceChoice device, int threads,
	Precision precision)
{

	/** The best available device, all cores, 32-bit floats. */
	public static final ComputeOptions DEFAULTS = new ComputeOptions(
		DeviceChoice.AUTO, 0, Precision.FLOAT32);

	/**
	 * @throws IllegalArgumentException if threads is negative
	 */
	public ComputeOptions {
		Objects.requireNonNull(device);
		Objects.requireNonNull(precision);
		if (threads < 0) throw new IllegalArgumentException(
			"A negative number of threads: " + threads);
	}

	/**
	 * @param threads CPU threads, 0 for all cores
	 * @return the CPU with 32-bit floats
	 */
	public static ComputeOptions cpu(final int threads) {
		return new ComputeOptions(DeviceChoice.CPU, threads, Precision.FLOAT32);
	}

	/**
	 * Parses a user's input.
	 *
	 * @param device see {@link DeviceChoice#parse}
	 * @param threads CPU threads, 0 for all cores
	 * @param precision see {@link Precision#parse}
	 * @return the options
	 * @throws SpinepsException if a name is unknown or the number is negative
	 */
	public static ComputeOptions parse(final String device, final int threads,
		final String precision) throws SpinepsException
	{
		if (threads < 0) throw new SpinepsException(
			"The number of threads cannot be negative", "threads=" + threads,
			"Use 0 for all cores, or 1 or more");
		return new ComputeOptions(DeviceChoice.parse(device), threads, Precision
			.parse(precision));
	}

	/** @return the threads to use on this machine, at least 1 */
	public int effectiveThreads() {
		return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
	}

	/** @return the options by name, for provenance */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("device", device.text());
		map.put("threads", Integer.toString(effectiveThreads()));
		map.put("precision", precision.text());
		return map;
	}
}
