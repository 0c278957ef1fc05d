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
package org.spineps.batch.prediction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeNames;
import org.spineps.network.ComputeOptions;
import org.spineps.nnunet.InferenceOptions;

/**
 * What is to be done with a model of nnU-Net.
 *
 * @param cases what it is run on
 * @param earlierStage for the second stage of a cascade the labels of the first: a
 *          file for one case, else a folder with a file for every case; or null
 * @param output a file that ends in .nii or .nii.gz, for one case; else a folder
 * @param options how the model is run
 * @param compute what the networks run on
 * @param time what to do with images of several time points
 * @param overwrite whether results that exist are replaced; else such cases are
 *          skipped
 * @param series which volume of a DICOM study is meant
 */
public record PredictionJob(List<PredictionCase> cases, Path earlierStage,
	Path output, InferenceOptions options, ComputeOptions compute,
	TimeHandling time, boolean overwrite, SeriesChoice series)
{

	private static final String ENDING = ".nii.gz";

	/**
	 * A job on files, or on the scans of spines in studies.
	 *
	 * @param cases what it is run on
	 * @param earlierStage labels of the first stage of a cascade, or null
	 * @param output a file or a folder
	 * @param options how the model is run
	 * @param compute what the networks run on
	 * @param time what to do with images of several time points
	 * @param overwrite whether results that exist are replaced
	 */
	public PredictionJob(final List<PredictionCase> cases,
		final Path earlierStage, final Path output, final InferenceOptions options,
		final ComputeOptions compute, final TimeHandling time,
		final boolean overwrite)
	{
		this(cases, earlierStage, output, options, compute, time, overwrite,
			SeriesChoice.SPINE);
	}

	/**
	 * @throws IllegalArgumentException without a case
	 */
	public PredictionJob {
		cases = List.copyOf(cases);
		Objects.requireNonNull(output);
		Objects.requireNonNull(options);
		Objects.requireNonNull(compute);
		Objects.requireNonNull(time);
		if (cases.isEmpty()) throw new IllegalArgumentException("No cases");
	}

	/**
	 * @throws SpinepsException if several cases are to become one file, it cannot be
	 *           written, or an input would be replaced
	 */
	void check() throws SpinepsException {
		if (isFile() && cases.size() > 1) throw new RequestException(cases.size() +
			" cases cannot be written to one file", output.getFileName().toString(),
			"Name a folder");
		if (isFile() && !VolumeNames.isWritableName(output))
			throw new RequestException("Cannot write " + output.getFileName(),
				"its name does not end in " + VolumeNames.writtenEndings(),
				"Choose such a name, or name a folder");
		for (final PredictionCase one : cases)
			for (final Path channel : one.channels())
				if (channel.toAbsolutePath().normalize().equals(labelFile(one)
					.toAbsolutePath().normalize())) throw new RequestException(
						"The result would replace an input", channel.getFileName()
							.toString(), "Choose another output");
	}

	/** @return whether the output is one file */
	boolean isFile() {
		return VolumeNames.isVolumeName(output);
	}

	/** @return the folder that the results of a case are written to */
	Path folder(final PredictionCase one) {
		if (!isFile()) return output.resolve(one.inside());
		final Path parent = output.toAbsolutePath().getParent();
		return output.getParent() == null ? parent : output.getParent();
	}

	/** @return what was chosen, name → value, for the manifest */
	Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("rounding", options.rounding().name().toLowerCase(Locale.ROOT));
		map.put("mirroring", Boolean.toString(options.mirroring()));
		map.put("probabilities", Boolean.toString(options.probabilities()));
		map.putAll(compute.asMap());
		map.put("time", time.text());
		map.put("overwrite", Boolean.toString(overwrite));
		return map;
	}

	/** @return labels of the stage before; null if there are none */
	Path earlierStage(final PredictionCase one) {
		return earlierStage == null || !Files.isDirectory(earlierStage)
			? earlierStage : earlierStage.resolve(one.name() + ENDING);
	}

	/** @return where the labels of a case go */
	Path labelFile(final PredictionCase one) {
		return isFile() ? output : folder(one).resolve(one.name() + ENDING);
	}

	/** @return where the probabilities of a class go */
	Path probabilityFile(final PredictionCase one, final int k) {
		final String ending = "_probability-" + k + ENDING;
		if (!isFile()) return folder(one).resolve(one.name() + ending);
		return output.resolveSibling(VolumeNames.stem(output) + ending);
	}
}
