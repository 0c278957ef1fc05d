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

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.io.Folders;
import org.spineps.model.ImportedHashes;
import org.spineps.model.ManifestJson;
import org.spineps.model.ModelManifest;
import org.spineps.model.UserFolder;

/**
 * The folder of a user's models: each in a folder called like its id. Models
 * are added and removed atomically: a new one is built in a hidden folder,
 * which then takes its name; one that is removed is hidden before it is
 * deleted. A failure or a cancellation before that leaves the folder unchanged.
 */
public final class UserModels {

	private static final String NEW = ".new-";
	private static final String OLD = ".old-";
	private static final Duration LEFTOVER_AGE = Duration.ofDays(2);

	private final Path folder;

	/**
	 * @param folder the folder of the models; created when the first one is added
	 */
	public UserModels(final Path folder) {
		this.folder = folder.toAbsolutePath();
	}

	/**
	 * @return the user's own folder
	 * @throws SpinepsException if the environment names an invalid folder
	 */
	public static UserModels standard() throws SpinepsException {
		return new UserModels(UserFolder.standard().models());
	}

	/** @return the folder of the models; it need not exist yet */
	public Path folder() {
		return folder;
	}

	/** Fills a folder with the files of a model. */
	@FunctionalInterface
	public interface Builder {

		/**
		 * @param target an empty folder
		 * @return the manifest, which was written there too
		 * @throws IOException if reading or writing fails
		 * @throws SpinepsException if there is no usable model
		 */
		ModelManifest build(Path target) throws IOException, SpinepsException;
	}

	/**
	 * Adds models, all of them or none.
	 *
	 * @param builders create their files, one model each
	 * @param replace whether to replace models of the same ids
	 * @return the manifests
	 * @throws SpinepsException if a builder fails, a model with one of the ids
	 *           exists and must not be replaced, or the folder cannot be written
	 *           to
	 * @throws java.util.concurrent.CancellationException if a builder was
	 *           cancelled
	 */
	public List<ModelManifest> add(final List<? extends Builder> builders,
		final boolean replace) throws SpinepsException
	{
		try {
			final boolean first = !Files.exists(folder);
			Files.createDirectories(folder);
			restore();
			deleteLeftovers();
			final List<Path> targets = new ArrayList<>();
			try (FolderReplacements swaps = new FolderReplacements(() -> hidden(OLD))) {
				final Map<Path, ModelManifest> manifests = new LinkedHashMap<>();
				final List<Path> existing = new ArrayList<>();
				for (final Builder builder : builders) {
					final Path target = hidden(NEW);
					targets.add(target);
					Files.createDirectory(target);
					final ModelManifest manifest = builder.build(target);
					final Path place = folder.resolve(manifest.id());
					if (!replace && Files.exists(place)) existing.add(place);
					manifests.put(target, manifest);
				}
				requireDifferent(manifests.values());
				requireNone(existing, builders.size());
				for (final Map.Entry<Path, ModelManifest> built : manifests.entrySet())
					swaps.put(built.getKey(), folder.resolve(built.getValue().id()));
				swaps.commit();
				final ImportedHashes imported = ImportedHashes.in(folder);
				for (final ModelManifest manifest : manifests.values())
					imported.put(manifest);
				return List.copyOf(manifests.values());
			}
			finally {
				for (final Path target : targets)
					Folders.delete(target);
				if (first) deleteIfEmpty();
			}
		}
		catch (final IOException e) {
			throw unusable(e);
		}
	}

	private static void requireNone(final List<Path> existing, final int all)
		throws SpinepsException
	{
		if (existing.size() == all) throw new ModelExistsException(existing.get(0));
		if (!existing.isEmpty()) throw new SpinepsException(
			"Only some of the models exist", existing.toString(),
			"Remove them first, or replace all (--overwrite)");
	}

	private static void requireDifferent(
		final Collection<ModelManifest> manifests) throws SpinepsException
	{
		final List<String> ids = manifests.stream().map(ModelManifest::id).toList();
		if (Set.copyOf(ids).size() < ids.size()) throw new SpinepsException(
			"The models have the same id", "Their ids are " + ids,
			"Import the folder of each under its own name (--id)");
	}

	/**
	 * @param id id of a model
	 * @param replace whether it would be replaced
	 * @throws SpinepsException if {@link #add} could not add it
	 */
	public void requireAddable(final String id, final boolean replace)
		throws SpinepsException
	{
		if (!replace) requireFree(folder.resolve(id));
		if (!UserFolder.isWritable(folder)) throw new RequestException(
			"The model folder is not writable", folder.toString(),
			"Change its permissions, or set the environment variable " +
			"SPINEPS_SEGMENTOR_MODELS to another folder");
	}

