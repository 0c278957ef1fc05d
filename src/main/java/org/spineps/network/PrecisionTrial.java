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

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.spineps.SpinepsException;

/**
 * Runs a network in 32 and in 16 bits on the same patch and compares speed and
 * labels. A CPU that only emulates 16-bit arithmetic can take a hundred times
 * as long, so the second run has a time limit.
 */
final class PrecisionTrial {

	/** A smaller gain does not justify different results. */
	static final double LEAST_GAIN = 1.2;
	/**
	 * Labels of random patches change easily; less agreement means a broken
	 * network.
	 */
	static final double LEAST_AGREEMENT = 0.9;

	private static final String NOW = "a trial run";
	private static final double SLOWEST_SHARE = 4;
	private static final long SHORTEST_LIMIT_NANOS = 10_000_000_000L;
	private static final long WORTH_REPEATING_NANOS = 2_000_000_000L;

	private final double gain;
	private final double agreement;
	private final String when;

	private PrecisionTrial(final double gain, final double agreement,
		final String when)
	{
		this.gain = gain;
		this.agreement = agreement;
		this.when = when;
	}

	/**
	 * @param gain how many times as fast; 0 for far too slow
	 * @param agreement share of equal labels
	 * @param date when it was made
	 * @return a trial of an earlier run
	 */
	static PrecisionTrial remembered(final double gain, final double agreement,
		final String date)
	{
		return new PrecisionTrial(gain, agreement, "the trial run of " + date);
	}

	/** @return how many times as fast; 0 for far too slow */
	double gain() {
		return gain;
	}

	/** @return share of equal labels; not a number if it was far too slow */
	double agreement() {
		return agreement;
	}

	/**
	 * @param wide the network in 32 bits
	 * @param reduced the same in 16 bits
	 * @param patch an input
	 * @param shape its four sizes
	 * @return the outcome
	 * @throws SpinepsException if a network fails
	 */
	static PrecisionTrial run(final PatchNetwork wide,
		final PatchNetwork reduced, final float[] patch, final int... shape)
		throws SpinepsException
	{
		// Both in a thread of their own: LibTorch's threads wait in another way, and
		// may be several times slower, where the process has but one group of them.
		final Timed expected = inThread(wide, Long.MAX_VALUE, patch, shape)
			.orElseThrow();
		final Optional<Timed> found = inThread(reduced, Math.max(
			SHORTEST_LIMIT_NANOS, (long) (SLOWEST_SHARE * expected.nanos)), patch,
			shape);
		if (found.isEmpty()) return new PrecisionTrial(0, Double.NaN, NOW);
		return new PrecisionTrial((double) expected.nanos / found.get().nanos,
			agreement(expected.scores, found.get().scores, shape[1] * shape[2] *
				shape[3]), NOW);
	}

	/** @return empty if it took longer than that */
	private static Optional<Timed> inThread(final PatchNetwork network,
		final long limitNanos, final float[] patch, final int... shape)
		throws SpinepsException
	{
		final FutureTask<Timed> task = new FutureTask<>(() -> timed(network, patch,
			shape));
		final Thread thread = new Thread(task, "precision trial");
		thread.setDaemon(true);
		thread.start();
		try {
			return Optional.of(task.get(limitNanos, TimeUnit.NANOSECONDS));
		}
		catch (final TimeoutException e) {
			// The library cannot be stopped; its thread ends with this run.
			return Optional.empty();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof SpinepsException failure) throw failure;
			throw new IllegalStateException(e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled by the user");
		}
	}

	private record Timed(float[] scores, long nanos) {}

	/**
	 * The first run of a network is slower than all others, often by far: its
	 * time alone is meaningless.
	 */
	private static Timed timed(final PatchNetwork network, final float[] patch,
		final int... shape) throws SpinepsException
	{
		long best = Long.MAX_VALUE;
		float[] scores = null;
		for (int run = 0; run < 3; run++) {
			final long start = System.nanoTime();
			scores = network.run(patch, shape);
			best = Math.min(best, System.nanoTime() - start);
			if (run > 0 && best > WORTH_REPEATING_NANOS) break;
		}
		return new Timed(scores, best);
	}

	/**
	 * @return share of voxels with the same best class; of a network without voxels
	 *         1 minus the difference of its answers, relative to their size
	 */
	static double agreement(final float[] expected, final float[] found,
		final int voxels)
	{
		if (found.length != expected.length) return 0;
		for (final float value : found)
			if (!Float.isFinite(value)) return 0;
		if (expected.length % voxels != 0) return closeness(expected, found);
		final int classes = expected.length / voxels;
		int same = 0;
		for (int v = 0; v < voxels; v++)
			if (best(expected, classes, voxels, v) == best(found, classes, voxels,
				v)) same++;
		return (double) same / voxels;
	}

	private static double closeness(final float[] expected,
		final float... found)
	{
		double difference = 0;
		double size = 0;
		for (int i = 0; i < expected.length; i++) {
			difference += Math.abs(expected[i] - found[i]);
			size += Math.abs(expected[i]);
		}
		return size == 0 ? 1 : Math.max(0, 1 - difference / size);
	}

	private static int best(final float[] scores, final int classes,
		final int voxels, final int v)
	{
		int best = 0;
		for (int k = 1; k < classes; k++)
			if (scores[k * voxels + v] > scores[best * voxels + v]) best = k;
		return best;
	}

	/** @return whether 16 bits are worth it */
	boolean isWorthIt() {
		return gain >= LEAST_GAIN && agreement >= LEAST_AGREEMENT;
	}

	/** @return whether the answers in 16 bits are of use at all */
	boolean isUsable() {
		return agreement >= LEAST_AGREEMENT;
	}

	@Override
	public String toString() {
		if (gain == 0) return "far too slow in " + when;
		return String.format(Locale.ROOT,
			"%.1f times as fast as float32 and %.1f %% of labels identical in %s",
			gain, 100 * agreement, when);
	}
}
