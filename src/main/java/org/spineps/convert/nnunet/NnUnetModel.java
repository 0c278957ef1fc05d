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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.Norm;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.convert.checkpoint.Tensor;

/**
 * A trained model of nnU-Net v2: a folder with {@code plans.json},
 * {@code dataset.json} and {@code fold_*} folders with checkpoints. As in nnU-Net,
 * the plans are those of the folder, while the names of configuration and trainer
 * and the axes of mirroring are those of the first fold's checkpoint.
 *
 * @param folder the folder
 * @param plans its plans
 * @param dataset its data set
 * @param configuration configuration that was trained
 * @param trainer name of the training program
 * @param mirroringAxes axes of the patch along which mirrored inputs may be
 *          averaged; empty for none
 * @param folds its networks, at least one
 * @param architecture the network
 */
public record NnUnetModel(Path folder, NnUnetPlans plans,
	DatasetDescription dataset, NnUnetConfiguration configuration, String trainer,
	List<Integer> mirroringAxes, List<Fold> folds, Architecture architecture)
{

	private static final String WEIGHTS = "network_weights";

	/** Copies the lists. */
	public NnUnetModel {
		Objects.requireNonNull(folder);
		Objects.requireNonNull(architecture);
		mirroringAxes = List.copyOf(mirroringAxes);
		folds = List.copyOf(folds);
	}

	/**
	 * @param folder a folder
	 * @return whether it holds the files of a trained model
	 */
	public static boolean isModel(final Path folder) {
		return Files.isRegularFile(folder.resolve(NnUnetPlans.FILE_NAME)) && Files
			.isRegularFile(folder.resolve(DatasetDescription.FILE_NAME));
	}

	/**
	 * Reads the whole model except the weights.
	 *
	 * @param folder the folder of the model
	 * @param choice which networks to use
	 * @return the model
	 * @throws SpinepsException if files are missing or damaged, or the network is
	 *           of a kind that cannot be built; names it
	 */
	public static NnUnetModel read(final Path folder, final FoldChoice choice)
		throws SpinepsException
	{
		for (final String name : List.of(NnUnetPlans.FILE_NAME,
			DatasetDescription.FILE_NAME))
			if (!Files.isRegularFile(folder.resolve(name)))
				throw new SpinepsException("The folder " + folder.getFileName() +
					" is not an nnU-Net model", "It has no " + name,
					"Choose the folder that holds plans.json, dataset.json and fold_0");
		final NnUnetPlans plans = NnUnetPlans.read(folder.resolve(
			NnUnetPlans.FILE_NAME));
		final DatasetDescription dataset = DatasetDescription.read(folder.resolve(
			DatasetDescription.FILE_NAME));
		final List<Fold> folds = Folds.find(folder, choice);
		final Checkpoint first = Checkpoint.read(folds.get(0).checkpoint());
		if (!(first.find("init_args", "configuration").orElse(
			null) instanceof String name)) throw damaged(first,
				"It does not name its configuration");
		final NnUnetConfiguration configuration = plans.configuration(name);
		if (configuration.normalisation().size() != dataset.channelNames().size())
			throw new SpinepsException("The model " + folder.getFileName() +
				" is inconsistent", "plans.json is for " + configuration
					.normalisation().size() + " channels, dataset.json for " + dataset
						.channelNames().size(), "Download the model again");
		return new NnUnetModel(folder, plans, dataset, configuration, first.find(
			"trainer_name").filter(String.class::isInstance).map(String.class::cast)
			.orElse(""), mirroringAxes(first, configuration.dimensions()), folds,
			architecture(configuration, dataset, first.stateDict(WEIGHTS).keySet()
				.stream().anyMatch(key -> key.endsWith(".running_mean"))));
	}

	/**
	 * @param fold one of {@link #folds()}
	 * @return its weights by name, read on demand
	 * @throws SpinepsException if the checkpoint is damaged
	 */
	public Map<String, Tensor> weights(final Fold fold) throws SpinepsException {
		return Checkpoint.read(fold.checkpoint()).stateDict(WEIGHTS);
	}

	/** @return number of the network's input channels */
	public int inputChannels() {
		return architecture.inputChannels();
	}

	private static Architecture architecture(
		final NnUnetConfiguration configuration, final DatasetDescription dataset,
		final boolean hasRunningStatistics) throws SpinepsException
	{
		// Trainers with batch normalisation do not change the plans.
		final NetworkPlan planned = configuration.network();
		final NetworkPlan network = hasRunningStatistics && planned.norm()
			.kind() == Norm.Kind.INSTANCE ? planned.with(new Norm(Norm.Kind.BATCH,
				Norm.NNUNET.epsilon(), true)) : planned;
		final int inputs = dataset.channelNames().size() + (configuration
			.previousStage().isPresent() ? dataset.foregroundLabels().size() : 0);
		try {
			return network.architecture(inputs, dataset.heads().size());
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("This nnU-Net model cannot be used",
				"Its plans describe an impossible network: " + e.getMessage(),
				"Download the model again", e);
		}
	}

	private static List<Integer> mirroringAxes(final Checkpoint checkpoint,
		final int dimensions) throws SpinepsException
	{
		final Object value = checkpoint.find("inference_allowed_mirroring_axes")
			.orElse(List.of());
		if (!(value instanceof List<?> axes)) throw damaged(checkpoint,
			"Its axes of mirroring are not a list");
		final List<Integer> numbers = new ArrayList<>();
		for (final Object axis : axes) {
			if (!(axis instanceof Long number) || number < 0 ||
				number >= dimensions || numbers.contains(number.intValue()))
				throw damaged(checkpoint, "Its axes of mirroring are impossible");
			numbers.add(number.intValue());
		}
		return numbers;
	}

	private static SpinepsException damaged(final Checkpoint checkpoint,
		final String found)
	{
		return new SpinepsException("The checkpoint " + checkpoint.file()
			.getFileName() + " is not from nnU-Net", found,
			"Download the model again");
	}
}
