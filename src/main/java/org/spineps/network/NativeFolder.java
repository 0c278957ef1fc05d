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

import ai.djl.util.Platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.Folders;

/**
 * Finds or makes the folder from which the packaged LibTorch is loaded. Whoever
 * can write there can run any code as the user; so it belongs to the user, and
 * nobody else may write to it. DJL would take a folder of a known name below the
 * temporary one, whoever made it, and would obey variables that images of
 * PyTorch set for their own purposes.
 */
final class NativeFolder {

	/** Room for the unpacked libraries: 500 MiB. */
	private static final long BYTES = 500L << 20;
	private static final String[] VARIABLES = { "ENGINE_CACHE_DIR",
		"DJL_CACHE_DIR" };
	private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
		PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

	/** Bits of a folder's mode: anybody may write; only owners may rename. */
	private static final int OTHERS_MODE = 02;
	private static final int STICKY_AND_OTHERS = 01002;

	private final Platform platform;

	private NativeFolder(final Platform platform) {
		this.platform = platform;
	}

	/**
	 * Unpacked libraries.
	 *
	 * @param cache the folder for all versions
	 * @param folder the folder of the libraries
	 * @param flavour DJL's name for what they run on, e.g. "cpu"
	 */
	record Found(Path cache, Path folder, String flavour) {}

	/**
	 * @return the folder of the libraries, unpacked if needed
	 * @throws SpinepsException if there is no folder that nobody else can write to;
	 *           names all that were tried
	 */
	static Found find() throws SpinepsException {
		final Platform platform = Platform.detectPlatform("pytorch");
		if (platform.isPlaceholder()) throw new SpinepsException(
			"LibTorch, which runs the networks, is missing", "There is no file " +
				"pytorch-native-cpu for " + platform.getClassifier(),
			"Put it beside the plugin, or set PYTORCH_LIBRARY_PATH to the lib folder " +
				"of PyTorch " + UserLibraries.VERSION);
		final NativeFolder search = new NativeFolder(platform);
		final List<String> problems = new ArrayList<>();
		for (final Map.Entry<String, Path> candidate : candidates().entrySet()) {
			try {
				final Path folder = search.in(candidate.getValue());
				EngineFolders.deleteOlder(folder.getParent(), UserLibraries.VERSION);
				return new Found(candidate.getValue(), folder, platform.getFlavor());
			}
			catch (final IOException e) {
				problems.add(candidate.getValue() + candidate.getKey() + ": " +
					AtomicFiles.reason(e));
			}
		}
		throw new SpinepsException(
			"LibTorch, which runs the networks, could not be unpacked", String.join(
				"; ", problems), "Set the environment variable DJL_CACHE_DIR to " +
					"a folder of your own with 500 MB free, on a disk from which " +
					"programs may be run");
	}

	/** Folders by a remark, the best one first. */
	private static Map<String, Path> candidates() {
		for (final String name : VARIABLES) {
			final String value = setting(name);
			if (value != null && !value.isEmpty()) return Map.of(" (" + name + ")",
				Path.of(value));
		}
		final Map<String, Path> candidates = new TreeMap<>();
		candidates.put("", Path.of(System.getProperty("user.home"), ".djl.ai"));
		candidates.put(" (temporary folder)", Path.of(System.getProperty(
			"java.io.tmpdir"), "spineps-" + System.getProperty("user.name").replaceAll(
				"[^A-Za-z0-9_-]", "_")));
		return candidates;
	}

	/** @return what the user chose, the home, or the temporary folder */
	static Path preferred() {
		return candidates().values().iterator().next();
	}

	private static String setting(final String name) {
		final String value = System.getenv(name);
		return value != null ? value : System.getProperty(name);
	}

	private String name() {
		return platform.getVersion() + "-" + platform.getFlavor() + "-" + platform
			.getClassifier();
	}

	private Path in(final Path cache) throws IOException {
		final Path folder = cache.resolve("pytorch").resolve(name());
		final boolean wasOpen = requirePrivate(cache, folder);
		if (wasOpen || !isComplete(folder)) {
			Folders.delete(folder);
			unpack(cache, folder);
			requirePrivate(cache, folder);
		}
		return folder;
	}

