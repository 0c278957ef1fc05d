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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;

/**
 * The user's choice of a device: any ("auto"), or one by name.
 *
 * @param kind the requested kind; null for "auto"
 * @param index which one of that kind
 */
public record DeviceChoice(Device.Kind kind, int index) {

	/** Uses a GPU if this LibTorch can use one, otherwise the CPU. */
	public static final DeviceChoice AUTO = new DeviceChoice(null, 0);

	/** The CPU, even if there is a GPU. */
	public static final DeviceChoice CPU = new DeviceChoice(Device.Kind.CPU, 0);

	private static final Pattern GPU = Pattern.compile(
		"(?:gpu|cuda)(?::(\\d{1,3}))?");

	/**
	 * @param text "auto" or empty, "cpu", "gpu" ("cuda" is the same), "gpu:N" or
	 *          "mps", in any case
	 * @return the choice
	 * @throws SpinepsException for any other text
	 */
	public static DeviceChoice parse(final String text) throws SpinepsException {
		final String name = text.strip().toLowerCase(Locale.ROOT);
		if (name.isEmpty() || name.equals("auto")) return AUTO;
		if (name.equals("cpu")) return CPU;
		if (name.equals("mps")) return new DeviceChoice(Device.Kind.MPS, 0);
		final Matcher gpu = GPU.matcher(name);
		if (!gpu.matches()) throw new SpinepsException("Unknown device", "\"" +
			text + "\"", "Use auto, cpu, gpu, gpu:N or mps");
		return new DeviceChoice(Device.Kind.GPU, gpu.group(1) == null ? 0 : Integer
			.parseInt(gpu.group(1)));
	}

	/** @return the word for it: "auto", "cpu", "gpu", "gpu:N" or "mps" */
	public String text() {
		if (isAuto()) return "auto";
		return kind.name().toLowerCase(Locale.ROOT) + (index > 0 ? ":" + index : "");
	}

	/** @return whether the program may choose */
	public boolean isAuto() {
		return kind == null;
	}

	/**
	 * Selects one of the available devices. "auto" never fails, because it falls
	 * back to the CPU. It never selects Apple's MPS, which lacks some
	 * three-dimensional operations.
	 *
	 * @param available what the engine can run on
	 * @return the device, with the reason
	 * @throws SpinepsException if a device requested by name is not available
	 */
	public Device resolve(final AvailableDevices available)
		throws SpinepsException
	{
		if (isAuto()) {
			if (!available.gpu()) return Device.cpu("this LibTorch has no CUDA");
			return new Device(Device.Kind.GPU, 0, available.gpus() > 0
				? "first of " + available.gpus() + " found"
				: "this LibTorch has CUDA");
		}
		final String reason = "requested";
		switch (kind) {
			case CPU:
				return Device.cpu(reason);
			case GPU:
				if (available.hasGpu(index)) return new Device(kind, index, reason);
				throw unavailable("gpu:" + index, available, available.cuda()
					? "Choose one of the available devices"
					: "This LibTorch runs on the CPU only. Set PYTORCH_LIBRARY_PATH to" +
						" a folder with a CUDA build of the same version of LibTorch," +
						" or choose auto or cpu");
			default:
				if (available.mps()) return new Device(kind, 0, reason);
				throw unavailable("mps", available,
					"MPS needs a Mac with Apple silicon; choose auto or cpu");
		}
	}

	private static SpinepsException unavailable(final String name,
		final AvailableDevices available, final String remedy)
	{
		return new SpinepsException("The device " + name +
			" is not available on this computer", "Available: " +
			available.names(), remedy);
	}
}
