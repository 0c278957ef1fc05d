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
package org.spineps.network.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.network.DeviceMemoryException;
import org.spineps.network.EngineFailure;
import org.spineps.network.PatchNetwork;
import org.spineps.progress.Progress;

/**
 * Runs networks over a volume tile by tile and merges the scores, as nnU-Net
 * does (Isensee et al. 2021): overlapping tiles, weighted by a Gaussian; the
 * mean over flipped copies and over the networks of an ensemble. Finished
 * slices go to a {@link SliceConsumer} at once, so that never more than the
 * slices of one row of tiles are held.
 * <p>
 * When memory runs out, the tiles are halved, up to {@value #MAX_HALVINGS}
 * times, and then the networks move to the CPU; the run starts over each time,
 * and the {@link Report} mentions it. The networks belong to the caller, who
 * closes them.
 * </p>
 */
public final class SlidingWindow {

	/** How often the tile is halved on one device before giving it up. */
	public static final int MAX_HALVINGS = 3;

	private final List<PatchNetwork> networks;
	private final Tiling tiling;
	private final Mirroring mirroring;
	private final int expectedClasses;
	private final Accumulation accumulation;

	/**
	 * The outcome of a run.
	 *
	 * @param tiles number of tiles
	 * @param tileSize sizes of the tiles in tensor axes
	 * @param device the device that the networks finally ran on, and why
	 * @param warnings sentences for the user; empty if there were none
	 */
	public record Report(int tiles, List<Integer> tileSize, String device,
		List<String> warnings)
	{

		/** Copies the lists. */
		public Report {
			tileSize = List.copyOf(tileSize);
			warnings = List.copyOf(warnings);
		}
	}

	/**
	 * @param networks the networks whose scores are averaged, at least one
	 * @param tiling how the volume is cut
	 * @param mirroring over which flips to average
	 * @param expectedClasses scores per voxel that the networks must give, or 0
	 *          to accept any number
	 */
	public SlidingWindow(final List<? extends PatchNetwork> networks,
		final Tiling tiling, final Mirroring mirroring, final int expectedClasses)
	{
		this(networks, tiling, mirroring, expectedClasses, Accumulation.FLOAT32);
	}

	/**
	 * @param networks the networks whose scores are averaged, at least one
	 * @param tiling how the volume is cut
	 * @param mirroring over which flips to average
	 * @param expectedClasses scores per voxel that the networks must give, or 0
	 *          to accept any number
	 * @param accumulation the precision in which the tiles are summed
	 */
	public SlidingWindow(final List<? extends PatchNetwork> networks,
		final Tiling tiling, final Mirroring mirroring, final int expectedClasses,
		final Accumulation accumulation)
	{
		this.accumulation = accumulation;
		this.networks = List.copyOf(networks);
		this.tiling = tiling;
		this.mirroring = mirroring;
		this.expectedClasses = expectedClasses;
		if (networks.isEmpty()) throw new IllegalArgumentException("No network");
	}

	/**
	 * Runs the networks over a volume.
	 *
	 * @param image C×X×Y×Z values, row-major; read only
	 * @param shape C, X, Y, Z, with X the axis along which slices are handed out
	 * @param consumer takes the scores
	 * @param stage name of this step for the progress display
	 * @param progress receives progress after every tile; checked for
	 *          cancellation before every network run
	 * @return the outcome
	 * @throws SpinepsException if the networks do not fit the volume, or memory
	 *           is not enough even for small tiles on the CPU
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Report run(final float[] image, final int[] shape,
		final SliceConsumer consumer, final String stage, final Progress progress)
		throws SpinepsException
	{
		requireShape(image, shape);
		final List<String> warnings = new ArrayList<>();
		final List<PatchNetwork> moved = new ArrayList<>();
		List<PatchNetwork> active = networks;
		final int[] wanted = tiling.tileFor(shape[1], shape[2], shape[3]);
		int[] tile = wanted;
		int halvings = 0;
		try {
			while (true) {
				final WindowPass pass = new WindowPass(active, mirroring, tiling,
					expectedClasses, accumulation, image, shape, tile);
				final Throwable failure = failureOrNull(pass, consumer, stage, progress);
				if (failure == null) return new Report(pass.tiles(), Arrays.stream(tile)
					.boxed().toList(), active.get(0).device(), warnings);
				final int[] smaller = halvings < MAX_HALVINGS ? tiling.halvedOrNull(
					failure instanceof OutOfMemoryError, tile) : null;
				if (smaller != null) {
					halvings++;
					tile = smaller;
					warnings.add("There was not enough memory for the network's tile, " +
						"which was halved to " + Arrays.toString(tile) + " voxels.");
					continue;
				}
				if (!moved.isEmpty() || !moveToCpu(active, moved)) throw notEnough(tile,
					active.get(0).device(), failure);
				warnings.add("The device " + active.get(0).device() +
					" ran out of memory; the network ran on the CPU.");
				active = List.copyOf(moved);
				tile = wanted;
				halvings = 0;
			}
		}
		finally {
			moved.forEach(PatchNetwork::close);
		}
	}

	/** @return null, or the exception that reported a lack of memory */
	private static Throwable failureOrNull(final WindowPass pass,
		final SliceConsumer consumer, final String stage, final Progress progress)
		throws SpinepsException
	{
		try {
			pass.run(consumer, stage, progress);
			return null;
		}
		catch (DeviceMemoryException | OutOfMemoryError e) {
			// Only large arrays of this very run fail here, and they are given up
			// before the next attempt: going on is safe.
			return e;
		}
	}

	private static boolean moveToCpu(final List<PatchNetwork> active,
		final List<PatchNetwork> moved) throws SpinepsException
	{
		for (final PatchNetwork network : active) {
			final Optional<PatchNetwork> onCpu = network.onCpu();
			if (onCpu.isEmpty()) return false;
			moved.add(onCpu.get());
		}
		return true;
	}

	private static SpinepsException notEnough(final int[] tile,
		final String device, final Throwable failure)
	{
		return new SpinepsException("Not enough memory to run the network",
			"Even tiles of " + Arrays.toString(tile) + " voxels failed on " + device +
				" (" + EngineFailure.firstLine(failure) +
				"); Java can use at most " + Runtime
					.getRuntime().maxMemory() / (1 << 20) + " MB",
			"Close other programs and images, give Java more memory" +
				" (Edit > Options > Memory & Threads), or crop the image", failure);
	}

	private static void requireShape(final float[] image, final int... shape) {
		if (shape.length != 4) throw new IllegalArgumentException(
			"A volume has four sizes: " + Arrays.toString(shape));
		long values = 1;
		for (final int n : shape) {
			if (n < 1) throw new IllegalArgumentException("Volume of " + Arrays
				.toString(shape));
			values *= n;
		}
		if (values > image.length) throw new IllegalArgumentException(image.length +
			" values for a volume of " + Arrays.toString(shape));
	}
}
