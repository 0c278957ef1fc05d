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
package org.spineps.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;

import org.junit.jupiter.api.Test;

class ProcessorFeaturesTest {

	@Test
	void readsLinuxOnBothKindsOfProcessor() {
		assertThat(ProcessorFeatures.bfloat16(List.of("processor\t: 0",
			"flags\t\t: fpu avx512f avx512_bf16 amx_tile"))).contains(true);
		assertThat(ProcessorFeatures.bfloat16(List.of("processor\t: 0",
			"flags\t\t: fpu avx2 avx512f", "bugs : bf16"))).contains(false);
		assertThat(ProcessorFeatures.bfloat16(List.of(
			"Features\t: fp asimd i8mm bf16"))).contains(true);
		assertThat(ProcessorFeatures.bfloat16(List.of("Features\t: fp asimd")))
			.contains(false);
	}

	@Test
	void elsewhereNothingIsKnown() {
		assertThat(ProcessorFeatures.bfloat16(List.of())).isEmpty();
		assertThat(ProcessorFeatures.bfloat16(List.of("flags", ": bf16"))).isEmpty();
		assertThatCode(ProcessorFeatures::bfloat16).doesNotThrowAnyException();
	}
}
