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
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

class PrecisionTest {

	private static final boolean MODERN = true;
	private static final boolean PLAIN = false;

	@TempDir
	Path temp;

	private TorchNetwork load(final Precision wish,
		final boolean cpu) throws SpinepsException
	{
		return new PrecisionLoader(TorchEngine.start(1), DeviceChoice.CPU, wish, cpu,
			new TrialMemory(temp.resolve(TrialMemory.FILE)), patch(), 1, 16, 16, 16).load("plain", () -> Fixtures.open(
				"plain-fold0.pt"));
	}

	private static float[] patch() {
		return Fixtures.npy("plain-tile_in.npy").values();
	}

	@Test
	void wordsInAnyCase() throws SpinepsException {
		assertThat(Precision.parse(" BFloat16 ")).isEqualTo(Precision.BFLOAT16);
		assertThat(Precision.parse("")).isEqualTo(Precision.FLOAT32);
		assertThatThrownBy(() -> Precision.parse("int8")).isInstanceOf(
			SpinepsException.class).hasMessageContaining(
				"auto, float32, bfloat16, float16");
	}

	@Test
	void brainFloatsAreRoundedToTheNearestTiesToEven() {
		assertThat(Precision.BFLOAT16.bits(1)).isEqualTo((short) 0x3f80);
		assertThat(Precision.BFLOAT16.bits(Float.intBitsToFloat(0x3f808000)))
			.isEqualTo((short) 0x3f80);
		assertThat(Precision.BFLOAT16.bits(Float.intBitsToFloat(0x3f818000)))
			.isEqualTo((short) 0x3f82);
		assertThat(Precision.BFLOAT16.bits(Float.intBitsToFloat(0x3f808001)))
			.isEqualTo((short) 0x3f81);
		assertThat(Precision.BFLOAT16.bits(Float.intBitsToFloat(0xbf808001)))
			.isEqualTo((short) 0xbf81);
		assertThat(Precision.BFLOAT16.bits(Float.NaN)).isEqualTo((short) 0x7fc0);
		assertThat(Precision.FLOAT16.bits(1)).isEqualTo((short) 0x3c00);
	}

	@Test
	void fewerBitsGiveNearlyTheSameScores() throws SpinepsException {
		final float[] expected = Fixtures.npy("plain-tile_out_fold0.npy").values();
		try (TorchNetwork network = load(Precision.BFLOAT16, MODERN)) {
			assertThat(network.device()).matches(
				"cpu \\(requested; bfloat16, [0-9.]+ times as fast as float32 and " +
					"(9\\d\\.\\d|100\\.0) % of labels identical in a trial run\\)");
			final float[] found = network.run(patch(), 1, 16, 16, 16);
			// Not a whole number of voxels: then the closeness of all numbers counts.
			assertThat(PrecisionTrial.agreement(expected, found, 1 << 30)).isBetween(
				0.97, 0.99999);
		}
	}

	@Test
	void thirtyTwoBitsAreAsTheyWere() throws SpinepsException {
		try (TorchNetwork network = load(Precision.FLOAT32, MODERN)) {
			assertThat(network.device()).isEqualTo("cpu (requested)");
			assertThat(network.run(patch(), 1, 16, 16, 16)).containsExactly(Fixtures
				.npy("plain-tile_out_fold0.npy").values(), within(1e-4f));
		}
	}

	@Test
	void otherCpusStayAtThirtyTwo() throws SpinepsException {
		try (TorchNetwork network = load(Precision.AUTO, PLAIN)) {
			assertThat(network.device()).contains(
				"float32, because this CPU is not known");
		}
		assertThatThrownBy(() -> load(Precision.BFLOAT16, PLAIN)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("avx512_bf16");
		assertThatThrownBy(() -> load(Precision.FLOAT16, MODERN)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("float16");
	}

	@Test
	void autoSaysWhatItFound() throws SpinepsException {
		try (TorchNetwork network = load(Precision.AUTO, MODERN)) {
			assertThat(network.device()).startsWith("cpu (requested; ").contains(
				"times as fast as float32");
		}
	}

	@Test
	void archivesThatCannotBeRewrittenAreRefused(@TempDir final Path folder)
		throws IOException
	{
		final Path wide = Files.write(folder.resolve("wide.pt"), new byte[9]);
		assertThatThrownBy(() -> ReducedArchive.write(wide, folder.resolve(
			"reduced.pt"), Precision.BFLOAT16)).isInstanceOf(IOException.class);
	}

	@Test
	void nothingIsLeftBehind() throws IOException {
		final Path file;
		try (CheckedCopy copy = CheckedCopy.of(() -> Fixtures.open(
			"plain-fold0.pt")))
		{
			file = copy.file();
			assertThat(file.getParent()).isDirectoryContaining("glob:**network.pt");
			try (InputStream reduced = copy.reduced(Precision.BFLOAT16)) {
				assertThat(reduced.readAllBytes()).hasSizeLessThan(Fixtures.bytes(
					"plain-fold0.pt").length);
			}
			assertThat(file.getParent()).doesNotExist();
		}
		assertThat(file.getParent()).doesNotExist();
	}

	@Test
	void agreementOfLabelsAndOfAnswers() {
		final float[] two = { 1, 0, 5, 0, 1, 4 };
		assertThat(PrecisionTrial.agreement(two, two, 3)).isEqualTo(1);
		assertThat(PrecisionTrial.agreement(two, new float[] { 1, 2, 5, 0, 1, 4 },
			3)).isEqualTo(2 / 3.0, within(1e-9));
		assertThat(PrecisionTrial.agreement(two, new float[] { 1, 0, 5, 0, 1,
			Float.NaN }, 3)).isZero();
		assertThat(PrecisionTrial.agreement(two, new float[] { 1, 0, 5, 0, 1, 3 },
			4)).isEqualTo(10 / 11.0, within(1e-6));
	}

	@Test
	void aSlowFirstRunIsNotTakenForTheSpeed() throws SpinepsException {
		final boolean[] begun = new boolean[1];
		final FakeNetwork wide = new FakeNetwork((patch, shape) -> {
			if (!begun[0]) LockSupport.parkNanos(2_100_000_000L);
			begun[0] = true;
			return patch.clone();
		});
		final FakeNetwork reduced = new FakeNetwork((patch, shape) -> patch
			.clone());
		PrecisionTrial.run(wide, reduced, new float[8], 1, 2, 2, 2);
		assertThat(wide.shapes).hasSizeGreaterThan(1);
		assertThat(reduced.shapes).hasSizeGreaterThan(1);
	}
}
