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
package org.spineps.job;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

import org.spineps.SpinepsException;
import org.spineps.library.ImportOptions;
import org.spineps.library.ModelEntry;
import org.spineps.library.ModelManager;
import org.spineps.library.download.DownloadOffer;
import org.spineps.model.KnownRelease;
import org.spineps.model.ModelManifest;
import org.spineps.progress.Progress;

/** The work of Manage Models as lines of text; nothing is shown. */
public final class ManageModelsJob {

	private final ModelManager manager;
	private final Predicate<String> agreement;

	/**
	 * @param manager the models
	 * @param agreement asks the user whether to go on, after what is said
	 */
	public ManageModelsJob(final ModelManager manager,
		final Predicate<String> agreement)
	{
		this.manager = manager;
		this.agreement = agreement;
	}

	/**
	 * @param settings what the user chose, checked
	 * @param progress receives every step, and may stop it
	 * @return lines to show, columns between tabs; at least one
	 * @throws SpinepsException if it cannot be done; the models are as they were
	 * @throws CancellationException if the user did not agree or stopped it; the
	 *           models are as they were
	 */
	public List<String> run(final ManageModelsSettings settings,
		final Progress progress) throws SpinepsException
	{
		switch (settings.action()) {
			case ManageModelsSettings.LIST:
				return list();
			case ManageModelsSettings.INFO:
				return info(settings.model());
			case ManageModelsSettings.DOWNLOAD:
				return added(download(settings, progress));
			case ManageModelsSettings.IMPORT:
				return added(manager.importFrom(source(settings.path()), options(
					settings, Optional.empty()), progress));
			case ManageModelsSettings.VERIFY:
				final List<String> lines = new ArrayList<>();
				manager.verify(settings.model().isEmpty() ? List.of() : List.of(settings
					.model()), lines::add, progress);
				return lines;
			case ManageModelsSettings.REMOVE:
				manager.remove(settings.model());
				return List.of("Removed " + settings.model());
			default:
				throw new IllegalArgumentException(settings.action());
		}
	}

	private List<String> list() throws SpinepsException {
		final List<String> lines = new ArrayList<>();
		for (final ModelEntry entry : manager.list())
			lines.add(String.join("\t", entry.id(), entry.kind(), entry.version(),
				entry.state().text(), entry.size(), entry.licence(), entry.title()));
		lines.add("Your models lie in " + manager.models().folder());
		return lines;
	}

	private List<String> info(final String id) throws SpinepsException {
		return ModelFact.of(manager, id).stream().map(fact -> fact.name() + ": " +
			fact.value()).toList();
	}

	private List<ModelManifest> download(final ManageModelsSettings settings,
		final Progress progress) throws SpinepsException
	{
		final boolean isAddress = settings.model().contains("://");
		final Optional<KnownRelease> release = isAddress ? Optional.empty()
			: Optional.of(manager.releases().require(settings.model()));
		progress.report("Asking the publisher", 0, 0);
		final DownloadOffer offer = manager.offer(isAddress ? settings.model() : release
			.orElseThrow().address().toString());
		if (!settings.confirmed() && !agreement.test("Download " + offer
			.fileName() + " (" + offer.size() + ")\nfrom " + offer.address() +
			"\nto " + manager.models().folder() + "?" + release.map(
				known -> "\nIts licence: " + known.licence() + "; see " + known.page())
				.orElse("\nIts licence: ask its publisher")))
			throw new CancellationException("Not downloaded");
		return manager.download(offer, options(settings, release), "", progress);
	}

	private static ImportOptions options(final ManageModelsSettings settings,
		final Optional<KnownRelease> release)
	{
		return new ImportOptions(settings.name(), settings.replace(), release, "");
	}

	/** A description of a model stands for its folder: files are easy to choose. */
	private static Path source(final String text) throws SpinepsException {
		try {
			final Path path = Path.of(text);
			if (!text.isEmpty() && Files.exists(path)) return text.endsWith(".json")
				? path.toAbsolutePath().getParent() : path;
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("This is not the path of a file", "\"" + text +
				"\"", "Give the path of a zip archive or a folder", e);
		}
		throw new SpinepsException("There is nothing to import", "\"" + text + "\"",
			"Give the path of a zip archive, of a folder, or of its " +
				"inference_config.json or plans.json");
	}

	private static List<String> added(final List<ModelManifest> manifests) {
		return manifests.stream().map(ModelFact::added).toList();
	}
}
