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
package org.spineps.nnunet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.ArchivedModel;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.model.KnownRelease;
import org.spineps.model.KnownReleases;
import org.spineps.model.ModelStore;
import org.spineps.model.SpineModel;

/** Finds models of nnU-Net by the user's text. */
public final class NnUnetModels {

	/** nnU-Net's results folder, data set, trainer with plans. */
	private static final int LEVELS = 3;
	private static final int MOST_NAMES = 8;

	private NnUnetModels() {
		// static methods only
	}

	/**
	 * @param name id of an imported model, a model's folder, or one above it that
	 *          holds no other model
	 * @param folds which networks to use
	 * @return the model
	 * @throws SpinepsException if there is none, there are several, or it cannot
	 *           be run; says why
	 */
	public static PredictableModel find(final String name,
		final FoldChoice folds) throws SpinepsException
	{
		return find(name, folds, ModelStore.standard());
	}

	static PredictableModel find(final String name, final FoldChoice folds,
		final ModelStore store) throws SpinepsException
	{
		final Optional<KnownRelease> published = KnownReleases.standard().find(name);
		final Optional<SpineModel> known = store.find(name.strip()).or(
			() -> published.flatMap(release -> store.find(release.id())));
		final Optional<Path> imported = (known.isPresent() ? known.get().readable()
			: Optional.<Path> empty()).filter(ArchivedModel::isModel);
		if (imported.isPresent()) return ImportedNnUnet.read(imported.get(), folds);
		final Path folder = folderOrNull(name);
		if (folder == null && published.isPresent()) throw published.get()
			.notInstalled("");
		if (folder == null) throw new SpinepsException("Unknown model \"" +
			name + "\"",
			"it is neither a folder nor the id of an imported nnU-Net model",
			"Give the folder that holds plans.json, dataset.json and fold_0, or " +
			"choose from the list of models");
		if (ArchivedModel.isModel(folder)) return ImportedNnUnet.read(folder,
			folds);
		final List<Path> models = below(folder);
		if (models.size() == 1) return NnUnetFolder.read(models.get(0), folds);
		if (models.isEmpty()) throw new SpinepsException("The folder " + folder
			.getFileName() + " is not an nnU-Net model",
				"it does not hold plans.json and dataset.json",
			"Choose the folder that holds plans.json, dataset.json and fold_0");
		throw new SpinepsException("The folder " + folder.getFileName() + " holds " +
			models.size() + " models", models.stream().limit(MOST_NAMES).map(
				model -> folder.relativize(model).toString()).collect(Collectors
					.joining(", ")), "Choose one of these folders");
	}

	private static Path folderOrNull(final String name) {
		try {
			final Path path = Path.of(name.strip());
			return !name.isBlank() && Files.isDirectory(path) ? path : null;
		}
		catch (final InvalidPathException e) {
			return null;
		}
	}

	private static List<Path> below(final Path folder) throws SpinepsException {
		if (NnUnetModel.isModel(folder)) return List.of(folder);
		try (Stream<Path> folders = Files.walk(folder, LEVELS)) {
			// Cross validation leaves copies of plans and data set beside the folds.
			return folders.filter(path -> NnUnetModel.isModel(path) && hasFolds(path))
				.sorted().toList();
		}
		catch (final IOException e) {
			throw new SpinepsException("The folder " + folder.getFileName() +
				" cannot be read", String.valueOf(e.getMessage()),
				"Check that you have permission to read it", e);
		}
	}

	private static boolean hasFolds(final Path folder) {
		try (Stream<Path> children = Files.list(folder)) {
			return children.anyMatch(child -> child.getFileName().toString()
				.startsWith("fold_"));
		}
		catch (final IOException e) {
			// An unreadable folder cannot be chosen either.
			return false;
		}
	}
}
