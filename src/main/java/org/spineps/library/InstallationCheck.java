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
package org.spineps.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.TemporaryFolder;
import org.spineps.Version;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.model.UserFolder;
import org.spineps.network.AvailableDevices;
import org.spineps.network.DeviceChoice;
import org.spineps.network.ProcessorFeatures;
import org.spineps.network.TorchEngine;
import org.spineps.progress.Progress;

/**
 * Checks everything that a run needs: system, Java, the engine of the networks
 * and its devices, folders and whether they are writable, models, and a short
 * run of a network. It makes no network access and reports nothing about
 * patients.
 */
public final class InstallationCheck {

	private static final int JAVA = 17;
	private static final long MEGABYTE = 1_000_000;
	/** Size of the unpacked LibTorch in bytes. */
	private static final long LIBRARIES = 500 * MEGABYTE;
	private static final Path NVIDIA = Path.of("/proc/driver/nvidia/version");

	private final List<InstallationFinding> findings = new ArrayList<>();

	private InstallationCheck() {
		// see run
	}

	/**
	 * @param device the device to check
	 * @param threads CPU threads, at least 1
	 * @param progress receives the steps; checked for cancellation before each
	 * @return the findings, in a fixed order
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static List<InstallationFinding> run(final DeviceChoice device,
		final int threads, final Progress progress)
	{
		final InstallationCheck check = new InstallationCheck();
		progress.report("System", 0, 3);
		check.system();
		check.folders();
		progress.checkCancelled();
		progress.report("Models", 1, 3);
		check.models();
		progress.checkCancelled();
		progress.report("Engine", 2, 3);
		check.engine(device, threads);
		progress.report("Engine", 3, 3);
		return List.copyOf(check.findings);
	}

	private void add(final String name, final boolean ok, final String value) {
		findings.add(new InstallationFinding(name, value, ok));
	}

	private void system() {
		add("program", true, "SPINEPS for Fiji " + Version.get());
		add("system", true, property("os.name") + " " + property("os.version") +
			" " + property("os.arch"));
		add("Java", Runtime.version().feature() >= JAVA, property("java.version") +
			" (" + property("java.vendor") + "), up to " + Runtime.getRuntime()
				.maxMemory() / MEGABYTE + " MB of memory");
		final Optional<Boolean> bfloat16 = ProcessorFeatures.bfloat16();
		add("processor", true, Runtime.getRuntime().availableProcessors() +
			" cores, bfloat16: " + (bfloat16.isEmpty() ? "unknown" : bfloat16
				.get() ? "yes" : "no"));
	}

	private static String property(final String name) {
		return System.getProperty(name, "unknown");
	}

	private void folders() {
		final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		add("temporary", canMakeTemporary(), described(temporary));
		try {
			final Path models = UserFolder.standard().models();
			add("model folder", true, described(models));
		}
		catch (final SpinepsException e) {
			add("model folder", false, e.getMessage());
		}
	}

	private static String described(final Path folder) {
		return folder + " (" + (Files.isDirectory(folder) ? "" :
			"not created yet, ") +
			(UserFolder.isWritable(folder) ? "writable" : "read only") +
			", " + free(folder) / MEGABYTE + " MB free)";
	}

	private static long free(final Path folder) {
		File existing = folder.toAbsolutePath().toFile();
		while (existing != null && !existing.exists())
			existing = existing.getParentFile();
		return existing == null ? 0 : existing.getUsableSpace();
	}

	/** There, or where a run makes its temporary folders otherwise. */
	private static boolean canMakeTemporary() {
		try {
			TemporaryFolder.create("spineps-check", 0, TorchEngine.cacheFolder()
				.resolve("tmp")).close();
			return true;
		}
		catch (final IOException e) {
			// That is what was to be found out.
			return false;
		}
	}

	private void models() {
		try {
			final ModelStore store = ModelStore.standard();
			add("models", store.problems().isEmpty(), store.list().stream().map(
				manifest -> manifest.id() + " (" + manifest.kind().text() + ")").toList() +
				(store.problems().isEmpty() ? "" : "; cannot be used: " + String.join(
					"; ", store.problems())));
		}
		catch (final SpinepsException e) {
			add("models", false, e.getMessage());
		}
	}

	private void engine(final DeviceChoice device, final int threads) {
		add("driver", true, driver());
		try {
			final long start = System.nanoTime();
			final TorchEngine engine = TorchEngine.start(threads);
			add("engine", true, engine.library() + ", " + seconds(start) +
				" to start");
			add("cache folder", true, described(TorchEngine.cacheFolder()));
			add("native library", Files.isDirectory(engine.libraryFolder()), engine
				.libraryFolder() + (System.getenv().getOrDefault("PYTORCH_LIBRARY_PATH",
					"").isBlank() ? ""
					: " (PYTORCH_LIBRARY_PATH)"));
			final AvailableDevices devices = engine.available();
			add("devices", true, devices.names() + "; auto takes " + DeviceChoice.AUTO
				.resolve(devices));
			add("smoke run", true, String.format(Locale.ROOT,
				"a network ran on %s in %.2f s", device.resolve(devices).name(),
				ModelStore.packaged().load("", ModelKind.SEMANTIC).trySeconds(device,
					threads)));
		}
		catch (final SpinepsException e) {
			add("engine", false, e.getMessage());
		}
	}

	private static String seconds(final long start) {
		return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) /
			1e9);
	}

	/** Linux tells in a file; elsewhere the engine's list of devices must do. */
	private static String driver() {
		try {
			if (Files.isReadable(NVIDIA)) return Files.readAllLines(NVIDIA).stream()
				.findFirst().orElse("NVIDIA").replaceAll("\\s+", " ");
		}
		catch (final IOException e) {
			return "NVIDIA, version unknown";
		}
		return System.getProperty("os.name").startsWith("Linux")
			? "no NVIDIA driver" : "unknown (see devices)";
	}
}
