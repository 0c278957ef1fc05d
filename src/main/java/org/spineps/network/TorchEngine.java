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

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.spineps.SpinepsException;
import org.spineps.convert.archive.ScriptRefusal;

/**
 * LibTorch, started through DJL from the libraries beside the program. It
 * downloads nothing and sends no usage data: DJL is configured before the first
 * of its classes is loaded.
 * <p>
 * The engine of a Java process is started once by DJL and stays; instances of
 * this class are views of it. The number of LibTorch's threads is one setting
 * for the whole process.
 * </p>
 */
public final class TorchEngine {

	/** The packaged libraries; null before they are known, or if not used. */
	private static NativeFolder.Found packaged;

	private final Engine engine;
	private final int threads;

	private TorchEngine(final Engine engine, final int threads) {
		this.engine = engine;
		this.threads = threads;
	}

	/**
	 * A TorchScript archive, from wherever it comes: it is checked before LibTorch
	 * sees it. It is opened again when the network has to move to another device.
	 */
	@FunctionalInterface
	public interface NetworkSource {

		/** Room for an archive of which nothing is known: 64 MiB. */
		long USUAL_BYTES = 64L << 20;

		/**
		 * @return a new stream, closed by the caller
		 * @throws IOException if it cannot be opened
		 */
		InputStream open() throws IOException;

		/** @return the hash that the archive must have, if one is known */
		default Optional<String> sha256() {
			return Optional.empty();
		}

		/**
		 * @return its size, about
		 * @throws IOException if it does not exist
		 */
		default long bytes() throws IOException {
			return USUAL_BYTES;
		}

		/**
		 * @param file a TorchScript archive
		 * @return a source of it
		 */
		static NetworkSource of(final Path file) {
			return of(file, null);
		}

		/**
		 * @param file a TorchScript archive
		 * @param sha256 the hash that it must have; null if none is known
		 * @return a source of it
		 */
		static NetworkSource of(final Path file, final String sha256) {
			return new NetworkSource() {

				@Override
				public InputStream open() throws IOException {
					return Files.newInputStream(file);
				}

				@Override
				public Optional<String> sha256() {
					return Optional.ofNullable(sha256);
				}

				@Override
				public long bytes() throws IOException {
					return Files.size(file);
				}
			};
		}

		/**
		 * @param source a TorchScript archive
		 * @param sha256 the hash that it must have
		 * @return a source of it
		 */
		static NetworkSource of(final NetworkSource source, final String sha256) {
			return new NetworkSource() {

				@Override
				public InputStream open() throws IOException {
					return source.open();
				}

				@Override
				public Optional<String> sha256() {
					return Optional.of(sha256);
				}
			};
		}
	}

	/**
	 * Starts LibTorch, or finds it running. Takes a few seconds on the very first
	 * start, when the libraries are unpacked into DJL's cache folder.
	 *
	 * @param threads CPU threads for the networks, at least 1
	 * @return the engine
	 * @throws SpinepsException if LibTorch cannot be loaded on this machine, or
	 *           the user's own LibTorch is missing or of another version; the
	 *           message says where it was looked for and what to do
	 */
	public static TorchEngine start(final int threads) throws SpinepsException {
		if (threads < 1) throw new IllegalArgumentException(threads + " threads");
		System.setProperty("OPT_OUT_TRACKING", "true");
		setUnlessSet("ai.djl.offline", "true");
		setUnlessSet("ai.djl.pytorch.num_threads", Integer.toString(threads));
		try (EngineClassLoader scope = EngineClassLoader.enter()) {
			chooseLibraries();
			LibraryEnvironment.prepare();
			final Engine engine = Engine.getEngine(PtEngine.ENGINE_NAME);
			JniUtils.setNumThreads(threads);
			return new TorchEngine(engine, threads);
		}
		catch (EngineException | LinkageError | IllegalStateException e) {
			throw EngineFailure.explain(e);
		}
	}

