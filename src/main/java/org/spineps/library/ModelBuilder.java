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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.nnunet.ArchivedModel;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.convert.spineps.InferenceConfig;
import org.spineps.convert.spineps.SpinepsModel;
import org.spineps.convert.spineps.SpinepsRelease;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.io.Sha256;
import org.spineps.model.InputEncoding;
import org.spineps.model.IntensityNormalisation;
import org.spineps.model.KnownRelease;
import org.spineps.model.ManifestWriter;
import org.spineps.model.ModelCard;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelSource;
import org.spineps.model.NetworkFile;
import org.spineps.model.OutputClass;
import org.spineps.model.OutputHead;
import org.spineps.model.Preparation;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Tiling;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;

/**
 * Converts the model files of another program into a model of this program:
 * TorchScript archives of its networks, and a manifest with everything that a
 * run needs.
 */
final class ModelBuilder {

	private static final String NETWORK = "network.pt";
	private static final String UNKNOWN =
		"Not stated in the files; see the publisher's page";
	/** Array axes of nnU-Net's readers for an image stored in LPS. */
	private static final AxisCodes AS_STORED = new AxisCodes("SPL");
	private static final int INPUT_AXIS = 1;

	private final ImportOptions options;
	private final List<ModelSource.SourceFile> sources;
	private final Progress progress;

	/**
	 * @param options how to import
	 * @param sources what is imported
	 * @param progress receives progress after every weight; checked for
	 *          cancellation before it
	 */
	ModelBuilder(final ImportOptions options,
		final List<ModelSource.SourceFile> sources, final Progress progress)
	{
		this.options = options;
		this.sources = sources;
		this.progress = progress;
	}

	/**
	 * @param layout where the foreign files are
	 * @param target an empty folder
	 * @return the manifest, which was also written into the folder
	 * @throws SpinepsException if the files are unusable; names file and reason
	 * @throws IOException if reading or writing fails
	 */
	ModelManifest build(final SourceLayout layout, final Path target)
		throws SpinepsException, IOException
	{
		try {
			final ModelManifest manifest = switch (layout.kind()) {
				case OWN -> throw new IllegalArgumentException(
					"A model of this program is not built");
				case NNUNET -> general(NnUnetModel.read(layout.folder(), layout
					.folds()), layout.isTotalSpineSeg(), target);
				case SPINEPS -> spineps(SpinepsRelease.read(layout.folder()), target);
			};
			Files.writeString(target.resolve(ModelManifest.FILE_NAME), ManifestWriter
				.toJson(manifest), StandardCharsets.UTF_8);
			return UserModels.read(target);
		}
		catch (final IllegalArgumentException e) {
			// Values that a manifest refuses come from the foreign files.
			throw new SpinepsException("The model in " + layout.folder()
				.getFileName() + " cannot be used", String.valueOf(e.getMessage()),
				"Download it again; if this does not help, it is of a kind that is " +
				"not supported",
				e);
		}
	}

	private ModelManifest spineps(final SpinepsModel model, final Path target)
		throws SpinepsException, IOException
	{
		if (model instanceof SpinepsModel.Semantic semantic) return semantic(
			semantic, target);
		if (model instanceof SpinepsModel.Instance instance) return instance(
			instance, target);
		return naming((SpinepsModel.Naming) model, target);
	}

	private ModelManifest semantic(final SpinepsModel.Semantic model,
		final Path target) throws SpinepsException, IOException
	{
		final NnUnetModel network = model.network();
		final InferenceConfig config = model.config();
		if (network.configuration().dimensions() == 2 || network.inputChannels() != 1)
			return general(network, !config.mirroring(), target);
		final ArchivedModel archived = ArchivedModel.write(network, target, Map
			.of(), progress);
		final AxisCodes axes = ManifestParts.tensorAxes(config.orientation(), network
			.plans().transposition());
		return manifest(ModelKind.SEMANTIC, config.name(), hashes(archived
			.networks()), ManifestParts.nnUnetInput(network, axes).with(ManifestParts
				.preparation(config)), ManifestParts.nnUnetTiling(network, config
					.stepSize(), ImportanceMap.HALF_1000), ManifestParts.classes(model), config
						.mirroring() ? mirroring(network)
				: Mirroring.NONE, List.of(), ManifestParts.instanceLabels(config),
			limits(config));
	}

	private ModelManifest instance(final SpinepsModel.Instance model,
		final Path target) throws SpinepsException, IOException
	{
		final int known = 1 + model.config().instance().inputOfLabel().values()
			.stream().mapToInt(Integer::intValue).filter(value -> value < model
				.architecture().inputChannels()).max().orElse(0);
		final Unet3D built = new Unet3D(known, model.architecture()
			.outputChannels(), model.architecture().baseChannels());
		write(model.checkpoint(), built, withChannels(model.weights(),
			"init_conv.weight", known), target);
		return manifest(ModelKind.INSTANCE, model.config().name(), hashes(List.of(
			target.resolve(NETWORK))), ManifestParts.cutoutInput(model, known),
			ManifestParts.patch(model.config().instance().cutoutSize(), model.config()
				.orientation()), ManifestParts.cutoutClasses(model), Mirroring.NONE, List
					.of(), limits(model.config()));
	}

	private void write(final Path checkpoint, final Architecture architecture,
		final Map<String, Tensor> weights, final Path target)
		throws SpinepsException
	{
		try {
			TorchScriptWriter.write(architecture, weights, Map.of(), target.resolve(
				NETWORK), progress);
		}
		catch (final SpinepsException e) {
			throw e.in(String.valueOf(checkpoint.getFileName()));
		}
	}

