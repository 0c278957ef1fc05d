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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.library.download.Addresses;
import org.spineps.library.download.DownloadOffer;
import org.spineps.library.download.Downloader;
import org.spineps.library.download.FetchedHashes;
import org.spineps.model.KnownRelease;
import org.spineps.model.KnownReleases;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelSource;
import org.spineps.model.ModelStore;
import org.spineps.model.NetworkFile;
import org.spineps.model.SpineModel;
import org.spineps.model.UserFolder;
import org.spineps.progress.Progress;

/**
 * Lists, downloads, imports, verifies and removes models. Only {@link #offer}
 * and {@link #download} access the network.
 */
public final class ModelManager {

	private final UserModels models;
	private final Downloader downloader;
	private final KnownReleases releases;

	/**
	 * @param models the user's models
	 * @param downloader downloads archives
	 * @param releases published models
	 */
	public ModelManager(final UserModels models, final Downloader downloader,
		final KnownReleases releases)
	{
		this.models = models;
		this.downloader = downloader;
		this.releases = releases;
	}

	/**
	 * @return a manager of the user's own folder
	 * @throws SpinepsException if the environment names an invalid folder
	 */
	public static ModelManager standard() throws SpinepsException {
		return new ModelManager(UserModels.standard(), new Downloader(UserFolder
			.standard().downloads()), KnownReleases.standard());
	}

	/** @return the user's models */
	public UserModels models() {
		return models;
	}

	/** @return published models */
	public KnownReleases releases() {
		return releases;
	}

	/**
	 * @return every model that is installed or can be downloaded
	 * @throws SpinepsException if the model folder cannot be read
	 */
	public List<ModelEntry> list() throws SpinepsException {
		final ModelStore store = store();
		final List<ModelEntry> entries = new ArrayList<>();
		final Set<String> present = new HashSet<>();
		for (final ModelManifest manifest : store.list()) {
			final SpineModel model = store.find(manifest.id()).orElseThrow();
			present.add(manifest.id());
			entries.add(new ModelEntry(manifest.id(), model.folder().isPresent()
				? ModelEntry.State.INSTALLED : ModelEntry.State.PACKAGED, manifest
					.kind().text(), manifest.version(), manifest.card().title(),
				manifest.card().licence(), model.bytes(), model.where(), Optional.of(manifest)));
		}
		for (final String problem : store.problems()) {
			final int colon = problem.indexOf(": ");
			entries.add(new ModelEntry(problem.substring(0, colon),
				ModelEntry.State.UNUSABLE, "", "", problem.substring(colon + 2), "", -1,
				models.folder().toString(), Optional.empty()));
		}
		for (final String problem : releases.problems())
			entries.add(new ModelEntry(KnownReleases.FILE, ModelEntry.State.UNUSABLE,
				"", "", problem, "", -1, models.folder().toString(), Optional.empty()));
		for (final KnownRelease release : releases.list())
			if (!present.contains(release.id())) entries.add(new ModelEntry(release
				.id(), ModelEntry.State.AVAILABLE, release.kind().text(), release
					.version(), release.title(), release.licence(), -1, release.address()
					.toString(), Optional
						.empty()));
		return entries;
	}

	private ModelStore store() throws SpinepsException {
		models.restore();
		final ModelStore packaged = ModelStore.packaged();
		return Files.isDirectory(models.folder()) ? packaged.with(models.folder())
			: packaged;
	}

	/**
	 * @param id id of an installed model
	 * @return the model
	 * @throws SpinepsException if it is not installed; says how to get it, if
	 *           known
	 */
	public SpineModel require(final String id) throws SpinepsException {
		final Optional<SpineModel> found = store().find(id.strip());
		if (found.isPresent()) return found.get();
		final Optional<KnownRelease> release = releases.find(id);
		if (release.isPresent()) {
			final Optional<SpineModel> same = store().find(release.get().id());
			if (same.isPresent()) return same.get();
		}
		if (release.isPresent()) throw release.get().notInstalled("");
		throw new RequestException("Model not installed", "\"" + id + "\"",
			"Choose one from the list of models");
	}

	/**
	 * Asks a publisher for the size of a model. Call it only at the user's
	 * request.
	 *
	 * @param address address of its archive
	 * @return the server's answer
	 * @throws SpinepsException if the address is invalid, cannot be reached or
	 *           has no such file
	 */
	public DownloadOffer offer(final String address) throws SpinepsException {
		return downloader.ask(Addresses.parse(address));
	}