	/**
	 * Tests whether this machine has the device that a user asked for by name, so
	 * that a long list of inputs need not begin without it. Starts LibTorch unless
	 * the choice is "auto" or "cpu", which every machine has.
	 *
	 * @param compute device and threads
	 * @throws SpinepsException if it has not, or LibTorch cannot be loaded
	 */
	public static void requireDevice(final ComputeOptions compute)
		throws SpinepsException
	{
		if (compute.device().isAuto() || compute.device()
			.kind() == Device.Kind.CPU) return;
		compute.device().resolve(start(compute.effectiveThreads()).available());
	}

	/**
	 * Says who is told when libraries are unpacked, which fills a disk and takes a
	 * while: on the first start of a version.
	 *
	 * @param told receives sentences for the user, on the thread that starts LibTorch
	 */
	public static void onUnpacking(final Consumer<String> told) {
		EngineFolders.setListener(told);
	}

	/** @return CPU threads that it was started with */
	int threads() {
		return threads;
	}

	/**
	 * Names the folder of the libraries to DJL: the user's own, or a private one
	 * with the packaged ones. DJL's own search would obey PYTORCH_VERSION and load
	 * from folders that others may have made.
	 */
	private static synchronized void chooseLibraries() throws SpinepsException {
		if (packaged != null) return;
		UserLibraries.choose();
		if (UserLibraries.folder().isPresent()) return;
		final NativeFolder.Found found = NativeFolder.find();
		final String cache = found.cache().toAbsolutePath().toString();
		System.setProperty(UserLibraries.FOLDER, found.folder().toAbsolutePath()
			.toString());
		setUnlessSet("PYTORCH_FLAVOR", found.flavour());
		setUnlessSet("ENGINE_CACHE_DIR", cache);
		// JNA would unpack its library into a shared folder if the home is closed.
		if (Files.isWritable(found.cache())) setUnlessSet("jna.tmpdir", cache);
		packaged = found;
	}

	/** @return name and version of LibTorch, e.g. "LibTorch 2.7.1 (CPU only)" */
	public String library() {
		// With PYTORCH_VERSION in the environment DJL repeats that.
		return "LibTorch " + (packaged == null ? engine.getVersion()
			: UserLibraries.VERSION) + (available().cuda()
			? " (CUDA)" : " (CPU only)");
	}

	/**
	 * @return where the packaged libraries are unpacked; before the start, where
	 *         they would be at best
	 */
	public static synchronized Path cacheFolder() {
		return packaged == null ? NativeFolder.preferred() : packaged.cache();
	}

	/**
	 * @return the folder of the libraries that were loaded: the user's own if the
	 *         environment names one, else a private one
	 */
	public Path libraryFolder() {
		return packaged == null ? UserLibraries.folder().orElseThrow() : packaged
			.folder();
	}

	/** @return the devices that this LibTorch can run on */
	public AvailableDevices available() {
		final boolean cuda = engine.hasCapability(StandardCapabilities.CUDA);
		return new AvailableDevices(cuda, cuda ? engine.getGpuCount() : 0,
			isAppleSilicon());
	}

	/**
	 * Loads a network onto the device that the user chose. When the choice was
	 * left to the program and the GPU turns out not to work, the CPU is taken and
	 * the device's reason says why.
	 *
	 * @param name name for messages, e.g. the model id
	 * @param source the TorchScript archive
	 * @param choice the user's choice
	 * @return the network, to be closed by the caller
	 * @throws SpinepsException if the device cannot be used or the file is not a
	 *           TorchScript network
	 */
	public TorchNetwork load(final String name, final NetworkSource source,
		final DeviceChoice choice) throws SpinepsException
	{
		final Device device = choice.resolve(available());
		try {
			return load(name, source, device);
		}
		catch (final EngineException e) {
			if (device.kind() != Device.Kind.CPU && choice.isAuto()) return load(name,
				source, Device.cpu(device.name() + " could not be used: " +
					EngineFailure.firstLine(e)));
			throw new SpinepsException("The network " + name +
				" could not be loaded on " + device.name(), EngineFailure.firstLine(e),
				device.kind() == Device.Kind.CPU
					? "The file may be damaged or made for a newer PyTorch: download " +
						"the model again"
					: "Choose the device cpu", e);
		}
	}

