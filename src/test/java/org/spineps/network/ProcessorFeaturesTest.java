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
