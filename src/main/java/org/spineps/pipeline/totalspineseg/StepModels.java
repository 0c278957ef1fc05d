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
package org.spineps.pipeline.totalspineseg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.model.ModelStore;
import org.spineps.nnunet.NnUnetModels;
import org.spineps.nnunet.PredictableModel;

/** Finds the models of the two steps by what the user says. */
final class StepModels {

	/** The original takes one fold, and the best weights before the last. */
	private static final FoldChoice FOLD = new FoldChoice(List.of("0"), List.of(
		FoldChoice.BEST, FoldChoice.FINAL));
	/** Data folder, nnUNet, results, release, data set. */
	private static final int DEEPEST = 5;
	/** The original's variable for the folder of its models. */
	private static final String VARIABLE = "TOTALSPINESEG_DATA";
	private static final String SMALL = "-small";

	private StepModels() {
		// static methods only
	}

	/**
	 * @param step 1 or 2
	 * @param wanted id of a stored model; its folder, or one above it that may also
	 *          hold the other step; blank for the folder that the environment
	 *          variable {@value #VARIABLE} names, or else the model of the
	 *          {@linkplain #usual usual} id
	 * @return the model
	 * @throws SpinepsException if there is none; says where to get it
	 */
	static PredictableModel find(final int step, final String wanted)
		throws SpinepsException
	{
		final String variable = System.getenv(VARIABLE);
		final String place = !wanted.isBlank() || variable == null ? wanted
			: variable;
		if (place.isBlank()) {
			final ModelStore store = ModelStore.standard();
			return NnUnetModels.find(usual(step, id -> store.find(id).isPresent()),
				FoldChoice.ALL);
		}
		final Path folder = folderOrNull(place);
		if (folder == null) return NnUnetModels.find(place, FoldChoice.ALL);
		final Path below = stepOrNull(folder, step);
		return NnUnetModels.find((below == null ? folder : below).toString(),
			below == null ? FoldChoice.ALL : FOLD);
	}

	/**
	 * @param step 1 or 2
	 * @param isThere whether there is a model of an id
	 * @return id of the published network, or else of the small one that is packaged
	 * @throws SpinepsException if there is neither: the program is damaged
	 */
	static String usual(final int step, final Predicate<String> isThere)
		throws SpinepsException
	{
		final String id = "totalspineseg-step" + step;
		for (final String one : List.of(id, id + SMALL))
			if (isThere.test(one)) return one;
		throw new SpinepsException("TotalSpineSeg's network of step " + step +
			" is not installed", "there is no model " + id, "Download it (models " +
				"download " + id + "), import its release (models import), or name the " +
				"folder of the models");
	}

	private static Path folderOrNull(final String text) {
		try {
			final Path path = Path.of(text.strip());
			return Files.isDirectory(path) ? path : null;
		}
		catch (final InvalidPathException e) {
			// An id of a model need not be a path.
			return null;
		}
	}

	/** @return the folder of the step's data set, the newest release; or null */
	private static Path stepOrNull(final Path folder, final int step)
		throws SpinepsException
	{
		if (isStep(folder, step)) return folder;
		try (Stream<Path> folders = Files.walk(folder, DEEPEST)) {
			return folders.filter(path -> Files.isDirectory(path) && isStep(path,
				step)).max(Path::compareTo).orElse(null);
		}
		catch (final IOException e) {
			throw new SpinepsException("The folder " + folder.getFileName() +
				" cannot be read", String.valueOf(e.getMessage()),
				"Check that you have permission to read it", e);
		}
	}

	private static boolean isStep(final Path folder, final int step) {
		return folder.getFileName() != null && folder.getFileName().toString()
			.toLowerCase(Locale.ROOT).startsWith("dataset10" + step +
				"_totalspineseg");
	}
}
