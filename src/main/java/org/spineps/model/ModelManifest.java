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
package org.spineps.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Tiling;

/**
 * Everything the pipeline must know about a model: a new network needs a new
 * folder with such a manifest, but no new code. Written as {@code
 * manifest.json} by {@link ManifestJson}.
 *
 * @param id name of the model in options and provenance: lower-case letters,
 *          digits, dots and hyphens
 * @param kind what the network is for
 * @param version version of the weights
 * @param card the model card
 * @param networks the network files; the scores of several are averaged
 * @param input the input of the network
 * @param tiling how volumes are cut into tiles
 * @param classes what the output channels stand for, channel 0 first
 * @param mirroring over which flips the scores are averaged by default
 * @param heads for a naming model the groups of its classes, in order;
 *          otherwise empty
 * @param instanceLabels for a semantic model the label that some of its labels have
 *          in an instance mask: the sacrum's for its parts, that of metal; usually
 *          empty
 * @param source the source of an imported model; empty for one that was trained
 *          for this program
 * @param calibration for a levels model how much its scores count; empty for
 *          others, and for {@link LevelCalibration#DEFAULT}
 * @param landmarks name of a landmark → how often the network marks it, by ascending
 *          voxels; empty if that was not measured
 */
public record ModelManifest(String id, ModelKind kind, String version,
	ModelCard card, List<NetworkFile> networks, ModelInput input, Tiling tiling,
	List<OutputClass> classes, Mirroring mirroring, List<OutputHead> heads,
	Map<Integer, Integer> instanceLabels, Optional<ModelSource> source,
	Optional<LevelCalibration> calibration,
	Map<String, List<LandmarkShare>> landmarks)
{

	/** File name of a manifest in its model's folder. */
	public static final String FILE_NAME = "manifest.json";

	private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
	private static final int MOST_CLASSES = 256;
	private static final int MOST_NETWORKS = 16;
	private static final int MOST_LABEL = 255;

	/**
	 * Copies the lists.
	 *
	 * @throws IllegalArgumentException if the parts do not fit together
	 */
	public ModelManifest {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(card);
		Objects.requireNonNull(source);
		Objects.requireNonNull(calibration);
		networks = List.copyOf(networks);
		classes = List.copyOf(classes);
		heads = List.copyOf(heads);
		instanceLabels = Collections.unmodifiableMap(new TreeMap<>(
			instanceLabels));
		final Map<String, List<LandmarkShare>> marks = new TreeMap<>();
		landmarks.forEach((name, shares) -> marks.put(name, List.copyOf(shares)));
		landmarks = Collections.unmodifiableMap(marks);
		if (!instanceLabels.isEmpty() && kind != ModelKind.SEMANTIC)
			throw new IllegalArgumentException("Instance labels of a " + kind
				.text() + " model");
		instanceLabels.forEach((label, whole) -> {
			if (label < 1 || label > MOST_LABEL || whole < 1 || whole > MOST_LABEL)
				throw new IllegalArgumentException("Label " + label +
					" as instance label " + whole);
		});
		if (!isId(id)) throw new IllegalArgumentException("\"" + id +
			"\" is not a valid model id");
		if (version.isBlank()) throw new IllegalArgumentException(
			"The version is empty");
		if (networks.isEmpty() || networks.size() > MOST_NETWORKS)
			throw new IllegalArgumentException(networks.size() + " network files");
		final Set<String> names = new HashSet<>();
		for (final NetworkFile network : networks)
			if (!names.add(network.name())) throw new IllegalArgumentException(
				network.name() + " is listed twice");
		// A network of one region has one output.
		if (classes.size() < (kind == ModelKind.GENERAL ? 1 : 2) || classes
			.size() > MOST_CLASSES) throw new IllegalArgumentException(classes.size() + " output classes");
		if ((kind == ModelKind.SEMANTIC || kind == ModelKind.INSTANCE) && classes
			.get(0).label() != 0) throw new IllegalArgumentException(
				"The first output class must be background, label 0");
		if (!heads.isEmpty() && (kind != ModelKind.NAMING || heads.stream().mapToInt(
			OutputHead::classes).sum() != classes.size()))
			throw new IllegalArgumentException("Heads " + heads + " for " + classes
				.size() + " classes of a " + kind.text() + " model");
		for (final List<Integer> pair : mirroring.outputSwaps())
			for (final int index : pair)
				if (index >= classes.size()) throw new IllegalArgumentException(
					"Output class " + index + " is swapped, but there are only " +
					classes.size());
		for (final List<Integer> pair : mirroring.inputSwaps())
			if (!input.classOfLabel().values().containsAll(pair))
				throw new IllegalArgumentException("Input classes " + pair +
					" are swapped, but not encoded");
		if (input.encoding() == InputEncoding.LABEL_ONE_HOT && !mirroring
			.inputSwaps().isEmpty()) throw new IllegalArgumentException(
				"Input classes of one-hot channels cannot be swapped");
		if (kind == ModelKind.LEVELS) LevelClasses.require(input, classes);
		else if (input.encoding() == InputEncoding.LABEL_SETS || calibration
			.isPresent()) throw new IllegalArgumentException("Sets of labels and " +
				"calibration are for levels models, not for a " + kind.text() + " model");
	}

	/**
	 * A model that was not measured.
	 *
	 * @param id name of the model
	 * @param kind what the network is for
	 * @param version version of the weights
	 * @param card the model card
	 * @param networks the network files
	 * @param input the input of the network
	 * @param tiling how volumes are cut into tiles
	 * @param classes what the output channels stand for
	 * @param mirroring over which flips the scores are averaged by default
	 * @param heads for a naming model the groups of its classes
	 * @param instanceLabels for a semantic model the labels of an instance mask
	 * @param source the source of an imported model
	 */
	public ModelManifest(final String id, final ModelKind kind,
		final String version, final ModelCard card,
		final List<NetworkFile> networks, final ModelInput input,
		final Tiling tiling, final List<OutputClass> classes,
		final Mirroring mirroring, final List<OutputHead> heads,
		final Map<Integer, Integer> instanceLabels,
		final Optional<ModelSource> source)
	{
		this(id, kind, version, card, networks, input, tiling, classes, mirroring,
			heads, instanceLabels, source, Optional.empty(), Map.of());
	}

	/**
	 * A model that has no heads and was trained for this program.
	 *
	 * @param id name of the model
	 * @param kind what the network is for
	 * @param version version of the weights
	 * @param card the model card
	 * @param networks the network files
	 * @param input the input of the network
	 * @param tiling how volumes are cut into tiles
	 * @param classes what the output channels stand for
	 * @param mirroring over which flips the scores are averaged by default
	 */
	public ModelManifest(final String id, final ModelKind kind,
		final String version, final ModelCard card,
		final List<NetworkFile> networks, final ModelInput input,
		final Tiling tiling, final List<OutputClass> classes,
		final Mirroring mirroring)
	{
		this(id, kind, version, card, networks, input, tiling, classes, mirroring,
			List.of(), Map.of(), Optional.empty());
	}

	/**
	 * @param text a text
	 * @return whether it is a valid model id
	 */
	public static boolean isId(final String text) {
		return ID.matcher(text).matches();
	}

	/** @return the label of every output channel, a new array */
	public int[] labels() {
		return classes.stream().mapToInt(OutputClass::label).toArray();
	}

	/**
	 * @return SHA-256 of the network file for provenance; several are joined with
	 *         "+"
	 */
	public String sha256() {
		return String.join("+", networks.stream().map(NetworkFile::sha256)
			.toList());
	}
}