	/**
	 * Downloads a model and imports it. Call it only after the user has seen
	 * address and size and has agreed.
	 *
	 * @param offer the file to download
	 * @param options import options; the address is filled in
	 * @param sha256 hash that the archive must have, or empty to use the
	 *          publisher's hash or that of the first download
	 * @param progress receives progress; checked often for cancellation
	 * @return the manifests of the new models
	 * @throws SpinepsException if the archive is not the expected one, or holds
	 *           no usable model; the store does not change
	 * @throws java.util.concurrent.CancellationException if cancelled; the store
	 *           does not change
	 */
	public List<ModelManifest> download(final DownloadOffer offer,
		final ImportOptions options, final String sha256, final Progress progress)
		throws SpinepsException
	{
		final String id = options.id().isEmpty() ? options.release().map(
			KnownRelease::id).orElse("") : options.id();
		if (!id.isEmpty()) models.requireAddable(ModelIds.require(id), options
			.replace());
		final FetchedHashes known = new FetchedHashes(models.folder());
		String expected = sha256.strip().toLowerCase(Locale.ROOT);
		if (!expected.matches("([0-9a-f]{64})?")) throw new RequestException(
			"Invalid SHA-256", "\"" + sha256 +
			"\" does not have 64 hexadecimal digits",
			"Copy it again from the publisher's page");
		if (expected.isEmpty()) expected = options.release().flatMap(
			KnownRelease::sha256).orElse("");
		if (expected.isEmpty()) expected = known.of(offer.address()).orElse("");
		final Downloader.Fetched fetched = downloader.fetch(offer, expected,
			progress);
		final List<ModelManifest> imported = ModelImport.importFrom(fetched.file(),
			models, new ImportOptions(id, options.replace(), options.release(),
				Addresses.withoutSecrets(offer.address())), progress);
		known.put(offer.address(), fetched.sha256());
		downloader.discard(offer);
		return imported;
	}

	/**
	 * Imports a model from a zip archive, a folder or a checkpoint in its folder.
	 *
	 * @param from what to import
	 * @param options how
	 * @param progress receives the steps; checked often for cancellation
	 * @return the manifests of the new models
	 * @throws SpinepsException if there is no usable model; the store does not
	 *           change
	 * @throws java.util.concurrent.CancellationException if cancelled; the store
	 *           does not change
	 */
	public List<ModelManifest> importFrom(final Path from,
		final ImportOptions options, final Progress progress)
		throws SpinepsException
	{
		return ModelImport.importFrom(from, models, options, progress);
	}

	/**
	 * Removes one of the user's models.
	 *
	 * @param id its id
	 * @throws SpinepsException if there is no such model, or it cannot be removed
	 */
	public void remove(final String id) throws SpinepsException {
		models.remove(id);
	}

	/**
	 * Compares a model's network files with the hashes of the program or of the
	 * import, and reads them: they must hold nothing but what networks need.
	 *
	 * @param id its id
	 * @return lines for display: every file with its hash, and its source
	 * @throws SpinepsException if a file is missing or has changed
	 */
	public List<String> verify(final String id) throws SpinepsException {
		final SpineModel model = require(id);
		model.check();
		if (!model.isAttested()) throw new SpinepsException("The model " + id +
			" was not imported by this program",
			"Only its own manifest says what its networks should be",
			"Import the folder " + model.where() + " with --replace");
		final List<String> lines = new ArrayList<>();
		for (final NetworkFile network : model.manifest().networks())
			lines.add(network.name() + "  sha256 " + network.sha256() + "  unchanged");
		model.manifest().source().ifPresent(source -> {
			if (!source.address().isEmpty()) lines.add("downloaded from " + source
				.address());
			for (final ModelSource.SourceFile file : source.files())
				lines.add("converted from " + file.name() + "  sha256 " +
					file.sha256());
		});
		return lines;
	}

	/**
	 * Compares models with the hashes of the program or of their import, and reads
	 * them; all of them even if one is damaged.
	 *
	 * @param ids ids of models; empty for all installed models
	 * @param told receives lines for display
	 * @param progress checked for cancellation before each model
	 * @throws SpinepsException if any is damaged, and names them; before anything is
	 *           compared, if one is not installed
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public void verify(final List<String> ids, final Consumer<String> told,
		final Progress progress) throws SpinepsException
	{
		final List<String> all = ids.isEmpty() ? list().stream().filter(
			entry -> entry.manifest().isPresent()).map(ModelEntry::id).toList() : ids;
		for (final String id : ids)
			require(id);
		final List<String> problems = new ArrayList<>();
		for (final String id : all) {
			progress.checkCancelled();
			try {
				final List<String> lines = verify(id);
				told.accept(id + ": ok");
				lines.forEach(line -> told.accept("  " + line));
			}
			catch (final SpinepsException e) {
				told.accept(id + ": NOT ok");
				problems.add(id + ": " + e.getMessage());
			}
		}
		if (!problems.isEmpty()) throw new SpinepsException((all.size() == 1
			? "The model" : problems.size() + " of " + all.size() + " models") +
			" cannot be used", String.join("; ", problems),
			"Download or import the damaged models again");
	}
}
