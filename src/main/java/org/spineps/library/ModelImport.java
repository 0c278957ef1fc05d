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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.ArchivedModel;
import org.spineps.convert.nnunet.DatasetDescription;
import org.spineps.convert.nnunet.NnUnetPlans;
import org.spineps.io.Folders;
import org.spineps.io.Sha256;
import org.spineps.io.zip.SafeZip;
import org.spineps.model.ManifestWriter;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelSource;
import org.spineps.model.ModelStore;
import org.spineps.model.NetworkFile;
import org.spineps.progress.Progress;

/**
 * Imports models into the user's store: a release file of SPINEPS or
 * TotalSpineSeg, an exported model of nnU-Net v2, the folder that one of these
 * unpacks to, one of its checkpoints in its original folder, or a model of this
 * program. No code in the files is ever run; the store changes atomically, or
 * not at all.
 */
public final class ModelImport {

	private static final String SOURCE = "source";
	private static final String HASHING = "Hashing the source";
	private static final List<String> WORTH_HASHING = List.of(".pth", ".ckpt",
		".json", ".pt");
	private static final List<String> BESIDE_NETWORKS = List.of(
		ArchivedModel.FILE_NAME, NnUnetPlans.FILE_NAME,
		DatasetDescription.FILE_NAME, "README.md");
	private static final int DEEPEST = 8;

	private ModelImport() {
		// static methods only
	}

	/**
	 * Imports a model under an id derived from its name.
	 *
	 * @param zipOrFolderOrCheckpoint what to import
	 * @param store the user's models
	 * @param progress receives the steps; checked often for cancellation
	 * @return the manifests of the new models: one, or two for both steps of
	 *         TotalSpineSeg
	 * @throws SpinepsException if there is no usable model; names file and reason
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static List<ModelManifest> importFrom(
		final Path zipOrFolderOrCheckpoint, final UserModels store,
		final Progress progress) throws SpinepsException
	{
		return importFrom(zipOrFolderOrCheckpoint, store, ImportOptions.DEFAULT,
			progress);
	}

	/**
	 * Imports a model.
	 *
	 * @param from a zip archive, a folder, or a checkpoint in its folder
	 * @param store the user's models
	 * @param options how
	 * @param progress receives the steps; checked often for cancellation
	 * @return the manifests of the new models: one, or two for both steps of
	 *         TotalSpineSeg
	 * @throws SpinepsException if there is no usable model, or one with this id
	 *           exists and must not be replaced; names file and reason
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static List<ModelManifest> importFrom(final Path from,
		final UserModels store, final ImportOptions options,
		final Progress progress) throws SpinepsException
	{
		RequestException.requireExisting(from);
		if (!options.id().isEmpty()) store.requireAddable(ModelIds.require(options
			.id()), options.replace());
		try {
			if (Files.isDirectory(from)) return folder(SourceLayout.of(from), store,
				options, null, progress);
			if (isCheckpoint(from)) return folder(List.of(SourceLayout.ofCheckpoint(
				from)), store, options, null, progress);
			return zip(from, store, options, progress);
		}
		catch (final IOException e) {
			throw new SpinepsException("The model cannot be imported", from + ": " +
				e.getMessage(),
					"Check that the file exists and that you have permission to read it",
				e);
		}
	}

	private static boolean isCheckpoint(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".ckpt") || name.endsWith(".pth");
	}

	private static List<ModelManifest> zip(final Path zip,
		final UserModels store, final ImportOptions options,
		final Progress progress) throws IOException, SpinepsException
	{
		requireZip(zip);
		final ModelSource.SourceFile source = new ModelSource.SourceFile(zip
			.getFileName().toString(), Sha256.of(zip, HASHING, progress));
		final boolean first = !Files.exists(store.folder());
		final Path hidden = store.hidden();
		try {
			// The folder in the messages has the name of the archive.
			final Path unpacked = hidden.resolve(stem(zip));
			SafeZip.extract(zip, unpacked, SafeZip.Limits.MODELS, progress);
			return folder(SourceLayout.of(unpacked), store, options, source, progress);
		}
		finally {
			Folders.delete(hidden);
			if (first) store.deleteIfEmpty();
		}
	}

	private static void requireZip(final Path file) throws IOException,
		SpinepsException
	{
		final byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(4);
		}
		if (head.length < 4 || head[0] != 'P' || head[1] != 'K')
			throw new SpinepsException(file.getFileName() +
				" is not a zip archive", "It does not begin with the signature of one",
				"Choose the zip archive of a model, or the folder that it unpacks to");
	}

	private static String stem(final Path zip) {
		final String stem = zip.getFileName().toString().replaceFirst(
			"(?i)\\.(zip|part)$", "").replaceAll("[^A-Za-z0-9._ -]", "_");
		return stem.isBlank() || stem.startsWith(".") ? SOURCE : stem;
	}

	private static List<ModelManifest> folder(
		final List<SourceLayout> layouts, final UserModels store,
		final ImportOptions options, final ModelSource.SourceFile archive,
		final Progress progress) throws SpinepsException
	{
		final List<UserModels.Builder> builders = new ArrayList<>();
		for (final SourceLayout layout : layouts) {
			final ImportOptions chosen = layouts.size() == 1 || options.id().isEmpty()
				? options : options.withId(options.id() + "-" + (builders.size() + 1));
			builders.add(target -> {
				progress.checkCancelled();
				if (layout.kind() == SourceLayout.Kind.OWN) return copy(layout.folder(),
					target, chosen.id());
				final List<ModelSource.SourceFile> sources = archive == null ? sources(
					layout.folder(), progress) : List.of(archive);
				return new ModelBuilder(chosen, sources, progress).build(layout, target);
			});
		}
		return store.add(builders, options.replace());
	}

	/** A model of this program is copied; only its id may change. */
	private static ModelManifest copy(final Path folder, final Path target,
		final String id) throws IOException, SpinepsException
	{
		final ModelManifest read = UserModels.read(folder);
		for (final NetworkFile network : read.networks())
			Files.copy(folder.resolve(network.name()), target.resolve(network.name()));
		for (final String name : BESIDE_NETWORKS)
			if (Files.isRegularFile(folder.resolve(name))) Files.copy(folder.resolve(
				name), target.resolve(name));
		final ModelManifest named = new ModelManifest(id.isEmpty() ? read.id() : id,
			read.kind(), read.version(), read.card(), read.networks(), read.input(),
			read.tiling(), read.classes(), read.mirroring(), read.heads(), read
				.instanceLabels(), read.source(), read.calibration(), read.landmarks());
		Files.writeString(target.resolve(ModelManifest.FILE_NAME), ManifestWriter
			.toJson(named));
		ModelStore.at(target).check();
		return named;
	}

	/** Checkpoints and descriptions, in the order of their paths. */
	private static List<ModelSource.SourceFile> sources(final Path folder,
		final Progress progress) throws IOException
	{
		final List<Path> files;
		try (Stream<Path> found = Files.find(folder, DEEPEST, (file,
			attributes) -> attributes.isRegularFile() && WORTH_HASHING.stream()
				.anyMatch(file.getFileName().toString()::endsWith)))
		{
			files = found.sorted().toList();
		}
		final List<ModelSource.SourceFile> sources = new ArrayList<>();
		for (final Path file : files)
			sources.add(new ModelSource.SourceFile(folder.relativize(file).toString()
				.replace('\\', '/'), Sha256.of(file, HASHING, progress)));
		return sources;
	}
}
