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
package org.spineps.io.dicom.codec.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.testing.ByteMutator;

/** Codestreams that OpenJPEG 2.5 has made of an image that a formula gives. */
class Jpeg2000DecoderTest {

	private static final int WIDTH = 51;
	private static final int HEIGHT = 45;
	private static final List<String> STREAMS = List.of("layers.j2k",
		"precincts.j2k", "tiles.j2k", "offset.j2k", "modes.j2k", "bypass.j2k",
		"byte.jp2", "signed.j2k", "real.j2k", "one.j2k");
	/** Far more than the image takes, far less than headers can claim. */
	private static final long MAX_ALLOCATION = 64L << 20;
	private static final long MAX_NANOSECONDS = 5_000_000_000L;

	private static byte[] stream(final String name) throws IOException {
		try (var in = Objects.requireNonNull(Jpeg2000DecoderTest.class
			.getResourceAsStream("/jpeg2000/" + name)))
		{
			return in.readAllBytes();
		}
	}

	private static int expected(final int x, final int y, final int bits,
		final boolean signed)
	{
		final int value = (x * 37 + y * 101 + x * y % 17 * 9 + x / 9 * (y / 7) *
			40) % (1 << bits);
		return signed ? value - (1 << bits - 1) : value;
	}

	@ParameterizedTest
	@CsvSource({ "layers.j2k, 12, false, 0", "precincts.j2k, 12, false, 0",
		"tiles.j2k, 12, false, 0", "offset.j2k, 12, false, 0",
		"modes.j2k, 12, false, 0", "bypass.j2k, 16, false, 0",
		"byte.jp2, 8, false, 0", "signed.j2k, 16, true, 0",
		"one.j2k, 10, false, 0", "real.j2k, 12, false, 60" })
	void samplesAreThoseThatWereCoded(final String name, final int bits,
		final boolean signed, final int tolerance) throws IOException
	{
		final Jpeg2000Decoder.Image image = Jpeg2000Decoder.decode(stream(name),
			WIDTH, HEIGHT);
		assertThat(image.precision()).isEqualTo(bits);
		assertThat(image.signed()).isEqualTo(signed);
		int worst = 0;
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				worst = Math.max(worst, Math.abs(image.samples()[y * WIDTH + x] -
					expected(x, y, bits, signed)));
		assertThat(worst).isLessThanOrEqualTo(tolerance);
	}

	@Test
	void whatDoesNotFitIsTold() throws IOException {
		final byte[] whole = stream("layers.j2k");
		assertThatThrownBy(() -> Jpeg2000Decoder.decode(whole, HEIGHT, WIDTH))
			.isInstanceOf(IOException.class).hasMessageContaining("51×45");
		assertThatThrownBy(() -> Jpeg2000Decoder.decode(new byte[500], WIDTH,
			HEIGHT)).isInstanceOf(IOException.class).hasMessageContaining(
				"not JPEG 2000");
		for (final int length : new int[] { 2, 20, 60, whole.length / 2,
			whole.length - 40 })
			assertThatThrownBy(() -> Jpeg2000Decoder.decode(Arrays.copyOf(whole,
				length), WIDTH, HEIGHT)).isInstanceOf(IOException.class)
				.hasMessageMatching(".*(end too soon|cut off).*");
	}

	/** 50,000 rounds were run when it was written. */
	@Test
	void damagedStreamsAreDecodedOrRefusedInWords() throws IOException {
		final List<byte[]> seeds = new ArrayList<>();
		for (final String name : STREAMS)
			seeds.add(stream(name));
		final var threads = (com.sun.management.ThreadMXBean) ManagementFactory
			.getThreadMXBean();
		final int rounds = Integer.getInteger("jpeg2000.rounds", 300);
		int refused = 0;
		for (int round = 0; round < rounds; round++) {
			final Random random = new Random(20260201L + round);
			final byte[] bytes = new ByteMutator(random).mutate(seeds.get(random
				.nextInt(seeds.size())), seeds.get(random.nextInt(seeds.size())));
			final long allocated = threads.getCurrentThreadAllocatedBytes();
			final long time = threads.getCurrentThreadCpuTime();
			try {
				assertThat(Jpeg2000Decoder.decode(bytes, WIDTH, HEIGHT).samples())
					.hasSize(WIDTH * HEIGHT);
			}
			catch (final IOException e) {
				assertThat(e.getMessage()).isNotBlank();
				refused++;
			}
			assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).as(
				"allocated in round %d", round).isLessThan(MAX_ALLOCATION);
			assertThat(threads.getCurrentThreadCpuTime() - time).as(
				"time of round %d", round).isLessThan(MAX_NANOSECONDS);
		}
		assertThat(refused).isBetween(rounds / 10, rounds);
	}
}
