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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.DenseNetClassifier.Head;

/**
 * Reads SPINEPS's naming network: which DenseNet it is and which heads it has
 * follows from the shapes of its weights, which are more reliable than its
 * options.
 */
final class NamingCheckpoint {

	private static final String FEATURES = "net.features.";
	private static final String HEADS = "classification_heads.";
	private static final Pattern HEAD = Pattern.compile(Pattern.quote(HEADS) +
		"(\\w{1,40})\\.0\\.weight");
	/** The original's default if the options do not state a value. */
	private static final List<Integer> USUAL_PATCH = List.of(152, 168, 32);
	private static final int LARGEST_PATCH = 1024;
	private static final int MOST_BLOCKS = 8;
	private static final int MOST_LAYERS = 256;
	private static final int VOLUME_WEIGHT = 5;
	private static final int LONGEST_NAME = 200;
	/** Classes of the heads that the naming uses. */
	private static final Map<String, Integer> CLASSES = Map.of("VERT", 24,
		"VERTEX", 26, "VERTEXACT", 26, "VERTGRP", 12, "REGION", 3, "VERTREL", 6,
		"FULLYVISIBLE", 2);
	private static final Set<String> FOR_LEVELS = Set.of("VERT", "VERTEX",
		"VERTEXACT", "VERTGRP");

	private NamingCheckpoint() {
		// static methods only
	}

	static SpinepsModel.Naming read(final InferenceConfig config,
		final Path file) throws SpinepsException
	{
		final LightningCheckpoint checkpoint = LightningCheckpoint.read(file, List
			.of("net.", HEADS));
		final int[] first = checkpoint.shape(FEATURES + "conv0.weight")
			.orElseThrow(() -> checkpoint.unusable(
				"Its network is not a DenseNet but " + checkpoint.option("backbone")
					.filter(String.class::isInstance).orElse("unknown")));
		final List<Integer> blocks = blocks(checkpoint);
		final String layer = FEATURES + "denseblock1.denselayer1.layers.";
		final int[] narrow = shape(checkpoint, layer + "conv1.weight");
		final int[] growing = shape(checkpoint, layer + "conv2.weight");
		if (first.length != VOLUME_WEIGHT || narrow[0] % growing[0] != 0)
			throw checkpoint.unusable(
				"The weights of its first layers are not those of a DenseNet for volumes");
		try {
			return new SpinepsModel.Naming(config, file, new DenseNetClassifier(
				first[1], first[0], growing[0], narrow[0] / growing[0], blocks, heads(
					checkpoint)), patch(checkpoint), checkpoint.option("ds_name").map(
						String::valueOf).filter(name -> name.length() <= LONGEST_NAME)
						.orElse(""), Map.copyOf(checkpoint.weights()));
		}
		catch (final IllegalArgumentException e) {
			throw checkpoint.unusable("Its network is invalid: " + e
				.getMessage());
		}
	}

	/** How many layers each block has, by counting them. */
	private static List<Integer> blocks(final LightningCheckpoint checkpoint) {
		final List<Integer> blocks = new ArrayList<>();
		while (blocks.size() < MOST_BLOCKS) {
			int layers = 0;
			while (layers < MOST_LAYERS && checkpoint.shape(FEATURES +
				"denseblock" + (blocks.size() + 1) + ".denselayer" + (layers + 1) +
				".layers.conv1.weight").isPresent())
				layers++;
			if (layers == 0) break;
			blocks.add(layers);
		}
		return blocks;
	}

	private static List<Head> heads(final LightningCheckpoint checkpoint)
		throws SpinepsException
	{
		final List<Head> heads = new ArrayList<>();
		for (final String name : checkpoint.weights().keySet()) {
			final Matcher matcher = HEAD.matcher(name);
			if (!matcher.matches()) continue;
			final String head = matcher.group(1);
			if (checkpoint.shape(name).orElseThrow().length != 2)
				throw checkpoint.unusable("Its head " + head +
					" begins with a convolution, which is not supported");
			final int[] last = checkpoint.shape(HEADS + head + ".2.weight")
				.orElseThrow(() -> checkpoint.unusable("Its head " + head +
					" lacks its last layer"));
			if (last.length != 2) throw checkpoint.unusable("Its head " + head +
				" does not end with a linear layer");
			final int wanted = CLASSES.getOrDefault(head, last[0]);
			if (last[0] != wanted) throw checkpoint.unusable("Its head " + head +
				" has " + last[0] + " classes; " + wanted + " are supported");
			heads.add(new Head(head, last[0]));
		}
		if (heads.isEmpty()) throw checkpoint.unusable(
			"It has no classification heads");
		if (heads.stream().map(Head::name).noneMatch(FOR_LEVELS::contains))
			throw checkpoint.unusable("None of its heads (" + heads.stream().map(
				Head::name).collect(Collectors.joining(", ")) +
				") is for levels: VERT, VERTEX, VERTEXACT or VERTGRP");
		return heads;
	}

	private static List<Integer> patch(final LightningCheckpoint checkpoint)
		throws SpinepsException
	{
		if (!(checkpoint.option("final_size").orElse(
			null) instanceof List<?> sizes)) return USUAL_PATCH;
		final List<Integer> patch = new ArrayList<>();
		for (final Object size : sizes)
			if (size instanceof Long voxels && voxels > 0 && voxels <= LARGEST_PATCH)
				patch.add(voxels.intValue());
		if (patch.size() != 3 || sizes.size() != 3) throw checkpoint.unusable(
			"Its option final_size is not the size of a patch");
		return patch;
	}

	private static int[] shape(final LightningCheckpoint checkpoint,
		final String name) throws SpinepsException
	{
		final int[] shape = checkpoint.shape(name).orElseThrow(
			() -> checkpoint.unusable("It lacks the weights " + name));
		if (shape.length != VOLUME_WEIGHT || shape[0] < 1)
			throw checkpoint.unusable("The weights " + name +
				" are not those of a network for volumes");
		return shape;
	}
}
