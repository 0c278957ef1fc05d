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
package org.spineps.ij.models;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.YesNoCancelDialog;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

import org.spineps.SpinepsException;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.JobDescription;
import org.spineps.job.ManageModelsSettings;
import org.spineps.library.ImportOptions;
import org.spineps.library.KnownRelease;
import org.spineps.library.ModelEntry;
import org.spineps.library.ModelManager;
import org.spineps.library.download.DownloadOffer;
import org.spineps.model.ModelManifest;
import org.spineps.progress.Progress;

/** The work of Manage Models. */
public final class ManageModelsTask implements
	ImageTask<ManageModelsSettings>
{

	private static final String TITLE = "SPINEPS Models";

	/** Makes the manager when it is needed. */
	@FunctionalInterface
	public interface Source {

		/** @return the models */
		ModelManager open() throws SpinepsException;
	}

	private final Source source;
	private final Predicate<String> agreement;
	private ModelManager manager;

	/** Manages the user's models, and asks before a download. */
	public ManageModelsTask() {
		this(ModelManager::standard, ManageModelsTask::agrees);
	}

	/**
	 * @param source the models
	 * @param agreement asks the user whether to go on, after what is said
	 */
	public ManageModelsTask(final Source source,
		final Predicate<String> agreement)
	{
		this.source = source;
		this.agreement = agreement;
	}

	/** Where nobody can be asked, nobody has agreed. */
	private static boolean agrees(final String question) {
		if (TextLines.needLog()) {
			IJ.log(question + "\nAdd confirmed=true to agree.");
			return false;
		}
		return new YesNoCancelDialog(IJ.getInstance(), TITLE, question, "Download",
			"No").yesPressed();
	}

	@Override
	public JobDescription<ManageModelsSettings> job() {
		return ManageModelsSettings.JOB;
	}

	@Override
	public boolean takesImage() {
		return false;
	}

	/** If it fails or is stopped, the models are as they were. */
	@Override
	public TextLines run(final ImagePlus none,
		final ManageModelsSettings settings, final Progress progress)
		throws SpinepsException
	{
		manager = source.open();
		final List<String> lines = lines(settings, progress);
		return new TextLines(TITLE, lines.get(0).contains("\t")
			? "id\tkind\tversion\tstate\ttitle" : "", lines);
	}

	private List<String> lines(final ManageModelsSettings settings,
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
				entry.state().text(), entry.title()));
		lines.add("Your models lie in " + manager.models().folder());
		return lines;
	}

	private List<String> info(final String id) throws SpinepsException {
		for (final ModelEntry entry : manager.list())
			if (entry.id().equals(id) || entry.id().equals(id.toLowerCase(Locale.ROOT)
				.replace('_', '-'))) return described(entry);
		manager.require(id);
		throw new IllegalStateException(id);
	}

	private List<String> described(final ModelEntry entry) {
		final List<String> lines = new ArrayList<>();
		lines.add(entry.id() + " (" + entry.kind() + " " + entry.version() + "), " +
			entry.state().text());
		lines.add(entry.title());
		lines.add(entry.where());
		entry.manifest().ifPresent(manifest -> {
			lines.add("Licence: " + manifest.card().licence());
			lines.add("Training data: " + manifest.card().trainingData());
			manifest.card().limits().forEach(limit -> lines.add("Limit: " + limit));
			manifest.source().ifPresent(source -> source.files().forEach(file -> lines
				.add("Made from " + file.name() + ", SHA-256 " + file.sha256())));
		});
		manager.releases().find(entry.id()).ifPresent(release -> lines.add(
			"Published at " + release.page() + "; please cite " + release.cite()));
		return lines;
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
				known -> "\nIts licence: see " + known.page()).orElse("")))
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
		return manifests.stream().map(manifest -> "Added " + manifest.id() + " (" +
			manifest.kind().text() + "): " + manifest.card().title()).toList();
	}
}
