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
package org.spineps.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.job.ModelFact;
import org.spineps.library.ImportOptions;
import org.spineps.library.ModelEntry;
import org.spineps.library.ModelExistsException;
import org.spineps.library.ModelManager;
import org.spineps.library.download.DownloadOffer;
import org.spineps.model.KnownRelease;
import org.spineps.model.ModelManifest;
import org.spineps.progress.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, fetches, imports, verifies and removes models. */
@Command(name = "models", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class,
	synopsisSubcommandLabel = "COMMAND", description = {
		"Lists, fetches, imports, verifies and removes models. Models lie in the " +
			"folder that SPINEPS_SEGMENTOR_MODELS names, else in Fiji's " +
			"models/SPINEPS, else in .spineps/models of your home." },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:done",
		"1:it could not be done; the models are as they were",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class ModelsCommand {

	private static final String OVERWRITE =
		"Replace a model of the same id. Without it such a model is left alone.";

	private final Services services;
	private final Manager source;
	private final Function<String, String> question;

	/** Makes the manager when it is needed. */
	@FunctionalInterface
	interface Manager {

		ModelManager get() throws SpinepsException;
	}

	/** @param services what it is given */
	ModelsCommand(final Services services) {
		this(services, ModelManager::standard, ModelsCommand::ask);
	}

	/**
	 * @param services what it is given
	 * @param source the models
	 * @param question asks the user; the answer is null where nobody is
	 */
	ModelsCommand(final Services services, final Manager source,
		final Function<String, String> question)
	{
		this.services = services;
		this.source = source;
		this.question = question;
	}

	@Command(name = "list", mixinStandardHelpOptions = true,
		description = "Lists the installed models, and those that can be downloaded.")
	int list() {
		return run("", (manager, progress) -> {
			final List<ModelEntry> entries = manager.list();
			final int width = entries.stream().mapToInt(entry -> entry.id().length())
				.max().orElse(2);
			final String format = "%-" + width + "s %-9s %-10s %-17s %s";
			services.out().println(String.format(Locale.ROOT, format, "id", "kind",
				"version", "state", "title"));
			for (final ModelEntry entry : entries)
				services.out().println(String.format(Locale.ROOT, format, entry.id(),
					entry.kind(), entry.version(), entry.state().text(), entry.title())
					.stripTrailing());
			services.out().println("Your models lie in " + manager.models().folder());
		});
	}

	@Command(name = "info", mixinStandardHelpOptions = true,
		description = "Tells all that is known about a model.")
	int info(@Parameters(paramLabel = "ID",
		description = "Id of a model.") final String id)
	{
		return run("", (manager, progress) -> ModelFact.of(manager, id).forEach(
			fact -> services.out().println(String.format(Locale.ROOT, "%-14s %s", fact
				.name(), fact.value()))));
	}

	@Command(name = "import", mixinStandardHelpOptions = true,
		description = "Imports a model from a file or folder; no network is needed.")
	int importModel(@Parameters(paramLabel = "PATH",
		description = "A release file (.zip) of SPINEPS or TotalSpineSeg, an " +
			"exported model of nnU-Net, the folder that one of these unpacks to, or " +
			"a checkpoint in that folder.") final Path path, @Option(names = "--id",
				paramLabel = "ID", defaultValue = "",
				description = "Id that the model gets.") final String id, @Option(
					names = { "--overwrite", "--replace" },
					description = OVERWRITE) final boolean overwrite)
	{
		return run("Importing", (manager, progress) -> added(() -> manager
			.importFrom(path, new ImportOptions(id, overwrite, Optional.empty(), ""),
				progress)));
	}

	@Command(name = "download", mixinStandardHelpOptions = true,
		description = "Fetches a published model, after showing its address and size.")
	int download(@Parameters(paramLabel = "ID|URL",
		description = "Id of a published model (see list), or the address of a zip " +
			"archive.") final String name, @Option(names = "--from",
				paramLabel = "URL", defaultValue = "",
				description = "Fetch a published model from this address instead.") //
			final String from, @Option(names = "--sha256", paramLabel = "HEX",
				defaultValue = "", description = "Hash that the archive must have.") //
			final String sha256, @Option(names = "--id", paramLabel = "ID",
				defaultValue = "", description = "Id that the model gets.") //
			final String id, @Option(names = { "--overwrite",
				"--replace" }, description = OVERWRITE) final boolean overwrite,
		@Option(names = "--yes", description = "Do not ask.") final boolean yes)
	{
		return run("Downloading", (manager, progress) -> {
			final boolean isAddress = name.contains("://");
			final Optional<KnownRelease> release = isAddress ? Optional.empty()
				: Optional.of(manager.releases().require(name));
			final String wanted = id.isEmpty() ? release.map(KnownRelease::id).orElse(
				"") : id;
			added(() -> {
				if (!wanted.isEmpty()) manager.models().requireAddable(wanted, overwrite);
				return download(manager, progress, release, !from.isEmpty() ? from
					: isAddress ? name : release.orElseThrow().address().toString(), sha256,
					new ImportOptions(id, overwrite, release, ""), yes);
			});
		});
	}

	private List<ModelManifest> download(final ModelManager manager,
		final Progress progress, final Optional<KnownRelease> release,
		final String address, final String sha256, final ImportOptions options,
		final boolean yes) throws SpinepsException
	{
		final DownloadOffer offer = manager.offer(address);
		services.out().println(offer.fileName() + ", " + offer.size() + ", from " +
			address);
		services.out().println("Licence: " + release.map(known -> known.licence() +
			"; see " + known.page()).orElse("ask its publisher"));
		release.ifPresent(known -> services.out().println("Please cite " + known
			.cite()));
		services.out().println("It will be kept in " + manager.models().folder());
		services.out().flush();
		if (!yes && !agrees()) throw new CancellationException();
		return manager.download(offer, options, sha256, progress);
	}

	private boolean agrees() throws SpinepsException {
		final String answer = question.apply("Download? [y/N] ");
		if (answer == null) throw new RequestException("Nothing was downloaded",
			"there is nobody to ask", "Add --yes");
		return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
	}

	private static String ask(final String text) {
		final Console console = System.console();
		return console == null ? null : Optional.ofNullable(console.readLine("%s",
			text)).orElse("");
	}

	@Command(name = "remove", mixinStandardHelpOptions = true,
		description = "Removes a model of yours.")
	int remove(@Parameters(paramLabel = "ID",
		description = "Id of an installed model.") final String id)
	{
		return run("", (manager, progress) -> {
			manager.remove(id);
			services.out().println("Removed " + id + ".");
		});
	}

	@Command(name = "verify", mixinStandardHelpOptions = true,
		description = "Compares models with the hashes of their import and reads their networks.")
	int verify(@Parameters(paramLabel = "ID", arity = "0..*",
		description = "Ids of models; all that are here if none is given.") //
	final List<String> ids)
	{
		return run("", (manager, progress) -> manager.verify(ids == null ? List.of()
			: ids, services.out()::println, progress));
	}

	/** Tells what was added, or that it is there and is to stay. */
	private void added(final RequestException.Part<List<ModelManifest>> adding)
		throws SpinepsException
	{
		try {
			adding.get().stream().map(ModelFact::added).forEach(services
				.out()::println);
		}
		catch (final ModelExistsException e) {
			services.out().println(e.what() + " (" + e.found() +
				") and was left alone (overwriting was not asked for).");
		}
	}

	/** What a sub-command does. */
	@FunctionalInterface
	private interface Work {

		void run(ModelManager manager, Progress progress) throws SpinepsException;
	}

	/** Runs it, and turns what goes wrong into a line and an exit code. */
	private int run(final String title, final Work work) {
		final Subcommand subcommand = new Subcommand(services, title.isEmpty(),
			false);
		return subcommand.run("Cancelled; the models are as they were.", () -> {
			work.run(source.get(), subcommand);
			subcommand.display().end();
			return ExitCode.OK;
		});
	}
}