	/**
	 * Loads a network from a file.
	 *
	 * @param file a TorchScript archive
	 * @param choice the user's choice
	 * @return the network, to be closed by the caller
	 * @throws SpinepsException as for the other method
	 */
	public TorchNetwork load(final Path file, final DeviceChoice choice)
		throws SpinepsException
	{
		return load(file.getFileName().toString(), NetworkSource.of(file), choice);
	}

	/** @throws EngineException if LibTorch refuses the archive or the device */
	TorchNetwork load(final String name, final NetworkSource source,
		final Device device) throws SpinepsException
	{
		try (CheckedCopy copy = CheckedCopy.of(source)) {
			return new TorchNetwork(this, name, source, load(name, copy.file(),
				device), device);
		}
		catch (IOException | MalformedModelException e) {
			throw unusable(name, e);
		}
	}

	/**
	 * Checks a network as loading does, without LibTorch.
	 *
	 * @param name name for messages
	 * @param source the TorchScript archive
	 * @throws SpinepsException if it cannot be read, has another hash than
	 *           expected, or holds something that networks do not need
	 */
	public static void check(final String name, final NetworkSource source)
		throws SpinepsException
	{
		try {
			CheckedCopy.of(source).close();
		}
		catch (final IOException e) {
			throw unusable(name, e);
		}
	}

	private static SpinepsException unusable(final String name,
		final Exception problem)
	{
		if (problem instanceof ScriptRefusal) return new SpinepsException(
			"The network " + name + " was refused", problem.getMessage(),
			"A network needs nothing of that kind, and it could do harm: use a " +
				"model from a source that you trust", problem);
		return new SpinepsException("The network " + name + " could not be read",
			EngineFailure.firstLine(problem),
			"If the file may be damaged, download the model again", problem);
	}

	/** The only place where LibTorch loads anything. */
	private static Model load(final String name, final Path checked,
		final Device device) throws IOException, MalformedModelException
	{
		final Model model = Model.newInstance(name, toDjl(device),
			PtEngine.ENGINE_NAME);
		// Otherwise constants inside the archive stay on the CPU.
		final boolean map = device.kind() != Device.Kind.CPU;
		boolean loaded = false;
		try {
			if (canBeNamed(checked)) model.load(checked.getParent(), checked
				.getFileName().toString(), Map.of("mapLocation", Boolean.toString(
					map)));
			else try (InputStream stream = Files.newInputStream(checked)) {
				// Not Model.load, which leaves a temporary folder behind.
				final PtSymbolBlock block = JniUtils.loadModule((PtNDManager) model
					.getNDManager(), stream, map, false);
				block.freezeParameters(true);
				model.setBlock(block);
			}
			loaded = true;
			return model;
		}
		finally {
			if (!loaded) model.close();
		}
	}

	/** LibTorch opens paths with other letters on some systems only. */
	private static boolean canBeNamed(final Path file) {
		return file.toAbsolutePath().toString().chars().allMatch(c -> c < 128);
	}

	private static ai.djl.Device toDjl(final Device device) {
		return switch (device.kind()) {
			case CPU -> ai.djl.Device.cpu();
			case GPU -> ai.djl.Device.gpu(device.index());
			case MPS -> ai.djl.Device.of("mps", 0);
		};
	}

	private static boolean isAppleSilicon() {
		return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith(
			"mac") && System.getProperty("os.arch").equals("aarch64");
	}

	private static void setUnlessSet(final String property, final String value) {
		if (System.getProperty(property) == null) System.setProperty(property,
			value);
	}
}
