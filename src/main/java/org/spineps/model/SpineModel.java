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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.network.DeviceChoice;
import org.spineps.network.PatchNetwork;
import org.spineps.network.Precision;
import org.spineps.network.PrecisionLoader;
import org.spineps.network.TorchEngine;

/**
 * A model whose files have been found and whose networks have been compared
 * with the manifest's hashes. The networks are not loaded yet.
 */
public final class SpineModel {

	private final ModelManifest manifest;
	private final ModelFiles files;
	private final Map<String, String> imported;

	/**
	 * @param manifest the manifest
	 * @param files the files
	 * @param imported the networks' hashes when they were imported; null if that
	 *          is not known
	 */
	SpineModel(final ModelManifest manifest, final ModelFiles files,
		final Map<String, String> imported)
	{
		this.manifest = manifest;
		this.files = files;
		this.imported = imported;
	}

	/**
	 * @return whether the expected hashes come from elsewhere than from the folder
	 *         of the networks: from the program itself, or from the record of the
	 *         import
	 */
	public boolean isAttested() {
		return imported != null || folder().isEmpty();
	}

	/** @return the model's manifest */
	public ModelManifest manifest() {
		return manifest;
	}

	/** @return its location, for messages */
	public String where() {
		return files.where();
	}

	/** @return its folder; empty if it is packaged in the program */
	public Optional<Path> folder() {
		return files.path();
	}

	/** @return length of its networks in bytes; −1 if they cannot be looked at */
	public long bytes() {
		long sum = 0;
		for (final NetworkFile network : manifest.networks())
			try {
				sum += files.size(network.name());
			}
			catch (final IOException e) {
				// The list of models goes on; verify tells what is wrong.
				return -1;
			}
		return sum;
	}

	/**
	 * @return where its files can be read by path: its folder, or its place in the
	 *         program's jar; empty if the program's resources have no paths
	 * @throws SpinepsException if the program's own file cannot be read
	 */
	public Optional<Path> readable() throws SpinepsException {
		return files.readable();
	}

	/**
	 * Compares the network files with their hashes: those of the program for a
	 * packaged model, those of its import for an imported one, else those of the
	 * manifest.
	 *
	 * @throws SpinepsException if one is missing, cannot be read, or has changed
	 */
	public void verify() throws SpinepsException {
		for (final NetworkFile network : manifest.networks()) {
			if (imported != null && !network.sha256().equals(imported.get(network
				.name()))) throw new SpinepsException("The model " + manifest.id() +
					" is not the one that was imported", "Its manifest in " + files
						.where() + " names other networks than the record of the import",
						"Import the model again");
			files.verify(network);
		}
	}

	/**
	 * Does the same, and reads all networks: they must hold nothing but what
	 * networks need. LibTorch is not started.
	 *
	 * @throws SpinepsException as {@link #verify()}, or if a network is refused
	 */
	public void check() throws SpinepsException {
		verify();
		for (final NetworkFile network : manifest.networks())
			TorchEngine.check(network.name() + " of " + manifest.id(), source(
				network));
	}

	/**
	 * Runs the first network once, on a small made-up patch in 32 bits.
	 *
	 * @param choice the device that the user chose
	 * @param threads CPU threads, at least 1
	 * @return seconds that it took, without loading
	 * @throws SpinepsException if the engine does not start, the network cannot
	 *           be loaded or run, or returns values that are not finite
	 */
	public double trySeconds(final DeviceChoice choice, final int threads)
		throws SpinepsException
	{
		final int[] shape = TrialPatch.shape(manifest);
		final float[] patch = TrialPatch.of(manifest, shape);
		final NetworkFile network = manifest.networks().get(0);
		try (PatchNetwork loaded = TorchEngine.start(threads).load(manifest.id(),
			source(network), choice))
		{
			final long start = System.nanoTime();
			for (final float score : loaded.run(patch, shape))
				if (!Float.isFinite(score)) throw new SpinepsException(
					"The network " + manifest.id() +
					" does not work on this computer",
					"It returns values that are not finite", "Choose the device cpu");
			return (System.nanoTime() - start) / 1e9;
		}
	}

	/** @return voxels of the patch of {@link #trySeconds} */
	public int trialVoxels() {
		final int[] shape = TrialPatch.shape(manifest);
		return shape[1] * shape[2] * shape[3];
	}

	private TorchEngine.NetworkSource source(final NetworkFile network) {
		return folder().map(place -> TorchEngine.NetworkSource.of(place.resolve(
			network.name()), network.sha256())).orElseGet(
				() -> TorchEngine.NetworkSource.of(() -> stream(network), network
					.sha256()));
	}

	private InputStream stream(final NetworkFile network) throws IOException {
		final InputStream in = files.openOrNull(network.name());
		if (in == null) throw new FileNotFoundException(network.name());
		return in;
	}

	/**
	 * Loads the networks.
	 *
	 * @param compute what they run on; a precision other than 32 bits is tried first,
	 *          and the model's device says how that went
	 * @return the model, ready to run; closed by the caller
	 * @throws SpinepsException if the engine does not start, the device or the
	 *           precision cannot be used, or a file is not a network
	 */
	public RunnableModel open(final ComputeOptions compute)
		throws SpinepsException
	{
		final TorchEngine engine = TorchEngine.start(compute.effectiveThreads());
		final Precision precision = compute.precision();
		final int[] shape = precision == Precision.FLOAT32 ? new int[0] : TrialPatch
			.shape(manifest);
		final PrecisionLoader loader = new PrecisionLoader(engine, compute
			.device(), precision,
			shape.length == 0 ? new float[0] : TrialPatch.of(manifest, shape), shape);
		final List<PatchNetwork> networks = new ArrayList<>();
		boolean complete = false;
		try {
			for (final NetworkFile network : manifest.networks())
				networks.add(loader.load(manifest.id(), source(network)));
			final RunnableModel model = new RunnableModel(manifest, networks);
			complete = true;
			return model;
		}
		finally {
			if (!complete) networks.forEach(PatchNetwork::close);
		}
	}
}
