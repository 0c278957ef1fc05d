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

import java.util.Locale;

import org.spineps.ij.task.RoughTime;
import org.spineps.model.ModelManifest;
import org.spineps.network.window.Tiling;
import org.spineps.volume.Grid;

/**
 * How long a segmentation takes and how much memory it needs, as far as one trial
 * pass of the semantic network tells. To be read as "about".
 *
 * @param device what it runs on, e.g. "CPU"
 * @param seconds from start to tables
 * @param megabytes of memory, the engine included
 */
record RunEstimate(String device, double seconds, double megabytes) {

	/** Of the time, on the CPU, that the semantic network takes. */
	private static final double SEMANTIC_SHARE = 0.45;
	/** The engine, Java and the networks. */
	private static final double BASE_MB = 700;
	/** Floats of scan, scores of a slab of tiles, masks and measures. */
	private static final double BYTES_PER_VOXEL = 120;

	/**
	 * @param device what it runs on
	 * @param manifest of the semantic network
	 * @param trial seconds that it took for a voxel of a trial pass
	 * @param scan grid of what is segmented
	 * @return what to expect
	 */
	static RunEstimate of(final String device, final ModelManifest manifest,
		final double trial, final Grid scan)
	{
		final double voxels = manifest.input().gridFor(scan).voxels();
		final Tiling tiling = manifest.tiling();
		final double overlap = Math.pow(1 / tiling.step(), 2);
		final double passes = Math.pow(2, manifest.mirroring().axes().size()) *
			manifest.networks().size();
		final double network = Math.max(voxels, tile(tiling)) * overlap * passes *
			trial;
		return new RunEstimate(device, network / SEMANTIC_SHARE, BASE_MB +
			BYTES_PER_VOXEL * Math.max(voxels, scan.voxels()) / 1e6);
	}

	/** A smaller scan is padded to some part of a tile. */
	private static double tile(final Tiling tiling) {
		double voxels = 1;
		for (final int multiple : tiling.sizeMultiple())
			voxels *= multiple;
		return voxels;
	}

	/** @return e.g. "CPU, about 25 s, 1.2 GB" */
	String text() {
		return device + ", about " + RoughTime.text(seconds) + ", " + String.format(Locale.ROOT,
			"%.1f GB", megabytes / 1000);
	}
}