	private static void requireFree(final Path place) throws SpinepsException {
		if (Files.exists(place, LinkOption.NOFOLLOW_LINKS))
			throw new ModelExistsException(place);
	}

	/**
	 * Removes a model.
	 *
	 * @param id id of a model in this folder
	 * @throws SpinepsException if there is no such model, or it cannot be deleted
	 */
	public void remove(final String id) throws SpinepsException {
		final Path place = require(id);
		try {
			final Path old = hidden(OLD);
			FolderReplacements.move(place, old);
			Folders.delete(old);
			ImportedHashes.in(folder).remove(id);
		}
		catch (final IOException e) {
			throw new SpinepsException("The model " + id + " cannot be removed",
				String.valueOf(e.getMessage()), "Close programs that use it, and " +
					"check that you have permission to write to " + folder, e);
		}
	}

	/**
	 * @param id id of a model
	 * @return its folder
	 * @throws SpinepsException if there is no such model here
	 */
	private Path require(final String id) throws SpinepsException {
		final Path place = ModelManifest.isId(id) ? folder.resolve(id) : null;
		if (place == null || !Files.isRegularFile(place.resolve(
			ModelManifest.FILE_NAME))) throw new RequestException(
				"No such installed model", "\"" + id + "\" is not in " + folder,
				"Choose one from the list of models; models packaged with the " +
				"program cannot be removed");
		return place;
	}

	/**
	 * Reads the manifest of a model that was just built.
	 *
	 * @param target its folder
	 * @return the manifest as another run of the program will see it
	 * @throws IOException if it cannot be read
	 * @throws SpinepsException if it is not usable
	 */
	static ModelManifest read(final Path target) throws IOException,
		SpinepsException
	{
		return ManifestJson.read(Files.readString(target.resolve(
			ModelManifest.FILE_NAME)), ModelManifest.FILE_NAME);
	}

	/** @return a hidden path in this folder */
	Path hidden() {
		return hidden(NEW);
	}

	private Path hidden(final String prefix) {
		return folder.resolve(prefix + UUID.randomUUID());
	}

	/** Deletes the folder of models unless there is something in it. */
	void deleteIfEmpty() throws IOException {
		try {
			Files.deleteIfExists(folder);
		}
		catch (final DirectoryNotEmptyException e) {
			// there is a model now
		}
	}

	/**
	 * Puts models back that a killed run has moved away, and had no time to replace.
	 *
	 * @throws SpinepsException if that fails
	 */
	void restore() throws SpinepsException {
		if (!Files.isDirectory(folder)) return;
		try {
			for (final Path old : leftovers(OLD)) {
				final Path place = placeOf(old);
				if (place != null && !Files.exists(place, LinkOption.NOFOLLOW_LINKS))
					FolderReplacements.move(old, place);
			}
		}
		catch (final IOException e) {
			throw unusable(e);
		}
	}

	/** @return where a model was; null if nothing says so */
	private Path placeOf(final Path old) throws IOException {
		try {
			return Files.isRegularFile(old.resolve(ModelManifest.FILE_NAME)) ? folder
				.resolve(read(old).id()) : null;
		}
		catch (final SpinepsException e) {
			// What cannot be used is not missed.
			return null;
		}
	}

	private List<Path> leftovers(final String prefix) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(entry -> entry.getFileName().toString().startsWith(
				prefix) && entry.getFileName().toString().substring(prefix.length())
					.matches("[0-9a-f-]{36}")).toList();
		}
	}

	/** Remains of runs that were killed days ago. */
	private void deleteLeftovers() throws IOException {
		final Instant past = Instant.now().minus(LEFTOVER_AGE);
		final List<Path> leftovers = new ArrayList<>(leftovers(NEW));
		leftovers.addAll(leftovers(OLD));
		for (final Path leftover : leftovers)
			if (Files.getLastModifiedTime(leftover).toInstant().isBefore(past))
				Folders.delete(leftover);
	}

	private SpinepsException unusable(final IOException cause) {
		return new SpinepsException("The model cannot be stored in " + folder,
			cause.getMessage() == null ? cause.getClass().getSimpleName() : cause
				.getMessage(), "Check that the folder is writable and has free space",
			cause);
	}
}
