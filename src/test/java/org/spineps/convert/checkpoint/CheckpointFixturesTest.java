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
package org.spineps.convert.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.testing.Fixtures;

/** Reads what PyTorch 1.13 wrote, in both containers. */
class CheckpointFixturesTest {

	private static final String FOLDER = "nnunet/pth_variants/";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "zip.pth", "legacy.pth" })
	void everyKindOfTensor(final String name) throws Exception {
		final Checkpoint checkpoint = Checkpoint.read(TestFiles.copy(FOLDER + name,
			folder));
		final Map<String, Tensor> tensors = checkpoint.stateDict(
			"network_weights");
		final JsonObject expected = Fixtures.read(FOLDER +
			"expected.json").getAsJsonObject();
		assertThat(tensors.keySet()).containsExactlyElementsOf(expected.keySet());
		for (final String key : expected.keySet()) {
			final JsonObject entry = expected.getAsJsonObject(key);
			final Tensor tensor = tensors.get(key);
			assertThat("torch." + tensor.type().typeName()).isEqualTo(entry.get(
				"dtype").getAsString());
			assertThat(tensor.shape()).isEqualTo(entry.getAsJsonArray("shape")
				.asList().stream().mapToInt(JsonElement::getAsInt).toArray());
			final double[] values = entry.getAsJsonArray("values").asList().stream()
				.mapToDouble(JsonElement::getAsDouble).toArray();
			assertThat(tensor.toDoubles()).as(key).containsExactly(values);
			final float[] floats = new float[values.length];
			for (int i = 0; i < floats.length; i++)
				floats[i] = (float) values[i];
			assertThat(tensor.toFloats()).as(key).containsExactly(floats);
			assertThat(written(tensor)).as(key).containsExactly(floats);
		}
		assertThat(tensors.get("shared_a").storageKey()).isEqualTo(tensors.get(
			"shared_b").storageKey());
	}

	private static float[] written(final Tensor tensor) throws Exception {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		tensor.writeFloats(out);
		final float[] values = new float[out.size() / Float.BYTES];
		ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN)
			.asFloatBuffer().get(values);
		return values;
	}

	@ParameterizedTest
	@ValueSource(strings = { "zip.pth", "legacy.pth" })
	void theRestOfTheFile(final String name) throws Exception {
		final Checkpoint checkpoint = Checkpoint.read(TestFiles.copy(FOLDER + name,
			folder));
		assertThat(checkpoint.find("init_args", "configuration")).contains(
			"3d_fullres");
		assertThat(checkpoint.find("trainer_name")).contains("nnUNetTrainer");
		assertThat(checkpoint.find("inference_allowed_mirroring_axes")).isEmpty();
		assertThat(checkpoint.find("no", "such", "thing")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "prefix_module.pth", "prefix_orig_mod.pth" })
	void wrappersAreTakenOff(final String name) throws Exception {
		final Map<String, Tensor> tensors = Checkpoint.read(TestFiles.copy(FOLDER +
			name, folder)).stateDict("network_weights");
		assertThat(tensors.keySet()).allSatisfy(key -> assertThat(key)
			.doesNotContain("module", "_orig_mod"));
		assertThat(tensors.get("f32").toFloats()[0]).isEqualTo(-3f, within(0f));
	}

	@Test
	void tensorsInMemory() throws Exception {
		final Tensor tensor = Tensor.of(new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3);
		assertThat(tensor.shape()).containsExactly(2, 3);
		assertThat(tensor.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
	}
}
