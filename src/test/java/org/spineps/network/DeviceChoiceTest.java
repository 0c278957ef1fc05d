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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;

class DeviceChoiceTest {

	private static final AvailableDevices TWO_GPUS = new AvailableDevices(true, 2,
		false);

	@ParameterizedTest
	@CsvSource({ "auto,true,", "'',true,", "CPU,false,cpu", "gpu,false,gpu:0",
		"cuda,false,gpu:0", "gpu:1,false,gpu:1", " Gpu:0 ,false,gpu:0" })
	void readsWhatUsersWrite(final String text, final boolean auto,
		final String name) throws SpinepsException
	{
		final DeviceChoice choice = DeviceChoice.parse(text);
		assertThat(choice.isAuto()).isEqualTo(auto);
		if (!auto) assertThat(choice.resolve(TWO_GPUS).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tpu", "gpu:", "gpu:-1", "gpu:x", "cpu:0",
		"gpu:99999" })
	void refusesOtherWords(final String text) {
		assertThatThrownBy(() -> DeviceChoice.parse(text)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(text).hasMessageContaining(
				"gpu:N");
	}

	@Test
	void autoTakesTheCpuAndSaysWhy() throws SpinepsException {
		final Device device = DeviceChoice.AUTO.resolve(AvailableDevices.CPU_ONLY);
		assertThat(device).hasToString("cpu (this LibTorch has no CUDA)");
	}

	@Test
	void autoTakesTheFirstGpu() throws SpinepsException {
		assertThat(DeviceChoice.AUTO.resolve(TWO_GPUS)).hasToString(
			"gpu:0 (first of 2 found)");
	}

	@Test
	void autoTriesAGpuThatOnlyTheDriverKnows() throws SpinepsException {
		assertThat(DeviceChoice.AUTO.resolve(new AvailableDevices(true, 0, false))
			.name()).isEqualTo("gpu:0");
	}

	@Test
	void autoNeverTakesMps() throws SpinepsException {
		assertThat(DeviceChoice.AUTO.resolve(new AvailableDevices(false, 0, true))
			.name()).isEqualTo("cpu");
	}

	@Test
	void namesWhatThereIsWhenAskedForSomethingElse() {
		assertThatThrownBy(() -> DeviceChoice.parse("gpu").resolve(
			AvailableDevices.CPU_ONLY)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("gpu:0").hasMessageContaining("auto, cpu.")
				.hasMessageContaining("PYTORCH_LIBRARY_PATH");
		assertThatThrownBy(() -> DeviceChoice.parse("gpu:2").resolve(TWO_GPUS))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"auto, cpu, gpu:0, gpu:1.");
		assertThatThrownBy(() -> DeviceChoice.parse("mps").resolve(TWO_GPUS))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("Mac");
	}
}
