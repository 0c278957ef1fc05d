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
package org.spineps.model;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.network.DeviceMemoryException;
import org.spineps.network.PatchNetwork;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.SliceConsumer;
import org.spineps.network.window.SlidingWindow;
import org.spineps.network.window.Tiling;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * A model with its networks loaded. Prepares inputs as described in the
 * manifest, runs the networks, averages over them and over flips. Not
 * thread-safe.
 */
public final class RunnableModel implements AutoCloseable {

	private final ModelManifest manifest;
	private final List<PatchNetwork> networks;

	/**
	 * @param manifest the model's manifest
	 * @param networks its networks, at least one; closed with this object
	 */
	public RunnableModel(final ModelManifest manifest,
		final List<? extends PatchNetwork> networks)
	{
		this.manifest = manifest;
		this.networks = List.copyOf(networks);
		if (networks.isEmpty()) throw new IllegalArgumentException("No network");
	}

	/** @return the model's manifest */
	public ModelManifest manifest() {
		return manifest;
	}

	/** @return number of networks that are averaged */
	public int networks() {
		return networks.size();
	}

	/**
	 * @param index one of the networks
	 * @return a model of that network alone; this object still owns the network,
	 *         so do not close it
	 */
	public RunnableModel network(final int index) {
		return new RunnableModel(manifest, List.of(networks.get(index)));
	}

	/**
	 * @param tiling how large images are cut into tiles
	 * @param mirroring what is averaged
	 * @return the same networks, run in that way; this object still owns them, so do
	 *         not close it
	 */
	public RunnableModel with(final Tiling tiling, final Mirroring mirroring) {
		return new RunnableModel(new ModelManifest(manifest.id(), manifest.kind(),
			manifest.version(), manifest.card(), manifest.networks(), manifest.input(),
			tiling, manifest.classes(), mirroring, manifest.heads(), manifest
				.instanceLabels(), manifest.source(), manifest.calibration(), manifest
					.landmarks()), networks);
	}

	/** @return the device that the networks run on, and why */
	public String device() {
		return networks.get(0).device();
	}