	/**
	 * Omits the channels of labels that never occur: they are always zero and
	 * contribute nothing.
	 */
	private static Map<String, Tensor> withChannels(
		final Map<String, Tensor> weights, final String name, final int channels)
		throws SpinepsException
	{
		final Tensor first = weights.get(name);
		if (first == null || first.shape().length <= INPUT_AXIS || first
			.shape()[INPUT_AXIS] == channels) return weights;
		final int[] shape = first.shape();
		final int kernel = (int) (first.size() / shape[0] / shape[INPUT_AXIS]);
		final float[] all = first.toFloats();
		final float[] kept = new float[shape[0] * channels * kernel];
		for (int out = 0; out < shape[0]; out++)
			System.arraycopy(all, out * shape[INPUT_AXIS] * kernel, kept, out *
				channels * kernel, channels * kernel);
		shape[INPUT_AXIS] = channels;
		final Map<String, Tensor> changed = new LinkedHashMap<>(weights);
		changed.put(name, Tensor.of(kept, shape));
		return changed;
	}

	private ModelManifest naming(final SpinepsModel.Naming model,
		final Path target) throws SpinepsException, IOException
	{
		write(model.checkpoint(), model.architecture(), model.weights(), target);
		return manifest(ModelKind.NAMING, model.config().name(), hashes(List.of(
			target.resolve(NETWORK))), new ModelInput(model.config().orientation(),
				model.config().spacing().smallestMm(),
				InputEncoding.INTENSITY,
				new IntensityNormalisation.ZScore(true), Map.of(), model.turned()
					? Preparation.SPINEPS_UPRIGHT : Preparation.NONE), ManifestParts
						.patch(model.patchSize(), model.config().orientation()),
			ManifestParts.headClasses(model), Mirroring.NONE, ManifestParts.heads(
				model), limits(model));
	}

	private ModelManifest general(final NnUnetModel network,
		final boolean neverMirrors, final Path target) throws SpinepsException,
		IOException
	{
		final NnUnetModel kept = neverMirrors ? new NnUnetModel(network.folder(),
			network.plans(), network.dataset(), network.configuration(), network
				.trainer(), List.of(), network.folds(), network.architecture())
			: network;
		final ArchivedModel archived = ArchivedModel.write(kept, target, Map.of(),
			progress);
		final String dataset = network.plans().datasetName();
		return manifest(ModelKind.GENERAL, (dataset.isBlank() ? "nnU-Net" : dataset) +
			" " + network.configuration().name(), hashes(archived.networks()),
			ManifestParts.nnUnetInput(network, ManifestParts.tensorAxes(AS_STORED
				.reversed(), network.plans().transposition())), ManifestParts
					.nnUnetTiling(network, Tiling.DEFAULT_STEP, ImportanceMap.HALF_10),
			ManifestParts.classes(network.dataset()), mirroring(kept), List.of(), List
				.of("Reads images in the axis order of nnU-Net's readers; run it " +
					"with predict."));
	}

	private static Mirroring mirroring(final NnUnetModel network) {
		final int planar = 3 - network.configuration().dimensions();
		return Mirroring.of(network.mirroringAxes().stream().mapToInt(axis -> axis +
			planar).sorted().toArray());
	}

	private ModelManifest manifest(final ModelKind kind, final String name,
		final List<NetworkFile> networks, final ModelInput input,
		final Tiling tiling, final List<OutputClass> classes,
		final Mirroring mirroring, final List<OutputHead> heads,
		final List<String> limits)
	{
		return manifest(kind, name, networks, input, tiling, classes, mirroring,
			heads, Map.of(), limits);
	}

	private ModelManifest manifest(final ModelKind kind, final String name,
		final List<NetworkFile> networks, final ModelInput input,
		final Tiling tiling, final List<OutputClass> classes,
		final Mirroring mirroring, final List<OutputHead> heads,
		final Map<Integer, Integer> instanceLabels, final List<String> limits)
	{
		final Optional<KnownRelease> release = options.release();
		final String title = release.map(KnownRelease::title).orElse(name.isBlank()
			? kind.text() + " model" : name);
		final ModelCard card = new ModelCard(title, release.map(
			known -> "See " + known.page()).orElse(UNKNOWN), release.map(
				known -> "See " + known.page() + "; cite " + known.cite()).orElse(
					UNKNOWN), limits);
		return new ModelManifest(options.id().isEmpty() ? release.map(
			KnownRelease::id).orElse(ModelIds.like(name)) : options.id(), kind, release
				.map(KnownRelease::version).orElse("imported"), card, networks, input,
			tiling, classes, mirroring, heads, instanceLabels, Optional.of(
				new ModelSource(options
				.address(), sources, "SPINEPS for Fiji " + Version.get())));
	}

	private static List<String> limits(final SpinepsModel.Naming model) {
		final List<String> limits = new ArrayList<>(limits(model.config()));
		limits.add(model.trainingSet().isBlank()
			? "The checkpoint does not name its training set; patches are not turned."
			: "Trained on " + model.trainingSet() + ": patches are " + (model
				.turned() ? "turned upright." : "not turned."));
		return limits;
	}

	private static List<String> limits(final InferenceConfig config) {
		final List<String> limits = new ArrayList<>();
		limits.add("Made for " + String.join(", ", config.modalities()) +
			" images, acquired " + config.acquisition() + ".");
		if (config.needsCrop()) limits.add(
			"The original first crops the image to the spine with another network.");
		if (config.inputs().size() > 1) limits.add("Takes several images: " + String
			.join(", ", config.inputs()) + "; run it with predict.");
		return limits;
	}

	private List<NetworkFile> hashes(final List<Path> files)
		throws IOException
	{
		final List<NetworkFile> networks = new ArrayList<>();
		for (final Path file : files)
			networks.add(new NetworkFile(file.getFileName().toString(), Sha256.of(
				file, "Hashing the network", progress)));
		return networks;
	}
}
