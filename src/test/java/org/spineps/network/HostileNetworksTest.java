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

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.io.Sha256;
import org.spineps.testing.HostileArchives;
import org.spineps.testing.HostileArchives.Hostile;

/** Every way into LibTorch refuses archives that want more than networks do. */
class HostileNetworksTest {

	private static TorchEngine engine;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() throws SpinepsException {
		engine = TorchEngine.start(1);
	}

	@TempDir
	private Path temporary;

	private static final String PROPERTY = "java.io.tmpdir";
	private final String before = System.getProperty(PROPERTY);

	@BeforeEach
	void useOwnTemporaryFolder() {
		System.setProperty(PROPERTY, temporary.toString());
	}

	@AfterEach
	void nothingIsLeftBehind() {
		System.setProperty(PROPERTY, before);
		assertThat(temporary).isEmptyDirectory();
	}

	@Test
	void theGoodOneRuns() throws SpinepsException {
		try (TorchNetwork network = engine.load("good",
			() -> new ByteArrayInputStream(HostileArchives.good()),
			DeviceChoice.CPU))
		{
			assertThat(network.run(new float[] { 1, -2, 3, 4 }, 1, 1, 2, 2))
				.containsExactly(2, 0, 6, 8);
		}
	}

	@Test
	void nothingIsWrittenByAnyOfThem() throws IOException {
		final Path target = folder.resolve("stolen.pt");
		for (final Hostile hostile : HostileArchives.all(target.toString().replace(
			File.separatorChar, '/')))
		{
			final Path file = Files.write(folder.resolve("network.pt"), hostile
				.bytes());
			for (final TorchEngine.NetworkSource source : List.of(
				TorchEngine.NetworkSource.of(file), () -> new ByteArrayInputStream(
					hostile.bytes())))
				assertThatThrownBy(() -> {
					try (TorchNetwork network = engine.load("foreign", source,
						DeviceChoice.CPU))
					{
						network.run(new float[8], 1, 2, 2, 2);
					}
				}).as(hostile.name()).isInstanceOf(SpinepsException.class)
					.hasMessageContaining("foreign").satisfies(refused -> assertThat(refused
						.getMessage()).containsIgnoringCase(hostile.said()));
			assertThatThrownBy(() -> new PrecisionLoader(engine, DeviceChoice.CPU,
				Precision.BFLOAT16, true, new TrialMemory(folder.resolve(TrialMemory.FILE)),
				new float[8], 1, 2, 2, 2).load("foreign",
					TorchEngine.NetworkSource.of(file))).as(hostile.name()).isInstanceOf(
						SpinepsException.class);
			assertThat(target).as(hostile.name()).doesNotExist();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "residual-traced.pt", "residual-scripted.pt",
		"plain-frozen.pt", "batchnorm-scripted.pt", "attention-scripted.pt",
		"encoding-traced.pt", "encoding-scripted.pt" })
	void networksOfPyTorchRun(final String name) throws SpinepsException,
		IOException
	{
		try (TorchNetwork network = engine.load(name, () -> HostileNetworksTest.class
			.getResourceAsStream("/org/spineps/convert/archive/" + name),
			DeviceChoice.CPU))
		{
			assertThat(network.run(new float[512], 1, 8, 8, 8)).hasSizeGreaterThan(
				511).doesNotContain(Float.NaN);
			}
	}

	@Test
	void whatIsLoadedIsWhatWasHashed() throws SpinepsException {
		final byte[] good = HostileArchives.good();
		final TorchEngine.NetworkSource source = () -> new ByteArrayInputStream(
			good);
		try (TorchNetwork network = engine.load("good", TorchEngine.NetworkSource.of(
			source, Sha256.of(good)), DeviceChoice.CPU))
		{
			assertThat(network.run(new float[] { 3 }, 1, 1, 1, 1)).containsExactly(6);
		}
		assertThatThrownBy(() -> engine.load("other", TorchEngine.NetworkSource.of(
			source, "0".repeat(64)), DeviceChoice.CPU)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("SHA-256 is " + Sha256.of(
					good));
	}
}
