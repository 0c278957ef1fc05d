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
package org.spineps.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.output.OutputFiles;

/** Checks of a job as a whole, before anything runs. */
final class InputChecks {

	private InputChecks() {
		// static methods only
	}

	/**
	 * @param job the job
	 * @param inputs its cases
	 * @throws SpinepsException if there is no input, two inputs would write the
	 *           same files, an output would replace an input, or none of the inputs
	 *           exists
	 */
	static void check(final BatchJob job, final List<BatchInput> inputs)
		throws SpinepsException
	{
		if (job.inputs().isEmpty()) throw new RequestException(
			"There is nothing to do", "no input was given",
			"Name at least one scan or folder");
		requireDifferentNames(inputs);
		requireInputsSafe(job, inputs);
		for (int n = 0; n < job.inputs().size(); n++)
			if (isThere(job, n)) return;
		RequestException.requireExisting(files(job, 0).toArray(new Path[0]));
	}

	/**
	 * @param job a job on a scan in memory, named by its only input
	 * @param input that input
	 * @throws SpinepsException if an output would replace the file of that name
	 * @throws IllegalArgumentException if there is another number of inputs, or
	 *           something is to be read from files
	 */
	static void checkOpen(final BatchJob job, final List<BatchInput> input)
		throws SpinepsException
	{
		if (job.inputs().size() != 1 || job.request().reuse() != Reuse.NOTHING ||
			!job.request().semanticMasks().isEmpty()) throw new IllegalArgumentException(
				job.toString());
		requireInputsSafe(job, input);
	}

	/**
	 * @param job the job
	 * @param index number of an input
	 * @return whether it exists, with the masks that belong to it
	 */
	static boolean isThere(final BatchJob job, final int index) {
		return files(job, index).stream().allMatch(Files::exists);
	}

	private static List<Path> files(final BatchJob job, final int index) {
		final List<Path> files = new ArrayList<>(List.of(job.inputs().get(index)));
		for (final List<Path> masks : List.of(job.request().semanticMasks(), job
			.request().instanceMasks()))
			if (!masks.isEmpty()) files.add(masks.get(index));
		return files;
	}

	private static void requireDifferentNames(final List<BatchInput> inputs)
		throws SpinepsException
	{
		final Map<String, Path> byName = new HashMap<>();
		for (final BatchInput input : inputs) {
			final Path other = byName.put(InputName.key(input.name()), input
				.place());
			if (other != null) throw new RequestException(
				"Two inputs would write the same files", other + " and " + input.place() +
					" both give results named " + input.name(),
				"Rename one, or use an output folder for each");
		}
	}

	private static void requireInputsSafe(final BatchJob job,
		final List<BatchInput> inputs) throws SpinepsException
	{
		final Set<Path> files = new HashSet<>();
		for (final Path input : job.inputs())
			files.add(real(input));
		for (final BatchInput input : inputs) {
			final OutputFiles outputs = new OutputFiles(real(job.outputFolder()), input
				.name());
			for (final Path output : outputs.all())
				if (files.contains(output)) throw new RequestException(
					"The results of " + input.shown() +
						" would replace an input", InputName.fileName(output) +
							" lies in the output folder",
					"Choose another output folder, or leave that file out");
		}
	}

	/** Links followed where the file exists, so that equal files are equal. */
	private static Path real(final Path path) throws SpinepsException {
		if (!Files.exists(path)) return path.toAbsolutePath().normalize();
		try {
			return path.toRealPath();
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot find " + path, e.getClass()
				.getSimpleName(), "Check the path and the permission to read it",
				e);
		}
	}
}
