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
package org.spineps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.convert.checkpoint.Tensor;

class TorchSaveTest {

	@Test
	void whatIsWrittenIsRead(@TempDir final Path folder) throws Exception {
		final Path file = folder.resolve("a.ckpt");
		final Tensor tensor = Tensor.of(new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3);
		TorchSave.write(file, Map.of("state_dict", Map.of("w", tensor, "b", Tensor
			.of(new float[] { 7 }, 1)), "hyper_parameters", Map.of("opt",
				new TorchSave.PythonObject("utils.options", "Train_Options", Map.of(
					"backbone", "DENSENET169", "final_size", List.of(152, 168, 32)))),
			"values", Arrays.asList(1.5, -3, true, null)));
		final Checkpoint checkpoint = Checkpoint.read(file);
		final Map<String, Tensor> weights = checkpoint.stateDict("state_dict");
		assertThat(weights.get("w").shape()).containsExactly(2, 3);
		assertThat(weights.get("w").toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(weights.get("b").toFloats()).containsExactly(7);
		assertThat(checkpoint.find("hyper_parameters", "opt", "backbone")).contains(
			"DENSENET169");
		assertThat(checkpoint.find("hyper_parameters", "opt", "final_size"))
			.contains(List.of(152L, 168L, 32L));
		assertThat(checkpoint.find("values")).contains(Arrays.asList(1.5, -3L, true,
			null));
	}
}
