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
 * The device, threads and precision for networks, and how many patches of equal
 * size go through one at a time. Immutable.
 *
 * @param device the user's choice
 * @param threads CPU threads for everything, 0 for all cores
 * @param precision the precision of the networks
 * @param batch cut-outs that the instance network sees in one pass; 0 for 4 on a GPU
 *          and 1 on the CPU, where more are no faster
 */
public record ComputeOptions(DeviceChoice device, int threads,
	Precision precision, int batch)
{

	/** Most cut-outs in one pass. */
	public static final int MOST_BATCH = 64;
	private static final int GPU_BATCH = 4;

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
		if (batch < 0 || batch > MOST_BATCH) throw new IllegalArgumentException(
			"Invalid batch size: " + batch);
	}

	/**
	 * With the usual batches.
	 *
	 * @param device the user's choice
	 * @param threads CPU threads for everything, 0 for all cores
	 * @param precision the precision of the networks
	 */
	public ComputeOptions(final DeviceChoice device, final int threads,
		final Precision precision)
	{
		this(device, threads, precision, 0);
	}

	/**
	 * @param wanted cut-outs in one pass, 0 for the usual
	 * @return these options with that
	 */
	public ComputeOptions withBatch(final int wanted) {
		return new ComputeOptions(device, threads, precision, wanted);
	}

	/**
	 * @param cases how many are worked on at the same time, at least 1
	 * @return what each of them computes with: the device, and its part of the
	 *         threads
	 */
	public ComputeOptions sharedBy(final int cases) {
		return cases == 1 ? this : new ComputeOptions(device, Math.max(1,
			effectiveThreads() / cases), precision, batch);
	}

	/**
	 * @param onCpu whether the network runs on the CPU
	 * @return cut-outs in one pass, at least 1
	 */
	public int effectiveBatch(final boolean onCpu) {
		if (batch > 0) return batch;
		return onCpu ? 1 : GPU_BATCH;
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
		if (batch > 0) map.put("batch-size", Integer.toString(batch));
		return map;
	}
}
