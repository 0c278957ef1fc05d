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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;

/**
 * A LibTorch of the user's own, in the folder that {@value #FOLDER} names. It
 * is checked before it is loaded: libraries of another version would crash the
 * process, and a folder without libraries would be ignored silently.
 */
final class UserLibraries {

	/** Environment variable or system property with the folder. */
	static final String FOLDER = "PYTORCH_LIBRARY_PATH";
	/** The version that DJL's native code was built for. */
	static final String VERSION = "2.7.1";

	private static final String FLAVOUR = "PYTORCH_FLAVOR";
	private static final String CPU_FLAVOUR = "cpu";
	private static final String CUDA_FLAVOUR = "cu128";
	/**
	 * The files in which PyTorch's packages for Python and C++ state their
	 * version.
	 */
	private static final List<String> VERSION_FILES = List.of("version.py",
		"build-version");
	private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");

	private UserLibraries() {
		// static methods only
	}

	/** @return the folder that the user chose, if any */
	static Optional<Path> folder() {
		return setting(FOLDER).filter(text -> !text.isBlank()).map(Path::of);
	}

	/**
	 * Checks the user's folder, if there is one, and passes its flavour to DJL,
	 * which ignores a folder without a flavour.
	 *
	 * @throws SpinepsException if it holds no LibTorch, or one of another version
	 */
	static void choose() throws SpinepsException {
		final Optional<Path> folder;
		try {
			folder = folder();
		}
		catch (final InvalidPathException e) {
			throw unusable(e.getInput() + " is not a path", e);
		}
		if (folder.isEmpty()) return;
		final String flavour = flavourOf(folder.get());
		if (setting(FLAVOUR).isEmpty()) System.setProperty(FLAVOUR, flavour);
	}

	/**
	 * @param folder a folder
	 * @return DJL's name for the kind of libraries in it
	 * @throws SpinepsException if it holds no LibTorch, or one of another version
	 */
	static String flavourOf(final Path folder) throws SpinepsException {
		if (!Files.isRegularFile(folder.resolve(System.mapLibraryName(
			"torch_cpu")))) throw unusable("it points to " + folder +
			", which does not contain " + System.mapLibraryName("torch_cpu"), null);
		final Optional<String> version = version(folder);
		if (version.isPresent() && !version.get().equals(VERSION)) throw unusable(
			"it points to " + folder + ", which holds LibTorch " + version.get() +
				" instead of " + VERSION, null);
		return Files.exists(folder.resolve(System.mapLibraryName("torch_cuda")))
			? CUDA_FLAVOUR : CPU_FLAVOUR;
	}

	/** The version is stated only in files beside the libraries. */
	private static Optional<String> version(final Path folder) {
		final Path above = folder.toAbsolutePath().normalize().getParent();
		for (final String name : VERSION_FILES) {
			final Path file = above == null ? null : above.resolve(name);
			if (file == null || !Files.isRegularFile(file)) continue;
			try {
				final Matcher number = NUMBER.matcher(Files.readString(file,
					StandardCharsets.ISO_8859_1));
				if (number.find()) return Optional.of(number.group(1));
			}
			catch (final IOException e) {
				return Optional.empty(); // it does not say
			}
		}
		return Optional.empty();
	}

	private static Optional<String> setting(final String name) {
		return Optional.ofNullable(System.getenv(name)).or(() -> Optional.ofNullable(
			System.getProperty(name)));
	}

	private static SpinepsException unusable(final String found,
		final Exception cause)
	{
		return new SpinepsException("The folder of " + FOLDER +
			" cannot be used", found, "Set it to the lib folder of PyTorch " +
			VERSION +
			", or unset it to use the LibTorch that comes with the program", cause);
	}
}
