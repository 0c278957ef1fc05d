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
package org.spineps.convert.spineps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.convert.nnunet.NnUnetModel;

/** Opens the folders that SPINEPS's release files unpack to. */
public final class SpinepsRelease {

	private static final String FOLD = "fold_";
	private static final String ALL = "all";
	private static final int DEEPEST = 8;
	private static final int MOST_FILES = 10_000;

	private SpinepsRelease() {
		// static methods only
	}

	/**
	 * @param folder a folder
	 * @return whether it holds a configuration file of SPINEPS, at any depth
	 * @throws SpinepsException if it cannot be read
	 */
	public static boolean isRelease(final Path folder) throws SpinepsException {
		return !find(folder, SpinepsRelease::isConfig).isEmpty();
	}

	/**
	 * Reads the whole model except the weights.
	 *
	 * @param folder a folder with exactly one {@code inference_config.json}, at
	 *          any depth
	 * @return the model
	 * @throws SpinepsException if files are missing, damaged or duplicated, or a
	 *           network is of a kind that cannot be built; names file and reason
	 */
	public static SpinepsModel read(final Path folder) throws SpinepsException {
		final List<Path> configs = find(folder, SpinepsRelease::isConfig);
		if (configs.size() != 1) throw new SpinepsException("The folder " + folder
			.getFileName() + " does not hold exactly one SPINEPS model",
				"It holds " + configs
				.size() + " files " + InferenceConfig.FILE_NAME,
			"Choose the folder of a single model");
		final Path place = configs.get(0).toAbsolutePath().getParent();
		final InferenceConfig config = InferenceConfigReader.read(configs.get(0));
		return switch (config.type()) {
			case SEMANTIC -> new SpinepsModel.Semantic(config, NnUnetModel.read(place,
				new FoldChoice(folds(config, place), FoldChoice.ALL.checkpoints())));
			case INSTANCE -> InstanceCheckpoint.read(config, only(find(place,
				SpinepsRelease::isInstanceCheckpoint), place));
			case NAMING -> NamingCheckpoint.read(config, last(find(place,
				SpinepsRelease::isNamingCheckpoint), place));
		};
	}

	/** Where none of the folds is there, the one that was trained on all data is. */
	private static List<String> folds(final InferenceConfig config,
		final Path place)
	{
		final boolean any = config.folds().stream().anyMatch(fold -> Files
			.isDirectory(place.resolve(FOLD + fold)));
		return any || !Files.isDirectory(place.resolve(FOLD + ALL)) ? config.folds()
			: List.of(ALL);
	}

	private static boolean isConfig(final String name) {
		return name.endsWith(InferenceConfig.FILE_NAME);
	}

	private static boolean isInstanceCheckpoint(final String name) {
		return name.contains("weights") && name.endsWith(".ckpt");
	}

	private static boolean isNamingCheckpoint(final String name) {
		return name.contains("val_f1=") && name.endsWith("valf1-weights.ckpt");
	}

	private static Path only(final List<Path> files, final Path folder)
		throws SpinepsException
	{
		if (files.size() != 1) throw new SpinepsException("The model " + folder
			.getFileName() + " cannot be used", "It holds " + files.size() +
				" files *weights*.ckpt instead of one", "Download the model again");
		return files.get(0);
	}

	private static Path last(final List<Path> files, final Path folder)
		throws SpinepsException
	{
		if (files.isEmpty()) throw new SpinepsException("The model " + folder
			.getFileName() + " cannot be used",
			"It holds no file *val_f1=*valf1-weights.ckpt",
			"Download the model again");
		return files.get(files.size() - 1);
	}

	/** Files whose names fit, sorted by their paths. */
	private static List<Path> find(final Path folder,
		final Predicate<String> names) throws SpinepsException
	{
		try (Stream<Path> files = Files.find(folder, DEEPEST, (file,
			attributes) -> attributes.isRegularFile() && names.test(file.getFileName()
				.toString())))
		{
			return files.limit(MOST_FILES).sorted().toList();
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
		return new SpinepsException("Cannot read the folder " + folder, String
			.valueOf(cause.getMessage()),
				"Check that it exists and that you have permission to read it",
			cause);
	}
}
