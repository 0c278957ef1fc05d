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
package org.spineps.ij.dialog;

import ij.Prefs;

import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.model.SpineModel;
import org.spineps.network.ComputeOptions;
import org.spineps.network.Device;
import org.spineps.network.DeviceChoice;
import org.spineps.network.EngineClassLoader;
import org.spineps.network.Precision;
import org.spineps.network.TorchEngine;
import org.spineps.volume.Grid;

/**
 * Times one small pass of a semantic network, once for each network, device and
 * number of threads: ImageJ's preferences remember it. Takes seconds where nothing is
 * remembered; not for the event thread.
 */
final class TileTiming {

	private static final String KEY = "spineps.timing.";
	private static final int HASH_DIGITS = 12;

	private TileTiming() {
		// static methods only
	}

	/**
	 * @param model id or folder of a semantic model; blank for the packaged one
	 * @param device as in macros
	 * @param threads CPU threads, 0 for all cores
	 * @param scan grid of what is segmented
	 * @return what to expect
	 * @throws SpinepsException if the network does not run there
	 */
	static RunEstimate estimate(final String model, final String device,
		final int threads, final Grid scan) throws SpinepsException
	{
		final SpineModel network = ModelStore.standard().load(model,
			ModelKind.SEMANTIC);
		final DeviceChoice choice = DeviceChoice.parse(device);
		final int cores = ComputeOptions.parse(device, threads, Precision.FLOAT32
			.text()).effectiveThreads();
		try (EngineClassLoader scope = EngineClassLoader.enter()) {
			final Device found = choice.resolve(TorchEngine.start(cores)
				.available());
			final String key = KEY + network.manifest().sha256().replaceAll(
				"[^0-9a-f]", "").substring(0, HASH_DIGITS) + "." + found.kind().name()
					.toLowerCase(Locale.ROOT) + "." + cores;
			double perVoxel = Prefs.get(key, 0.0);
			if (!(perVoxel > 0)) {
				perVoxel = network.trySeconds(choice, cores) / network.trialVoxels();
				Prefs.set(key, perVoxel);
			}
			return RunEstimate.of(found.kind().name(), network.manifest(), perVoxel,
				scan);
		}
	}
}
