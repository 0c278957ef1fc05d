package org.spineps.network;

import java.util.Objects;

/**
 * Where a network runs, and why there.
 *
 * @param kind what it is
 * @param index which of several, 0 for the first
 * @param reason why it was taken, without a full stop, e.g. "this LibTorch has
 *          no CUDA"
 */
public record Device(Kind kind, int index, String reason) {

	/** Kinds of device. */
	public enum Kind {
			CPU, GPU, MPS
	}

	/** Checks that nothing is missing. */
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
	 * @param newReason why the CPU is taken instead
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
