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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.convert.spineps.InferenceConfig;
import org.spineps.convert.spineps.SpinepsRelease;
import org.spineps.model.ModelManifest;

/**
 * The content of a folder to import.
 *
 * @param kind the program that the files come from
 * @param folder where they are
 * @param folds which networks to use
 */
record SourceLayout(Kind kind, Path folder, FoldChoice folds) {

	/** The program whose layout it is. */
	enum Kind {
			/** This program's own: manifest and networks. */
			OWN,
			/** SPINEPS's: inference_config.json and checkpoints. */
			SPINEPS,
			/** nnU-Net's: plans, data set and folds. */
			NNUNET
	}

	private static final int DEEPEST = 8;
	private static final int MOST_FOLDERS = 10_000;
	private static final String TOTAL_SPINE_SEG = "TotalSpineSeg";
	/** The original takes one fold, and the best weights before the last. */
	private static final FoldChoice TOTAL_SPINE_SEG_FOLD = new FoldChoice(List.of(
		"0"), List.of(FoldChoice.BEST, FoldChoice.FINAL));

	/**
	 * @param folder a folder, or any folder above that of the model
	 * @return the models in it: one, or the two steps of TotalSpineSeg
	 * @throws SpinepsException if there is none, or more than one otherwise; says
	 *           what was found
	 */
	static List<SourceLayout> of(final Path folder) throws SpinepsException {
		final List<Path> own = folders(folder, place -> Files.isRegularFile(place
			.resolve(ModelManifest.FILE_NAME)));
		if (!own.isEmpty()) return List.of(new SourceLayout(Kind.OWN, single(folder,
			own, ModelManifest.FILE_NAME), FoldChoice.ALL));
		if (SpinepsRelease.isRelease(folder)) return List.of(new SourceLayout(
			Kind.SPINEPS, folder, FoldChoice.ALL));
		final List<Path> nnunet = folders(folder, NnUnetModel::isModel).stream()
			.filter(SourceLayout::hasFolds).toList();
		if (nnunet.isEmpty()) throw new SpinepsException("No model found in " +
			folder.getFileName(), "Neither " + InferenceConfig.FILE_NAME +
				" (SPINEPS) nor plans.json, dataset.json and fold_0 (nnU-Net) nor " +
				ModelManifest.FILE_NAME + " (this program)",
			"Choose the folder or the zip archive that holds them");
		if (nnunet.size() > 1 && !nnunet.stream().allMatch(
			SourceLayout::isTotalSpineSeg)) single(folder, nnunet, "plans.json");
		return nnunet.stream().map(place -> new SourceLayout(Kind.NNUNET, place,
			isTotalSpineSeg(place) ? TOTAL_SPINE_SEG_FOLD : FoldChoice.ALL)).toList();
	}

	/**
	 * The model that a checkpoint belongs to.
	 *
	 * @param checkpoint a checkpoint file
	 * @return its model, with that checkpoint only if it is one of nnU-Net
	 * @throws SpinepsException if no file beside it describes its network
	 */
	static SourceLayout ofCheckpoint(final Path checkpoint)
		throws SpinepsException
	{
		final Path fold = checkpoint.toAbsolutePath().getParent();
		Path place = fold;
		for (int up = 0; up < DEEPEST && place != null; up++) {
			if (holdsConfig(place)) return new SourceLayout(Kind.SPINEPS, place, FoldChoice.ALL);
			if (place.equals(fold.getParent()) && NnUnetModel.isModel(place))
				return new SourceLayout(Kind.NNUNET, place, new FoldChoice(List.of(fold
					.getFileName().toString().replaceFirst("^fold_", "")), List.of(
						checkpoint.getFileName().toString())));
			place = place.getParent();
		}
		throw new SpinepsException("A checkpoint alone cannot be used", checkpoint
			.getFileName() + " does not say what network it belongs to",
			"Leave it in its original folder: with " + InferenceConfig.FILE_NAME +
				" (SPINEPS), or in fold_0 beside plans.json and dataset.json (nnU-Net)");
	}

	/** @return whether the original never mirrors */
	boolean isTotalSpineSeg() {
		return isTotalSpineSeg(folder);
	}

	private static boolean isTotalSpineSeg(final Path place) {
		for (final Path part : place)
			if (part.toString().toLowerCase(Locale.ROOT).matches(
				"dataset10[12]_" + TOTAL_SPINE_SEG.toLowerCase(Locale.ROOT) + ".*"))
				return true;
		return false;
	}

	private static boolean holdsConfig(final Path place) {
		final String[] names = place.toFile().list();
		return names != null && Arrays.stream(names).anyMatch(name -> name.endsWith(
			InferenceConfig.FILE_NAME));
	}

	private static boolean hasFolds(final Path place) {
		final String[] names = place.toFile().list();
		return names != null && Arrays.stream(names).anyMatch(name -> name
			.startsWith("fold_") && Files.isDirectory(place.resolve(name)));
	}

	private static Path single(final Path folder, final List<Path> places,
		final String file) throws SpinepsException
	{
		if (places.size() == 1) return places.get(0);
		throw new SpinepsException("Several models found in " + folder
			.getFileName(), places.size() + " files " + file + ", in " + String.join(
				", ", places.stream().limit(3).map(place -> String.valueOf(folder
					.relativize(place))).map(name -> name.isEmpty() ? "itself" : name)
					.toList()), "Choose the folder of one of them");
	}

	private static List<Path> folders(final Path folder,
		final Predicate<Path> wanted) throws SpinepsException
	{
		try (Stream<Path> folders = Files.find(folder, DEEPEST, (place,
			attributes) -> attributes.isDirectory()))
		{
			return folders.limit(MOST_FOLDERS).filter(wanted).sorted().toList();
		}
		catch (final IOException e) {
			throw unreadable(folder, e);
		}
		catch (final UncheckedIOException e) {
			throw unreadable(folder, e.getCause());
		}
	}

	private static SpinepsException unreadable(final Path folder,
		final IOException cause)
	{
		return new SpinepsException("Cannot read the folder", folder + ": " +
			cause.getMessage(),
				"Check that it exists and that you have permission to read it",
			cause);
	}
}
