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
package org.spineps.model;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.spineps.SpinepsException;

/**
 * The folders of a user's models, and the folder for new ones: the folder that
 * {@value ModelStore#FOLDER_VARIABLE} names; else {@code models/SPINEPS} of the
 * Fiji that runs the program, if it is writable; otherwise {@code
 * .spineps/models} of the user's home.
 */
public final class UserFolder {

	/** The system properties in which Fiji and ImageJ2 store their folder. */
	private static final List<String> APPLICATION_PROPERTIES = List.of(
		"fiji.dir", "imagej.dir", "scijava.app.directory", "ij.dir");

	private final Map<String, String> environment;
	private final Properties system;

	/**
	 * @param environment environment variables
	 * @param system system properties
	 */
	UserFolder(final Map<String, String> environment, final Properties system) {
		this.environment = environment;
		this.system = system;
	}

	/** @return the folders of this process */
	public static UserFolder standard() {
		return new UserFolder(System.getenv(), System.getProperties());
	}

	/**
	 * @return the folder for new models; it need not exist yet
	 * @throws SpinepsException if the environment variable is not a path
	 */
	public Path models() throws SpinepsException {
		final Optional<Path> chosen = chosen();
		if (chosen.isPresent()) return chosen.get();
		return inApplication().filter(UserFolder::isWritable).orElse(atHome());
	}

	/**
	 * @return folders with models, the folder with precedence last. One that the
	 *         environment variable names need not exist; the others do
	 * @throws SpinepsException if the environment variable is not a path
	 */
	public List<Path> readable() throws SpinepsException {
		final Optional<Path> chosen = chosen();
		if (chosen.isPresent()) return List.of(chosen.get());
		final List<Path> folders = new ArrayList<>();
		if (Files.isDirectory(atHome())) folders.add(atHome());
		inApplication().filter(Files::isDirectory).ifPresent(folders::add);
		return folders;
	}

	/** @return the folder for incomplete downloads */
	public Path downloads() {
		return home().resolve("downloads");
	}

	private Optional<Path> chosen() throws SpinepsException {
		final String folder = environment.get(ModelStore.FOLDER_VARIABLE);
		if (folder == null || folder.isBlank()) return Optional.empty();
		try {
			return Optional.of(Path.of(folder.strip()));
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("The model folder cannot be used",
				ModelStore.FOLDER_VARIABLE + " is \"" + folder + "\"",
				"Set this environment variable to the path of a folder, or unset it",
				e);
		}
	}

	private Optional<Path> inApplication() {
		return APPLICATION_PROPERTIES.stream().map(system::getProperty).filter(
			text -> text != null && !text.isBlank()).map(Path::of).filter(
				Files::isDirectory).findFirst().map(folder -> folder.resolve("models")
					.resolve("SPINEPS"));
	}

	private Path atHome() {
		return home().resolve("models");
	}

	private Path home() {
		return Path.of(system.getProperty("user.home", ".")).resolve(".spineps");
	}

	/**
	 * @param folder a folder that may not exist yet
	 * @return whether it, or the nearest folder above it that exists, is writable
	 */
	public static boolean isWritable(final Path folder) {
		Path existing = folder.toAbsolutePath();
		while (existing != null && !Files.exists(existing))
			existing = existing.getParent();
		return existing != null && Files.isDirectory(existing) && Files.isWritable(
			existing);
	}
}
