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
package org.spineps.batch.cases;

/**
 * Decides which cases may be in memory at the same time: as many as fit together,
 * and one in any case, so that a case that is larger than the plan is tried alone.
 * Not for several threads at a time.
 */
public final class MemoryPlan {

	/**
	 * What a case takes that does not grow with its voxels: pictures, tables, tiles,
	 * and the network's own grid, which is finer than that of a coarse scan.
	 */
	static final long BYTES_PER_CASE = 144L << 20;
	/** Scan, masks and what phases keep, for each voxel of the scan. */
	static final long BYTES_PER_VOXEL = 96;
	/** The rest is for the networks' tiles and for garbage. */
	private static final double SHARE = 0.75;

	private final long budget;
	private long taken;
	private int cases;

	/** @param budget bytes that cases may take together */
	public MemoryPlan(final long budget) {
		this.budget = budget;
	}

	/** @return a plan for this Java machine */
	public static MemoryPlan ofHeap() {
		return new MemoryPlan((long) (SHARE * Runtime.getRuntime().maxMemory()));
	}

	/**
	 * @param voxels voxels of a scan, as its header says
	 * @return bytes that its case may take at most
	 */
	public static long bytes(final long voxels) {
		return BYTES_PER_CASE + BYTES_PER_VOXEL * Math.max(0, Math.min(voxels,
			Long.MAX_VALUE / (2 * BYTES_PER_VOXEL)));
	}

	/**
	 * @param bytes what a case takes
	 * @return whether it may begin; it counts from then on
	 */
	public boolean admit(final long bytes) {
		if (cases > 0 && bytes > budget - taken) return false;
		cases++;
		taken += bytes;
		return true;
	}

	/** @param bytes what an admitted case took that has ended */
	public void release(final long bytes) {
		cases--;
		taken -= bytes;
	}
}
