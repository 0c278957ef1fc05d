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
package org.spineps.convert.nnunet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.spineps.SpinepsException;

/** Finds the checkpoints of a model folder. */
final class Folds {

	private static final String PREFIX = "fold_";
	private static final String ALL = "all";
	private static final int MOST = 100;

	private Folds() {
		// static methods only
	}

	/**
	 * @param folder a folder with {@code fold_*}
	 * @param choice which folds to find
	 * @return them in the order of their names, at least one
	 * @throws SpinepsException if one is missing
	 */
	static List<Fold> find(final Path folder, final FoldChoice choice)
		throws SpinepsException
	{
		final List<String> present = names(folder);
		for (final String checkpoint : choice.checkpoints()) {
			final List<Fold> folds = new ArrayList<>();
			for (final String name : choice.folds().isEmpty() ? present : choice
				.folds())
			{
				final Path file = folder.resolve(PREFIX + name).resolve(checkpoint);
				if (Files.isRegularFile(file)) folds.add(new Fold(name, file));
			}
			// Folds cut off in training lack the file; only a stated wish is binding.
			if (choice.folds().isEmpty() && folds.size() > 1) folds.removeIf(
				fold -> ALL.equals(fold.name()));
			if (!folds.isEmpty() && (choice.folds().isEmpty() || folds
				.size() == choice.folds().size())) return folds;
		}
		final List<String> missing = choice.folds().stream().filter(
			name -> !present.contains(name)).toList();
		if (!missing.isEmpty()) throw choice.missing(String.valueOf(folder
			.getFileName()), present);
		throw new SpinepsException("The model " + folder.getFileName() +
			" lacks its networks", "It has no " + String.join(" or ", choice
				.checkpoints()) + (choice.folds().isEmpty() ? " in any folder fold_*"
					: " in all of the folders " + choice.folds().stream().map(
						PREFIX::concat).toList()), choice.checkpoints().size() == 1
							? "Choose the other weights or other folds, or download the " +
								"model again" : "Download the model again");
	}

	private static List<String> names(final Path folder)
		throws SpinepsException
	{
		final List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> folds = Files.newDirectoryStream(folder,
			PREFIX + "*"))
		{
			for (final Path fold : folds)
				if (Files.isDirectory(fold) && names.size() < MOST) names.add(fold
					.getFileName().toString().substring(PREFIX.length()));
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read the folder " + folder
				.getFileName(), String.valueOf(e.getMessage()),
				"Check that it exists and that you have permission to read it", e);
		}
		names.sort(Comparator.comparingInt(String::length).thenComparing(Comparator
			.naturalOrder()));
		return names;
	}
}
