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
import static org.assertj.core.api.Assertions.entry;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads checkpoints that PyTorch wrote with objects of classes that are nowhere
 * to be found, and with tensors of all forms
 * ({@code fixtures/checkpoint/make_checkpoints.py}).
 */
class CheckpointVarietyTest {

	@TempDir
	private Path folder;

	private Checkpoint read(final String name) throws Exception {
		return Checkpoint.read(TestFiles.copy("checkpoint/" + name, folder));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lightning.ckpt", "lightning_protocol4.ckpt",
		"lightning_stream.ckpt" })
	void weightsAmongForeignObjects(final String name) throws Exception {
		final Map<String, Tensor> weights = read(name).stateDict("state_dict");
		assertThat(weights.keySet()).containsExactly("net.a.weight", "net.a.bias");
		assertThat(weights.get("net.a.weight").shape()).containsExactly(2, 3);
		assertThat(weights.get("net.a.weight").toFloats()).containsExactly(0, 1, 2,
			3, 4, 5);
		assertThat(weights.get("net.a.bias").toFloats()).containsExactly(0.5f,
			-0.5f);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lightning.ckpt", "lightning_protocol4.ckpt",
		"lightning_stream.ckpt" })
	void foreignObjectsAreData(final String name) throws Exception {
		final Checkpoint checkpoint = read(name);
		final OpaqueValue options = (OpaqueValue) checkpoint.find(
			"hyper_parameters", "opt").orElseThrow();
		assertThat(options.typeName()).isEqualTo("argparse.Namespace");
		assertThat(options.attributes()).contains(entry("backbone",
			"DENSENET121"), entry("final_size", List.of(152L, 168L, 32L)), entry(
				"rate", 1e-4), entry("itself", options), entry("dtype",
					ElementType.FLOAT16));
		final OpaqueValue target = (OpaqueValue) options.attributes().get(
			"target");
		// Python 3.11 and later look members of enumerations up by their names.
		assertThat(target.typeName()).endsWith(".getattr");
		assertThat(target.arguments()).contains("VERT");
		assertThat(target.arguments().get(0)).hasToString(
			"a training_program.Target");
		assertThat(checkpoint.find("hyper_parameters", "opt", "nested",
			"backbone")).contains("DENSENET169");
		assertThat(checkpoint.find("hyper_parameters", "dictionary", "beta"))
			.contains(List.of(1L, 2L, 3L));
		assertThat(checkpoint.find("hyper_parameters", "dictionary", "extra"))
			.contains("kept");
		assertThat(checkpoint.find("hyper_parameters", "group_2_n_channel"))
			.contains(Map.of("REGION", 3L, "VERT", 24L));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lightning.ckpt", "lightning_protocol4.ckpt",
		"lightning_stream.ckpt" })
	void plainValues(final String name) throws Exception {
		final Checkpoint checkpoint = read(name);
		assertThat(checkpoint.find("epoch")).contains(7L);
		assertThat(checkpoint.find("global_step")).contains(123456789012L);
		assertThat(checkpoint.find("huge")).contains(BigInteger.TWO.pow(200));
		assertThat(checkpoint.find("loops", "fit")).contains(3L);
		assertThat(checkpoint.find("size")).contains(List.of(4L, 5L));
		assertThat(checkpoint.find("set")).contains(List.of(1L, 2L));
		assertThat(checkpoint.find("nothing")).isEmpty();
		assertThat(checkpoint.find("complex").orElseThrow()).isInstanceOf(
			OpaqueValue.class);
	}

	@Test
	void viewsOfAllForms() throws Exception {
		final Map<String, Tensor> views = read("views.pth").stateDict();
		final Tensor permuted = views.get("permuted");
		assertThat(permuted.shape()).containsExactly(5, 3, 4);
		final float[] values = permuted.toFloats();
		for (int i = 0; i < 5; i++)
			for (int j = 0; j < 3; j++)
				for (int k = 0; k < 4; k++)
				assertThat(values[(i * 3 + j) * 4 + k]).isEqualTo(j * 20 + k * 5 + i);
		assertThat(views.get("every_other").shape()).containsExactly(2, 3, 2);
		assertThat(views.get("every_other").toFloats()).containsExactly(5, 8, 10, 13,
			15, 18, 45, 48, 50, 53, 55, 58);
		assertThat(views.get("expanded").toFloats()).containsExactly(1, 1, 1, 2, 2,
			2);
		assertThat(views.get("column").toFloats()).containsExactly(14, 34, 54);
		// Nothing is taken for a wrapper unless all names begin with it.
		assertThat(views).containsKey("module.looks_like_a_wrapper");
	}

	@Test
	void numbersAtTheEnds() throws Exception {
		final Map<String, Tensor> views = read("views.pth").stateDict();
		assertThat(views.get("negative_zero").toFloats()).containsExactly(-0f,
			Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN);
		assertThat(views.get("subnormal").toDoubles()).containsExactly(Math.scalb(
			1.0, -24), -Math.scalb(1.0, -14), 65504, 1 + Math.scalb(1.0, -10));
		assertThat(views.get("int8").toDoubles()).containsExactly(-128, 127);
		assertThat(views.get("int16").toDoubles()).containsExactly(-32768, 32767);
	}

	@Test
	void wrappersInWrappers() throws Exception {
		assertThat(read("wrapped.pth").stateDict()).containsOnlyKeys("x",
			"y.module.z");
	}
}