	/** @return whether anybody could have changed the libraries until now */
	private boolean requirePrivate(final Path cache, final Path folder)
		throws IOException
	{
		final Path above = cache.toAbsolutePath().getParent();
		if (above != null && Files.exists(above) && isPosix(above) && ((int) Files
			.getAttribute(above, "unix:mode") & STICKY_AND_OTHERS) == OTHERS_MODE)
			throw new IOException("anybody can exchange folders in " + above);
		final List<Path> all = new ArrayList<>(List.of(cache, folder.getParent(),
			folder));
		libraries().keySet().forEach(library -> all.add(folder.resolve(library)));
		boolean wasOpen = false;
		for (final Path each : all)
			if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) wasOpen |= makePrivate(
				each);
		return wasOpen;
	}

	/** @return the libraries' places in the program by the names of their files */
	private Map<String, String> libraries() {
		final Map<String, String> libraries = new TreeMap<>();
		for (final String library : platform.getLibraries())
			libraries.put(library, "pytorch/" + platform.getFlavor() + "/" + platform
				.getClassifier() + "/" + library);
		final String bridge = System.mapLibraryName("djl_torch");
		libraries.put(platform.getApiVersion() + "-" + bridge, "jnilib/" + platform
			.getClassifier() + "/" + platform.getFlavor() + "/" + bridge);
		return libraries;
	}

	private boolean isComplete(final Path folder) {
		return libraries().keySet().stream().allMatch(library -> Files
			.isRegularFile(folder.resolve(library), LinkOption.NOFOLLOW_LINKS));
	}

	private void unpack(final Path cache, final Path folder) throws IOException {
		createPrivate(cache);
		createPrivate(folder.getParent());
		requirePrivate(cache, folder);
		final long room = Files.getFileStore(cache).getUsableSpace();
		if (room < BYTES) throw new IOException("it has room for " + (room >> 20) +
			" MB, and 500 MB are needed");
		EngineFolders.tellUnpacking(folder.getParent());
		final Path hidden = Files.createTempDirectory(folder.getParent(),
			EngineFolders.UNPACKING);
		try {
			for (final Map.Entry<String, String> library : libraries().entrySet())
				try (InputStream in = NativeFolder.class.getClassLoader()
					.getResourceAsStream(library.getValue()))
				{
					if (in == null) throw new IOException("the program lacks " + library
						.getValue());
					Files.copy(in, hidden.resolve(library.getKey()));
				}
			EngineFolders.mark(hidden);
			Files.move(hidden, folder);
		}
		catch (final FileAlreadyExistsException e) {
			// Another process was faster.
			if (!isComplete(folder)) throw e;
		}
		finally {
			Folders.delete(hidden);
		}
	}

	private static void createPrivate(final Path folder) throws IOException {
		if (Files.isDirectory(folder)) return;
		if (folder.getParent() != null) Files.createDirectories(folder.getParent());
		if (isPosix(folder)) Files.createDirectory(folder, PosixFilePermissions
			.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		else Files.createDirectory(folder);
	}

	/**
	 * Of the user or of the administrator, and not to be written by others.
	 *
	 * @return whether everybody could write to it before
	 */
	private static boolean makePrivate(final Path file) throws IOException {
		if (!isPosix(file)) return false;
		if (Files.isSymbolicLink(file) && !isOwn(file, LinkOption.NOFOLLOW_LINKS))
			throw new IOException(file.getFileName() +
				" is a link that somebody else made");
		if (!isOwn(file)) throw new IOException(file.getFileName() +
			" belongs to the user " + Files.getOwner(file).getName());
		final Set<PosixFilePermission> permissions = Files
			.getPosixFilePermissions(file);
		final boolean open = permissions.contains(
			PosixFilePermission.OTHERS_WRITE);
		if (!permissions.removeAll(OTHERS)) return open;
		try {
			Files.setPosixFilePermissions(file, permissions);
		}
		catch (final IOException e) {
			throw new IOException("others may write to " + file.getFileName(), e);
		}
		return open;
	}

	private static boolean isOwn(final Path file, final LinkOption... options)
		throws IOException
	{
		final Object owner = Files.getAttribute(file, "unix:uid", options);
		if (owner.equals(0)) return true;
		// A user without a name, as in containers, is a number only there.
		final Path self = Path.of("/proc/self");
		return Files.exists(self) ? owner.equals(Files.getAttribute(self,
			"unix:uid")) : Files.getOwner(file, options).getName().equals(System
				.getProperty("user.name"));
	}

	private static boolean isPosix(final Path file) {
		return file.getFileSystem().supportedFileAttributeViews().contains("unix");
	}
}
