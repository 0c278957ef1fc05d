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
package org.spineps.convert.architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The naming network of SPINEPS (VERIDAH): a DenseNet for volumes and, on its
 * features, a small classifier per question.
 *
 * @param inputChannels channels of the input, 1 in the released models
 * @param initialFeatures channels of the first convolution, 64
 * @param growth channels that each layer adds, 32
 * @param bottleneck channels of a layer's first convolution, in units of growth, 4
 * @param blocks layers of each dense block: 6, 12, 32, 32 for DenseNet-169
 * @param heads the questions, in the order of the network's output
 */
public record DenseNetClassifier(int inputChannels, int initialFeatures,
	int growth, int bottleneck, List<Integer> blocks, List<Head> heads)
	implements Architecture
{

	private static final int MOST_BLOCKS = 16;

	/**
	 * A question that the network answers.
	 *
	 * @param name e.g. "VERT"
	 * @param classes number of possible answers
	 */
	public record Head(String name, int classes) {

		/** @throws IllegalArgumentException if there are no classes */
		public Head {
			Objects.requireNonNull(name);
			ArchitectureChecks.range("The number of classes of " + name, classes,
				UNetShape.MOST_CHANNELS);
		}
	}

	/** @throws IllegalArgumentException if the numbers are invalid */
	public DenseNetClassifier {
		blocks = List.copyOf(blocks);
		heads = List.copyOf(heads);
		ArchitectureChecks.range("The number of input channels", inputChannels,
			UNetShape.MOST_CHANNELS);
		ArchitectureChecks.range("The number of features", initialFeatures,
			UNetShape.MOST_CHANNELS);
		ArchitectureChecks.range("The growth", growth, UNetShape.MOST_CHANNELS);
		ArchitectureChecks.range("The bottleneck", bottleneck, UNetShape.MOST_LAYERS);
		ArchitectureChecks.range("The number of blocks", blocks.size(), MOST_BLOCKS);
		ArchitectureChecks.list("The list of blocks", blocks, blocks.size(),
			UNetShape.MOST_LAYERS);
		if (heads.isEmpty()) throw new IllegalArgumentException(
			"The classifier has no heads");
		final Set<String> names = new HashSet<>();
		for (final Head head : heads)
			if (!names.add(head.name())) throw new IllegalArgumentException(
				"Two heads have the name " + head.name());
	}

	/**
	 * @param heads the questions
	 * @return SPINEPS's network with the backbone DENSENET169
	 */
	public static DenseNetClassifier denseNet169(final List<Head> heads) {
		return new DenseNetClassifier(1, 64, 32, 4, List.of(6, 12, 32, 32), heads);
	}

	/**
	 * @param heads the questions
	 * @return SPINEPS's network with the backbone DENSENET121
	 */
	public static DenseNetClassifier denseNet121(final List<Head> heads) {
		return new DenseNetClassifier(1, 64, 32, 4, List.of(6, 12, 24, 16), heads);
	}

	@Override
	public int dimensions() {
		return 3;
	}

	/** @return the sum of the heads' classes */
	@Override
	public int outputChannels() {
		return heads.stream().mapToInt(Head::classes).sum();
	}
}