	/**
	 * Normalises an image and runs the network over it in tiles.
	 *
	 * @param image intensities on a grid with the axes and the spacing of {@link
	 *          ModelInput#gridFor}, not normalised; read only
	 * @param consumer takes the scores, slice by slice along the image's axis 2
	 * @param stage name of this step for the progress display
	 * @param progress receives progress after every tile; checked for
	 *          cancellation before every network run
	 * @return the outcome
	 * @throws SpinepsException if the network fails or memory is not enough
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SlidingWindow.Report run(final ImageVolume image,
		final SliceConsumer consumer, final String stage, final Progress progress)
		throws SpinepsException
	{
		return run(manifest.input().normalisation().apply(image.array()), image
			.grid(), consumer, stage, progress);
	}

	/**
	 * Encodes labels and runs the network over them in tiles.
	 *
	 * @param labels labels on a grid with the axes and the spacing of {@link
	 *          ModelInput#gridFor}; read only
	 * @param consumer takes the scores, slice by slice along the volume's axis 2
	 * @param stage name of this step for the progress display
	 * @param progress receives progress after every tile; checked for
	 *          cancellation before every network run
	 * @return the outcome
	 * @throws SpinepsException if the network fails or memory is not enough
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SlidingWindow.Report run(final LabelVolume labels,
		final SliceConsumer consumer, final String stage, final Progress progress)
		throws SpinepsException
	{
		return run(manifest.input().encode(labels), labels.grid(), consumer, stage,
			progress);
	}

	private SlidingWindow.Report run(final float[] tensor, final Grid grid,
		final SliceConsumer consumer, final String stage, final Progress progress)
		throws SpinepsException
	{
		requireAxes(grid);
		return new SlidingWindow(networks, manifest.tiling(), manifest.mirroring(),
			manifest.classes().size()).run(tensor, shape(grid), consumer, stage,
				progress);
	}

	/**
	 * Encodes one cut-out and runs the network on it in one piece.
	 *
	 * @param cutout labels on a grid with the network's axes and spacing, of the
	 *          manifest's patch size; read only
	 * @param progress checked for cancellation before every network run
	 * @return scores, classes × voxels in the order of the cut-out's array; a new
	 *         array
	 * @throws SpinepsException if the network fails
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public float[] scores(final LabelVolume cutout, final Progress progress)
		throws SpinepsException
	{
		requireAxes(cutout.grid());
		return scores(manifest.input().encode(cutout), progress, shape(cutout
			.grid()));
	}

	/**
	 * Normalises one cut-out and runs the network on it in one piece.
	 *
	 * @param cutout intensities on a grid with the network's axes and spacing,
	 *          not normalised; read only
	 * @param progress checked for cancellation before every network run
	 * @return scores, classes × voxels in the order of the cut-out's array, or
	 *         the output of a naming network; a new array
	 * @throws SpinepsException if the network fails
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public float[] scores(final ImageVolume cutout, final Progress progress)
		throws SpinepsException
	{
		requireAxes(cutout.grid());
		return scores(manifest.input().normalisation().apply(cutout.array()),
			progress, shape(cutout.grid()));
	}

	/**
	 * Encodes several cut-outs of one size and runs the network on all of them in one
	 * pass, or on fewer if the device has too little memory for all.
	 *
	 * @param cutouts see {@link #scores(LabelVolume, Progress)}; at least one
	 * @param progress checked for cancellation before every network run
	 * @return the scores of each; new arrays
	 * @throws SpinepsException if the network fails
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public List<float[]> scores(final List<LabelVolume> cutouts,
		final Progress progress) throws SpinepsException
	{
		final boolean together = cutouts.size() > 1 && networks.size() == 1 &&
			manifest.mirroring().runs() == 1;
		if (together) {
			progress.checkCancelled();
			cutouts.forEach(cutout -> requireAxes(cutout.grid()));
			try {
				final List<float[]> all = networks.get(0).runAll(cutouts.stream().map(
					manifest.input()::encode).toList(), shape(cutouts.get(0).grid()));
				for (final float[] one : all)
					requireScores(one, shape(cutouts.get(0).grid()));
				return all;
			}
			catch (final DeviceMemoryException e) {
				// Halves, down to single ones, whose failure is told.
				final int half = cutouts.size() / 2;
				final List<float[]> parts = new ArrayList<>(scores(cutouts.subList(0,
					half), progress));
				parts.addAll(scores(cutouts.subList(half, cutouts.size()), progress));
				return parts;
			}
		}
		final List<float[]> each = new ArrayList<>();
		for (final LabelVolume cutout : cutouts)
			each.add(scores(cutout, progress));
		return each;
	}

	/**
	 * Runs a levels network on all vertebrae of a scan in one pass: it sees the row of
	 * them.
	 *
	 * @param cutouts inputs, see {@link ModelInput#encode(LabelVolume, LabelVolume,
	 *          int)}, of the manifest's patch size, from the top; at least one
	 * @param progress checked for cancellation before every network run
	 * @return a row of scores for each; new arrays
	 * @throws SpinepsException if the network fails, or returns something else
	 */
	public List<float[]> rows(final List<float[]> cutouts,
		final Progress progress) throws SpinepsException
	{
		final int[] shape = { manifest.input().channels(), manifest.tiling()
			.patchSize().get(0), manifest.tiling().patchSize().get(1), manifest.tiling()
				.patchSize().get(2) };
		final List<float[]> sums = new ArrayList<>();
		for (final PatchNetwork network : networks) {
			progress.checkCancelled();
			final List<float[]> rows = network.runAll(cutouts, shape);
			for (int n = 0; n < cutouts.size(); n++) {
				if (rows.size() != cutouts.size() || rows.get(n).length != manifest
					.classes().size()) throw new SpinepsException("The network " + manifest
						.id() + " returns a different number of scores than its manifest " +
						"states", rows.size() + " rows, the first one of " + rows.get(
							0).length + ", instead of " + cutouts.size() + " of " + manifest
								.classes().size(),
						"Check that the model's manifest fits its network file");
				if (sums.size() == n) sums.add(new float[rows.get(n).length]);
				for (int k = 0; k < rows.get(n).length; k++)
					sums.get(n)[k] += rows.get(n)[k] / networks.size();
			}
		}
		return sums;
	}

	/** @return whether the networks run on the CPU */
	public boolean isOnCpu() {
		return networks.get(0).isOnCpu();
	}

	private float[] scores(final float[] tensor, final Progress progress,
		final int... shape) throws SpinepsException
	{
		final Mirroring mirroring = manifest.mirroring();
		float[] sum = null;
		for (final PatchNetwork network : networks) {
			progress.checkCancelled();
			final float[] scores = manifest.kind() == ModelKind.NAMING ? network.run(
				tensor, shape) : mirroring.predict(network, tensor, progress, shape);
			if (sum == null) sum = scores;
			else for (int i = 0; i < sum.length; i++)
				sum[i] += scores[i];
		}
		for (int i = 0; i < sum.length; i++)
			sum[i] /= networks.size();
		requireScores(sum, shape);
		return sum;
	}

	private void requireScores(final float[] sum, final int... shape)
		throws SpinepsException
	{
		final int expected = manifest.classes().size() * shape[1] * shape[2] *
			shape[3];
		if (manifest.kind() != ModelKind.NAMING && sum.length != expected)
			throw new SpinepsException("The network " + manifest.id() +
				" returns a different number of scores than its manifest states",
				sum.length + " instead of " + expected,
				"Check that the model's manifest fits its network file");
	}

	private int[] shape(final Grid grid) {
		return new int[] { manifest.input().channels(), grid.size(2), grid.size(1),
			grid.size(0) };
	}

	private void requireAxes(final Grid grid) {
		if (!grid.axisCodes().equals(manifest.input().volumeAxes()))
			throw new IllegalArgumentException("The network " + manifest.id() +
				" expects volumes with axes " + manifest.input().volumeAxes() +
				", not " + grid);
	}

	/** Frees the networks. */
	@Override
	public void close() {
		networks.forEach(PatchNetwork::close);
	}
}
