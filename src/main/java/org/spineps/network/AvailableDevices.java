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

import java.util.ArrayList;
import java.util.List;

/**
 * The devices that the loaded LibTorch can run on.
 *
 * @param cuda whether this LibTorch was built with CUDA
 * @param gpus number of NVIDIA GPUs that the CUDA runtime reports; also 0 if
 *          there is a driver but no CUDA runtime
 * @param mps whether this is a Mac with Apple silicon
 */
public record AvailableDevices(boolean cuda, int gpus, boolean mps) {

	/** Only the CPU. */
	public static final AvailableDevices CPU_ONLY = new AvailableDevices(false,
		0, false);

	/** @return whether a GPU is worth trying */
	public boolean gpu() {
		return cuda;
	}

	/**
	 * @param index which GPU
	 * @return whether it may exist
	 */
	boolean hasGpu(final int index) {
		return cuda && index < Math.max(1, gpus);
	}

	/** @return the names that a user can choose from, e.g. "auto, cpu, gpu:0" */
	public String names() {
		final List<String> names = new ArrayList<>(List.of("auto", "cpu"));
		for (int index = 0; hasGpu(index); index++)
			names.add("gpu:" + index);
		if (mps) names.add("mps");
		return String.join(", ", names);
	}
}
