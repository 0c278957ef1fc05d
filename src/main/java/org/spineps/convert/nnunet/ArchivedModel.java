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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonFiles;
import org.spineps.progress.Progress;

/**
 * A model of nnU-Net whose networks are TorchScript archives: the form in which
 * a {@link NnUnetModel} is stored when it is imported. Its folder holds the
 * original {@code plans.json} and {@code dataset.json}, an archive per fold,
 * and {@value #FILE_NAME} with the settings that nnU-Net reads from
 * checkpoints.
 *
 * @param folder the folder
 * @param plans its plans
 * @param dataset its data set
 * @param configuration configuration that was trained
 * @param trainer name of the training program
 * @param mirroringAxes axes of the patch along which mirrored inputs may be
 *          averaged; empty for none
 * @param networks the archives, one per fold, at least one
 */
public record ArchivedModel(Path folder, NnUnetPlans plans,
	DatasetDescription dataset, NnUnetConfiguration configuration, String trainer,
	List<Integer> mirroringAxes, List<Path> networks)
{

	/** Name of the file with the settings from the checkpoints. */
	public static final String FILE_NAME = "nnunet.json";

	private static final String CONFIGURATION = "configuration";
	private static final String TRAINER = "trainer";
	private static final String MIRRORING = "mirroringAxes";
	private static final String NETWORKS = "networks";

	/** Copies the lists. */
	public ArchivedModel {
		Objects.requireNonNull(folder);
		mirroringAxes = List.copyOf(mirroringAxes);
		networks = List.copyOf(networks);
	}

	/**
	 * The same model in nnU-Net's form, except that the files of its folds are
	 * archives instead of checkpoints.
	 *
	 * @return the model; its weights cannot be read
	 * @throws SpinepsException if the plans describe an impossible network
	 */
	public NnUnetModel asModel() throws SpinepsException {
		final int inputs = dataset.channelNames().size() + (configuration
			.previousStage().isPresent() ? dataset.foregroundLabels().size() : 0);
		try {
			return new NnUnetModel(folder, plans, dataset, configuration, trainer,
				mirroringAxes, networks.stream().map(file -> new Fold(file.getFileName()
					.toString().replaceFirst("^fold_", "").replaceFirst("\\.pt$", ""),
					file)).toList(), configuration.network().architecture(inputs, dataset
						.heads().size()));
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("The model " + folder.getFileName() +
				" is damaged", String.valueOf(e.getMessage()), "Import it again", e);
		}
	}

	/**
	 * @param folder a folder
	 * @return whether it holds an imported model of nnU-Net
	 */
	public static boolean isModel(final Path folder) {
		return Files.isRegularFile(folder.resolve(FILE_NAME)) && NnUnetModel
			.isModel(folder);
	}

	/**
	 * Writes a model's networks as archives, together with the other files of the
	 * model.
	 *
	 * @param model a model with checkpoints
	 * @param folder an existing folder
	 * @param notes texts to keep in every archive, by plain file names
	 * @param progress receives progress after every weight; checked for
	 *          cancellation before it
	 * @return the model in that folder
	 * @throws SpinepsException if weights do not match the network or cannot be
	 *           read, or a file cannot be written
	 * @throws IOException if plans or data set cannot be copied
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static ArchivedModel write(final NnUnetModel model,
		final Path folder, final Map<String, String> notes,
		final Progress progress) throws SpinepsException, IOException
	{
		for (final String name : List.of(NnUnetPlans.FILE_NAME,
			DatasetDescription.FILE_NAME))
			Files.copy(model.folder().resolve(name), folder.resolve(name));
		final JsonArray names = new JsonArray();
		for (final Fold fold : model.folds()) {
			final String name = "fold_" + fold.name() + ".pt";
			final Map<String, Tensor> weights = model.weights(fold);
			try {
				TorchScriptWriter.write(model.architecture(), weights, notes, folder
					.resolve(name), progress);
			}
			catch (final SpinepsException e) {
				throw e.in(fold.fileName());
			}
			names.add(name);
		}
		final JsonArray axes = new JsonArray();
		model.mirroringAxes().forEach(axes::add);
		final JsonObject json = new JsonObject();
		json.addProperty(CONFIGURATION, model.configuration().name());
		json.addProperty(TRAINER, model.trainer());
		json.add(MIRRORING, axes);
		json.add(NETWORKS, names);
		JsonFiles.write(folder.resolve(FILE_NAME), json);
		return read(folder);
	}

	/**
	 * @param folder folder of an imported model
	 * @return the model
	 * @throws SpinepsException if a file is missing or damaged
	 */
	public static ArchivedModel read(final Path folder)
		throws SpinepsException
	{
		final NnUnetPlans plans = NnUnetPlans.read(folder.resolve(
			NnUnetPlans.FILE_NAME));
		final JsonFields fields = JsonFields.read(folder.resolve(FILE_NAME));
		final List<Path> networks = new ArrayList<>();
		for (final String name : fields.texts(NETWORKS)) {
			if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || !Files.isRegularFile(
				folder.resolve(name))) throw fields.unusable(NETWORKS, "names " + name +
					", which does not exist");
			networks.add(folder.resolve(name));
		}
		if (networks.isEmpty()) throw fields.unusable(NETWORKS, "is empty");
		final NnUnetConfiguration configuration = plans.configuration(fields.text(
			CONFIGURATION));
		final List<Integer> axes = fields.integers(MIRRORING);
		if (axes.stream().anyMatch(axis -> axis < 0 || axis >= configuration
			.dimensions())) throw fields.unusable(MIRRORING, "is " + axes);
		return new ArchivedModel(folder, plans, DatasetDescription.read(folder
			.resolve(DatasetDescription.FILE_NAME)), configuration, fields.text(
				TRAINER), axes, networks);
	}
}
