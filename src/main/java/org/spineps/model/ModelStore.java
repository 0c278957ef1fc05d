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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;

/**
 * The available models: those packaged with the program, and those in the
 * user's folder, each in a folder of its own with a {@code manifest.json}. A
 * user's model takes precedence over a packaged one of the same id, if it was
 * imported. Immutable.
 */
public final class ModelStore {

	/** The environment variable with the user's folder; SPINEPS's own name. */
	public static final String FOLDER_VARIABLE = "SPINEPS_SEGMENTOR_MODELS";

	private static final String RESOURCES = "/models";
	private static final String INDEX = "index.json";

	private final Map<String, SpineModel> models;
	private final Map<ModelKind, String> defaults;
	private final List<String> problems;

	private ModelStore(final Map<String, SpineModel> models,
		final Map<ModelKind, String> defaults, final List<String> problems)
	{
		this.models = models;
		this.defaults = defaults;
		this.problems = List.copyOf(problems);
	}

	/**
	 * @return the packaged models only
	 * @throws SpinepsException if the program is damaged
	 */
	public static ModelStore packaged() throws SpinepsException {
		return packaged(ModelStore.class, RESOURCES);
	}

	static ModelStore packaged(final Class<?> base, final String path)
		throws SpinepsException
	{
		final JsonFields index = JsonFields.parse(INDEX, ModelFiles.resources(
			base, path).text(INDEX));
		final Map<String, SpineModel> models = new LinkedHashMap<>();
		for (final String id : index.texts("models")) {
			if (!ModelManifest.isId(id)) throw index.unusable("models",
				"holds the invalid id \"" + id + "\"");
			final SpineModel model = read(ModelFiles.resources(base, path + "/" +
				id), null);
			if (!model.manifest().id().equals(id)) throw index.unusable("models",
				"names " + id + ", whose manifest says " + model.manifest().id());
			models.put(id, model);
		}
		final Map<ModelKind, String> defaults = new LinkedHashMap<>();
		final JsonFields chosen = index.object("defaults");
		for (final String kind : chosen.names()) {
			final String id = chosen.text(kind);
			final ModelKind key = ModelKind.of(kind).orElseThrow(() -> chosen
				.unusable(kind, "is not one of " + ModelKind.words()));
			if (!models.containsKey(id) || models.get(id).manifest().kind() != key)
				throw chosen.unusable(kind, "names \"" + id +
					"\", which is not an installed " + kind + " model");
			defaults.put(key, id);
		}
		index.requireAllRead();
		return new ModelStore(models, defaults, List.of());
	}

	/**
	 * @return the packaged models, and those of {@linkplain UserFolder the user}
	 * @throws SpinepsException if the folder that the environment variable
	 *           {@value #FOLDER_VARIABLE} names does not exist
	 */
	public static ModelStore standard() throws SpinepsException {
		ModelStore store = packaged();
		for (final Path folder : UserFolder.standard().readable())
			store = store.with(folder);
		return store;
	}

	/**
	 * Adds the models of a folder. Sub-folders without a manifest and hidden ones
	 * (imports that are not complete) are ignored; an unusable manifest is added
	 * to the {@link #problems()}.
	 *
	 * @param folder a folder whose sub-folders hold a model each
	 * @return a store that also contains these
	 * @throws SpinepsException if the folder cannot be read
	 */
	public ModelStore with(final Path folder) throws SpinepsException {
		final Map<String, SpineModel> all = new LinkedHashMap<>(models);
		final List<String> newProblems = new ArrayList<>(problems);
		final ImportedHashes imported = ImportedHashes.in(folder);
		for (final Path child : children(folder)) {
			if (!Files.isRegularFile(child.resolve(ModelManifest.FILE_NAME)))
				continue;
			try {
				final SpineModel model = read(ModelFiles.folder(child), imported.of(
					child.getFileName().toString()).orElse(null));
				final SpineModel same = all.get(model.manifest().id());
				if (same != null && same.isAttested() && !model.isAttested())
					throw new SpinepsException("The model " + model.manifest().id() +
						" is not used", child + " was not imported by this program, and " +
							same.where() + " has the same id", "Import it under another " +
								"name, or with --replace");
				all.put(model.manifest().id(), model);
			}
			catch (final SpinepsException e) {
				newProblems.add(child.getFileName() + ": " + e.getMessage());
			}
		}
		return new ModelStore(all, defaults, newProblems);
	}

