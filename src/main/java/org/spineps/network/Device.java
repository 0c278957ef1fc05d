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

import java.util.Objects;

/**
 * Where a network runs, and why there.
 *
 * @param kind the kind of device
 * @param index which of several, 0 for the first
 * @param reason why it was chosen, without a full stop, e.g. "this LibTorch has
 *          no CUDA"
 */
public record Device(Kind kind, int index, String reason) {

	/** Kinds of device. */
	public enum Kind {
			CPU, GPU, MPS
	}

	/** Checks that no component is null. */
	public Device {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(reason);
		if (index < 0) throw new IllegalArgumentException("Device " + index);
	}

	/** @return short name as the user writes it: "cpu", "gpu:0" or "mps" */
	public String name() {
		return switch (kind) {
			case CPU -> "cpu";
			case GPU -> "gpu:" + index;
			case MPS -> "mps";
		};
	}

	/**
	 * @param newReason why the CPU is used instead
	 * @return the CPU
	 */
	public static Device cpu(final String newReason) {
		return new Device(Kind.CPU, 0, newReason);
	}

	/** @return name and reason, e.g. "cpu (this LibTorch has no CUDA)" */
	@Override
	public String toString() {
		return name() + " (" + reason + ")";
	}
}
