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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;

class TrialMemoryTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
	private static final TrialMemory.Key KEY = key("machine", "a", 2);

	@TempDir
	Path temp;
	private Path file;
	private TrialMemory memory;

	@BeforeEach
	void make() {
		file = temp.resolve("private").resolve(TrialMemory.FILE);
		memory = new TrialMemory(file);
	}

	private static TrialMemory.Key key(final String machine, final String network,
		final int threads)
	{
		return new TrialMemory.Key(machine, "LibTorch 2.7.1 (CPU only)", network,
			"bfloat16", threads, "1x16x16x16");
	}

	private static PrecisionTrial trial(final double gain) {
		return PrecisionTrial.remembered(gain, 0.99, "");
	}

	@Test
	void anotherMachineNetworkOrThreadCountIsAnotherTrial() {
		memory.put(KEY, trial(1.7), TODAY);
		memory.put(key("other", "a", 2), trial(0.3), TODAY);
		assertThat(memory.find(KEY, TODAY)).hasValueSatisfying(found -> {
			assertThat(found.gain()).isEqualTo(1.7);
			assertThat(found.isWorthIt()).isTrue();
			assertThat(found).hasToString("1.7 times as fast as float32 and 99.0 % of " +
				"labels identical in the trial run of 2026-03-01");
		});
		assertThat(memory.find(key("other", "a", 2), TODAY).orElseThrow()
			.isWorthIt()).isFalse();
		assertThat(memory.find(key("machine", "b", 2), TODAY)).isEmpty();
		assertThat(memory.find(key("machine", "a", 1), TODAY)).isEmpty();
		memory.put(KEY, trial(1.1), TODAY.plusDays(1));
		assertThat(memory.find(KEY, TODAY.plusDays(1)).orElseThrow().gain())
			.isEqualTo(1.1);
	}

	@Test
	void oldOnesAreMadeAgain() {
		memory.put(KEY, trial(1.7), TODAY);
		assertThat(memory.find(KEY, TODAY.plusDays(90))).isPresent();
		assertThat(memory.find(KEY, TODAY.plusDays(91))).isEmpty();
		assertThat(memory.find(KEY, TODAY.minusDays(1))).isEmpty();
	}

	@Test
	void farTooSlowIsKeptToo() throws Exception {
		final FakeNetwork slow = new FakeNetwork((patch, shape) -> patch.clone());
		memory.put(KEY, PrecisionTrial.run(slow, slow, new float[8], 1, 2, 2, 2),
			TODAY);
		memory.put(KEY, PrecisionTrial.remembered(0, Double.NaN, ""), TODAY);
		assertThat(memory.find(KEY, TODAY)).hasValueSatisfying(found -> {
			assertThat(found.isUsable()).isFalse();
			assertThat(found.toString()).startsWith("far too slow in the trial run of");
		});
	}

	@Test
	void peopleCanReadItAndItStaysSmall() throws Exception {
		for (int i = 0; i < 120; i++)
			memory.put(key("machine", "n" + i, 2), trial(1.5), TODAY);
		final String text = Files.readString(file);
		assertThat(text).contains("\"timesAsFast\": 1.5", "\"date\": \"2026-03-01\"",
			"\"machine\": \"machine\"").hasSizeLessThan(50_000);
		assertThat(memory.find(key("machine", "n19", 2), TODAY)).isEmpty();
		assertThat(memory.find(key("machine", "n20", 2), TODAY)).isPresent();
		assertThat(memory.find(key("machine", "n119", 2), TODAY)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "[]", "{}", "null",
		"{\"format\": \"spineps-precision-trials\", \"formatVersion\": 2, \"trials\": []}",
		"{\"format\": \"spineps-precision-trials\", \"formatVersion\": 1, \"trials\": 7}",
		"{\"format\": \"spineps-precision-trials\", \"formatVersion\": 1, \"trials\": [{}]}" })
	void aFileThatCannotBeUsedIsReplaced(final String text) throws Exception {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		assertThat(memory.find(KEY, TODAY)).isEmpty();
		memory.put(KEY, trial(1.7), TODAY);
		assertThat(memory.find(KEY, TODAY)).isPresent();
	}

	@Test
	void deepNestingIsNoTrouble() throws Exception {
		Files.createDirectories(file.getParent());
		Files.write(file, "[".repeat(300_000).getBytes(
			StandardCharsets.US_ASCII));
		assertThat(memory.find(KEY, TODAY)).isEmpty();
	}

	@Test
	void aFolderThatCannotBeMadeCostsATrialOnly() throws Exception {
		Files.writeString(temp.resolve("private"), "a file");
		memory.put(KEY, trial(1.7), TODAY);
		assertThat(memory.find(KEY, TODAY)).isEmpty();
	}

	/** The second loader takes the first one's word, and the network's answers stay. */
	@Test
	void aLoaderTakesTheWordOfAnEarlierOne() throws Exception {
		final float[] patch = Fixtures.npy("plain-tile_in.npy").values();
		final String first;
		try (TorchNetwork network = load(patch)) {
			first = network.device();
		}
		assertThat(first).contains("in a trial run");
		try (TorchNetwork network = load(patch)) {
			assertThat(network.device()).isEqualTo(first.replace("in a trial run",
				"in the trial run of " + LocalDate.now()));
		}
		// Another verdict is obeyed, so it does not come from a new trial.
		final String text = Files.readString(file);
		Files.writeString(file, text.replaceFirst("\"timesAsFast\": [0-9.E-]+",
			"\"timesAsFast\": 77.0").replaceFirst("\"sameLabels\": [0-9.E-]+",
				"\"sameLabels\": 1.0"));
		try (TorchNetwork network = load(patch)) {
			assertThat(network.device()).contains("bfloat16, 77.0 times as fast");
		}
		Files.writeString(file, Files.readString(file).replace("77.0", "0.5"));
		try (TorchNetwork network = load(patch)) {
			assertThat(network.device()).contains(
				"float32, because bfloat16 was 0.5 times as fast");
		}
	}

	private TorchNetwork load(final float[] patch) throws SpinepsException {
		return new PrecisionLoader(TorchEngine.start(1), DeviceChoice.CPU,
			Precision.AUTO, true, memory, patch, 1, 16, 16, 16).load("plain",
				() -> Fixtures.open("plain-fold0.pt"));
	}

	@Test
	void processorsHaveNames() {
		assertThat(ProcessorFeatures.name()).isNotBlank();
		assertThat(ProcessorFeatures.name(List.of("model\t: 3",
			"model name\t: A: B"))).isEqualTo("A: B");
		assertThat(Optional.of(ProcessorFeatures.name(List.of()))).hasValue(System
			.getProperty("os.arch"));
	}
}