	private static List<Path> children(final Path folder)
		throws SpinepsException
	{
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(entry -> Files.isDirectory(entry) && !entry
				.getFileName().toString().startsWith(".")).sorted().toList();
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read the model folder", folder
				.toString(), "Create it, or change the environment variable " +
					FOLDER_VARIABLE, e);
		}
	}

	/** @return the manifest of every model, packaged ones first */
	public List<ModelManifest> list() {
		return models.values().stream().map(SpineModel::manifest).toList();
	}

	/**
	 * @param kind a kind
	 * @return ids of its models, packaged ones first
	 */
	public List<String> ids(final ModelKind kind) {
		return list().stream().filter(m -> m.kind() == kind).map(
			ModelManifest::id).toList();
	}

	/**
	 * @param kind a kind
	 * @return id of the model that is used by default; empty if no such model is
	 *         packaged
	 */
	public Optional<String> defaultId(final ModelKind kind) {
		return Optional.ofNullable(defaults.get(kind));
	}

	/** @return models of the user's folder that cannot be used, and why */
	public List<String> problems() {
		return problems;
	}

	/**
	 * Finds a model without reading its networks.
	 *
	 * @param idOrPath id of a model, path of a model's folder, or empty for the
	 *          default
	 * @param kind its required kind
	 * @return the model, not verified
	 * @throws SpinepsException if there is no such model (names the available
	 *           ones, or says how to get a published one), or it is of another kind
	 */
	public SpineModel named(final String idOrPath, final ModelKind kind)
		throws SpinepsException
	{
		final SpineModel model = find(idOrPath.strip(), kind);
		if (model.manifest().kind() != kind) throw new SpinepsException("The model " +
			model.manifest().id() + " cannot be used for this step", "It is a " +
				model.manifest().kind().text() + " model; this step needs a " + kind
					.text() + " model", "Choose one of: " + names(ids(kind)));
		return model;
	}

	/**
	 * Finds a model and compares its network files with their hashes.
	 *
	 * @param idOrPath id of a model, path of a model's folder, or empty for the
	 *          default
	 * @param kind its required kind
	 * @return the model
	 * @throws SpinepsException if there is no such model (names the available
	 *           ones), it is of another kind, or its files are damaged
	 */
	public SpineModel load(final String idOrPath, final ModelKind kind)
		throws SpinepsException
	{
		final SpineModel model = named(idOrPath, kind);
		model.verify();
		return model;
	}

	private SpineModel find(final String idOrPath, final ModelKind kind)
		throws SpinepsException
	{
		if (idOrPath.isEmpty()) return models.get(defaultId(kind).orElseThrow(
			() -> unknown("No " + kind.text() + " model is packaged", "", kind)));
		final SpineModel known = models.get(idOrPath);
		if (known != null) return known;
		final Optional<KnownRelease> published = KnownReleases.standard().find(
			idOrPath);
		if (published.isPresent() && models.containsKey(published.get().id()))
			return models.get(published.get().id());
		try {
			final Path folder = Path.of(idOrPath);
			if (Files.isDirectory(folder)) return at(folder);
		}
		catch (final InvalidPathException e) {
			throw unknown("Unknown model", "\"" + idOrPath + "\"", kind);
		}
		if (published.isPresent()) throw published.get().notInstalled(
			"Installed for this step: " + names(ids(kind)));
		throw unknown("Unknown model", "\"" + idOrPath + "\"", kind);
	}

	private SpinepsException unknown(final String what, final String found,
		final ModelKind kind)
	{
		return new SpinepsException(what, found, "Choose one of: " +
			names(ids(kind)) + "; or give the folder of a model" +
			(problems.isEmpty() ? ""
				: ". Models that cannot be used: " + String.join("; ", problems)));
	}

	private static String names(final Collection<String> ids) {
		return ids.isEmpty() ? "(none installed)" : ids.stream().collect(Collectors
			.joining(", "));
	}

	/**
	 * @param folder folder of one model; if it was imported into the folder above,
	 *          its networks must still be those of the import
	 * @return the model, not verified
	 * @throws SpinepsException if it has no usable manifest
	 */
	public static SpineModel at(final Path folder) throws SpinepsException {
		final Path place = folder.toAbsolutePath().normalize();
		return read(ModelFiles.folder(folder), place.getParent() == null ? null
			: ImportedHashes.in(place.getParent()).of(place.getFileName().toString())
				.orElse(null));
	}

	/**
	 * @param id id of a model
	 * @return the model, not verified; empty if there is none with this id
	 */
	public Optional<SpineModel> find(final String id) {
		return Optional.ofNullable(models.get(id));
	}

	private static SpineModel read(final ModelFiles files,
		final Map<String, String> imported) throws SpinepsException
	{
		return new SpineModel(ManifestJson.read(files.text(ModelManifest.FILE_NAME),
			ModelManifest.FILE_NAME + " in " + files.where()), files, imported);
	}
}
