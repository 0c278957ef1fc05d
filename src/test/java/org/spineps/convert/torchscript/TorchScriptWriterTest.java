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
package org.spineps.convert.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.DenseNetClassifier.Head;
import org.spineps.convert.architecture.Unet3D;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.progress.Progress;

class TorchScriptWriterTest {

	private static final Architecture NET = new Unet3D(2, 4, 8);
	private static final Architecture NAMING = new DenseNetClassifier(1, 8, 4, 2,
		List.of(2, 1), List.of(new Head("VERT", 5)));

	@TempDir
	private Path folder;

	private Path target() {
		return folder.resolve("network.pt");
	}

	private static byte[] record(final Path archive, final String name)
		throws IOException
	{
		try (ZipFile zip = new ZipFile(archive.toFile())) {
			return zip.getInputStream(zip.getEntry(name)).readAllBytes();
		}
	}

	@Test
	void equalNetworksGiveEqualBytes() throws Exception {
		final Path other = folder.resolve("other.pt");
		TorchScriptWriter.write(NET, RandomWeights.of(NET, 1), target());
		TorchScriptWriter.write(NET, RandomWeights.of(NET, 1), other);
		assertThat(target()).hasSameBinaryContentAs(other);
		assertThat(folder.toFile().list()).hasSize(2);
	}

	@Test
	void recordsAreStoredAtMultiplesOf64() throws Exception {
		final Map<String, Tensor> weights = RandomWeights.of(NET, 1);
		TorchScriptWriter.write(NET, weights, target());
		final byte[] file = Files.readAllBytes(target());
		int records = 0;
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
			file)))
		{
			for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
				assertThat(e.getMethod()).isEqualTo(ZipEntry.STORED);
				assertThat(e.getName()).startsWith("model/");
				final byte[] content = zip.readAllBytes();
				assertThat(e.getSize()).isEqualTo(content.length);
				records++;
			}
		}
		assertThat(records).isEqualTo(4 + weights.size());
		assertThat(dataOffsets(file)).hasSize(records).allMatch(at -> at % 64 == 0);
	}

	/** Where the local headers say that contents begin. */
	private static List<Integer> dataOffsets(final byte[] file) {
		final List<Integer> offsets = new ArrayList<>();
		int at = 0;
		while (number(file, at, 4) == 0x04034b50) {
			final int data = at + 30 + number(file, at + 26, 2) + number(file, at +
				28, 2);
			offsets.add(data);
			at = data + number(file, at + 18, 4);
		}
		return offsets;
	}

	private static int number(final byte[] file, final int at,
		final int bytes)
	{
		int value = 0;
		for (int i = 0; i < bytes; i++)
			value |= (file[at + i] & 0xff) << 8 * i;
		return value;
	}

	@Test
	void weightsLieInTheArchiveInTheOrderOfTheirUse() throws Exception {
		final float[] values = { 1, -2, 0.5f };
		final Map<String, Tensor> weights = new HashMap<>(RandomWeights.of(NAMING,
			1));
		final float[] bias = new float[5];
		System.arraycopy(values, 0, bias, 0, 3);
		weights.put("classification_heads.VERT.2.bias", Tensor.of(bias, 5));
		TorchScriptWriter.write(NAMING, weights, target());
		final int last = TorchScriptWriter.weights(NAMING).size() - 1;
		assertThat(record(target(), "model/data/" + last)).hasSize(20).startsWith(0,
			0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f);
	}

	@Test
	void notesTravelWithTheArchive() throws Exception {
		TorchScriptWriter.write(NET, RandomWeights.of(NET, 1), Map.of("source.json", "{\"a\": \"ä\"}"), target(), Progress.NONE);
		assertThat(new String(record(target(), "model/extra/source.json"),
			StandardCharsets.UTF_8)).isEqualTo("{\"a\": \"ä\"}");
	}

	@Test
	void missingUnexpectedAndMisshapenWeightsAreNamed() throws Exception {
		Files.writeString(target(), "the old one");
		final Map<String, Tensor> weights = new HashMap<>(RandomWeights.of(NET, 1));
		weights.remove("init_conv.bias");
		weights.put("stem.weight", Tensor.of(new float[1], 1));
		weights.put("final_conv.bias", Tensor.of(new float[5], 5));
		assertThatThrownBy(() -> TorchScriptWriter.write(NET, weights, target()))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("Unet3D")
			.hasMessageContaining("Missing: init_conv.bias;").hasMessageContaining(
				"unexpected: stem.weight;").hasMessageContaining(
					"final_conv.bias is [5] instead of [4]");
		assertThat(target()).hasContent("the old one");
	}

	@Test
	void longListsAreCut() {
		assertThatThrownBy(() -> TorchScriptWriter.check(NET, Map.of()))
			.hasMessageContaining("downs.0.0.block1.norm.bias").hasMessageContaining(
				"and 177 more");
	}

	@Test
	void otherNamesOfTheSameTensorsAreKnown() throws Exception {
		final Map<String, Tensor> weights = new HashMap<>();
		RandomWeights.of(NET, 1).forEach((key, tensor) -> weights.put("network." +
			key, tensor));
		TorchScriptWriter.check(NET, weights);
		assertThat(NnUNetBlocks.canonicalName(
			"decoder.encoder.stages.0.0.convs.1.all_modules.2.running_var")).isEqualTo(
				"encoder.stages.0.0.convs.1.norm.running_var");
		assertThat(NnUNetBlocks.canonicalName(
			"decoder.stages.1.convs.0.all_modules.0.bias")).isEqualTo(
				"decoder.stages.1.convs.0.conv.bias");
	}

	@Test
	void weightsThatAreNoNumbersAreRefused() throws Exception {
		final Map<String, Tensor> weights = new HashMap<>(RandomWeights.of(NET, 1));
		weights.put("init_conv.bias", Tensor.of(new float[] { 0, 0, Float.NaN, 0, 0,
			0, 0, 0 }, 8));
		assertThatThrownBy(() -> TorchScriptWriter.write(NET, weights, target()))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"init_conv.bias holds NaN");
		assertThat(folder.toFile().list()).isEmpty();
	}

	@Test
	void cancellingLeavesNothing() throws Exception {
		final Progress cancelled = new Progress() {

			private int weights;

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				weights++;
			}

			@Override
			public void checkCancelled() {
				if (weights == 3) throw new CancellationException();
			}
		};
		final Map<String, Tensor> weights = RandomWeights.of(NET, 1);
		assertThatThrownBy(() -> TorchScriptWriter.write(NET, weights, Map
			.of(), target(), cancelled)).isInstanceOf(
				CancellationException.class);
		assertThat(folder.toFile().list()).isEmpty();
	}
}
