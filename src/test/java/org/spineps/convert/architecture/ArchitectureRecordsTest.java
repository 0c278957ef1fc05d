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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.convert.architecture.DenseNetClassifier.Head;

class ArchitectureRecordsTest {

	private static final List<Integer> TWO = List.of(2, 2);

	private static UNetShape shape(final int dimensions, final int inputs,
		final List<Integer> features, final List<List<Integer>> kernels,
		final List<List<Integer>> strides, final List<Integer> decoder)
	{
		return new UNetShape(dimensions, inputs, 3, features, kernels, strides,
			decoder, true, Norm.NNUNET, Nonlinearity.NNUNET, false);
	}

	private static UNetShape shape() {
		return shape(2, 1, List.of(4, 8), List.of(TWO, TWO), List.of(TWO, TWO), List
			.of(1));
	}

	@Test
	void theyKnowWhatTheyAre() {
		final Architecture plain = new PlainConvUNet(shape(), TWO);
		assertThat(plain.name()).isEqualTo("PlainConvUNet");
		assertThat(plain.dimensions()).isEqualTo(2);
		assertThat(plain.inputChannels()).isEqualTo(1);
		assertThat(plain.outputChannels()).isEqualTo(3);
		assertThat(new ResidualEncoderUNet(shape(), TWO, 6).dimensions()).isEqualTo(
			2);
		assertThat(new Unet3D(10, 4, 16).dimensions()).isEqualTo(3);
		assertThat(DenseNetClassifier.denseNet169(List.of(new Head("A", 3), new Head(
			"B", 24))).outputChannels()).isEqualTo(27);
	}

	@Test
	void listsAreCopied() {
		final List<Integer> convolutions = new ArrayList<>(TWO);
		final PlainConvUNet plain = new PlainConvUNet(shape(), convolutions);
		convolutions.set(0, 7);
		assertThat(plain.convolutions()).isEqualTo(TWO);
	}

	@Test
	void numbersThatDoNotFitTogetherAreRefused() {
		refused(() -> shape(4, 1, List.of(4, 8), List.of(TWO, TWO), List.of(TWO,
			TWO), List.of(1)));
		refused(() -> shape(3, 1, List.of(4, 8), List.of(TWO, TWO), List.of(TWO,
			TWO), List.of(1)));
		refused(() -> shape(2, 0, List.of(4, 8), List.of(TWO, TWO), List.of(TWO,
			TWO), List.of(1)));
		refused(() -> shape(2, 1, List.of(4), List.of(TWO), List.of(TWO), List
			.of()));
		refused(() -> shape(2, 1, List.of(4, -8), List.of(TWO, TWO), List.of(TWO,
			TWO), List.of(1)));
		refused(() -> shape(2, 1, List.of(4, 8), List.of(TWO), List.of(TWO, TWO),
			List.of(1)));
		refused(() -> shape(2, 1, List.of(4, 8), List.of(TWO, TWO), List.of(TWO,
			List.of(2, 0)), List.of(1)));
		refused(() -> shape(2, 1, List.of(4, 8), List.of(TWO, TWO), List.of(TWO,
			TWO), List.of(1, 1)));
		refused(() -> new PlainConvUNet(shape(), List.of(2)));
		refused(() -> new PlainConvUNet(shape(), List.of(2, 1_000_000_000)));
		refused(() -> new ResidualEncoderUNet(shape(), TWO, 0));
		refused(() -> new Unet3D(10, 4, 12));
		refused(() -> new DenseNetClassifier(1, 64, 32, 4, TWO, List.of()));
		refused(() -> new DenseNetClassifier(1, 64, 32, 4, TWO, List.of(new Head(
			"A", 2), new Head("A", 3))));
		refused(() -> new Head("A", 0));
		refused(() -> new Norm(Norm.Kind.BATCH, Double.NaN, true));
		refused(() -> new Nonlinearity(Nonlinearity.Kind.LEAKY_RELU,
			Double.POSITIVE_INFINITY));
	}

	private static void refused(final Runnable constructor) {
		assertThatIllegalArgumentException().isThrownBy(constructor::run);
	}
}
