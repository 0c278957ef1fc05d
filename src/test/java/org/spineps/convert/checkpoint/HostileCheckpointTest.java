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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spineps.convert.checkpoint.TestFiles.number;
import static org.spineps.convert.checkpoint.TestFiles.pickle;
import static org.spineps.convert.checkpoint.TestFiles.tensor;
import static org.spineps.convert.checkpoint.TestFiles.text;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;

/** What a checkpoint cannot do to the program that reads it. */
class HostileCheckpointTest {

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void name() {
		file = folder.resolve("model.pth");
	}

	private Checkpoint read(final byte[] pickle) throws Exception {
		return Checkpoint.read(TestFiles.zip(file, Map.of("data.pkl", pickle)));
	}

	private void assertRefused(final byte[] pickle, final String reason) {
		assertThatThrownBy(() -> read(pickle)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("model.pth")
			.hasMessageContaining(reason);
	}

	@Test
	void codeIsNeverRun() throws Exception {
		final Path witness = folder.resolve("witness");
		final Object root = read(pickle("cos\nsystem\n", text("touch " + witness),
			0x85, "R")).root();
		assertThat(root).isInstanceOf(OpaqueValue.class);
		assertThat(((OpaqueValue) root).typeName()).isEqualTo("os.system");
		assertThat(witness).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.lang.Runtime", "builtins", "torch",
		"org.spineps.convert.checkpoint" })
	void noNameLeadsToAClass(final String module) throws Exception {
		final Object root = read(pickle("c" + module + "\nexec\n", text("1"), 0x85,
			0x81, "}", text("a"), number(1), "sb")).root();
		assertThat(root).isInstanceOf(OpaqueValue.class);
		assertThat(((OpaqueValue) root).attributes()).containsEntry("a", 1L);
	}

	@Test
	void aPickleThatClaimsToBeLong() {
		assertRefused(pickle("X", 0xff, 0xff, 0xff, 0x7f), "more than the limit");
		assertRefused(pickle("X", 0xff, 0xff, 0xff, 0x0f), "ends early");
		assertRefused(pickle("X", 0xff, 0xff, 0, 0), "ends early");
		assertRefused(pickle("B", 0xff, 0xff, 0xff, 0xff), "more than the limit");
		assertRefused(pickle(0x8e, "\u00ff".repeat(8)), "more than the limit");
		assertRefused(pickle(("X\0\0\1\0" + "a".repeat(1 << 16)).repeat(513)),
			"more than the limit");
		assertRefused(pickle(0x8b, number(1 << 20)), "An integer");
		assertRefused(pickle("c" + "a".repeat(5000) + "\nb\n"), "A name");
	}

	@Test
	void longArraysArePassedOver() throws Exception {
		final String array = "X\1\0\1\0" + "a".repeat((1 << 16) + 1);
		final Checkpoint checkpoint = read(pickle("}", text("a"), "]", ("(" +
			array + "e").repeat(600), "s", text("b"), number(7), "s"));
		assertThat(checkpoint.find("b")).contains(7L);
	}

	@Test
	void aPickleThatContainsItself() {
		assertRefused(pickle("]q", 0, "h", 0, "a"), "contains itself");
		assertRefused(pickle("}q", 0, text("a"), "h", 0, "s"), "contains itself");
	}

	@Test
	void aPickleThatIsNestedDeeply() {
		final StringBuilder deep = new StringBuilder(")");
		for (int i = 0; i < 100_000; i++)
			deep.append('\u0085');
		assertRefused(pickle(deep), "nested");
		assertRefused(pickle("]".repeat(100_000), "a".repeat(99_999)), "nested");
	}

	@Test
	void keysWhoseEqualityWouldBeEndless() throws Exception {
		// A tuple of a tuple twice, sixty times over, as a key.
		final StringBuilder steps = new StringBuilder(")q\0");
		for (int i = 0; i < 60; i++)
			steps.append("0h\0h\0\u0086q\0");
		assertThat(read(pickle("}", steps, number(1), "s")).root()).isInstanceOf(
			Map.class);
	}

	@Test
	void aPickleWithTooManySteps() {
		assertRefused(pickle("N0".repeat(CheckpointBounds.STEPS / 2)), "steps");
	}

	@Test
	void aPickleThatBreaksItsRules() {
		assertRefused(new byte[0], "ends early");
		assertRefused(pickle(), "does not exist");
		assertRefused(pickle("t"), "never began");
		assertRefused(pickle("h", 1), "never stored");
		assertRefused(pickle("N", text("a"), "a"), "not a list");
		assertRefused(pickle("N", text("a"), "Ns"), "not a dictionary");
		assertRefused(pickle("}(N", "u"), "without a value");
		assertRefused(pickle("i"), "unknown step 0x69");
		assertRefused(new byte[] { (byte) 0x80, 9, 'N', '.' }, "version 9");
		assertRefused(pickle("NNR"), "not a list");
	}

	@Test
	void tensorsThatLeaveTheirStorage() {
		assertRefused(pickle(tensor("0", 4, 0, 5, 1)), "does not fit");
		assertRefused(pickle(tensor("0", 4, 2, 3, 1)), "does not fit");
		assertRefused(pickle(tensor("0", 4, 0, 3, 2)), "does not fit");
		assertRefused(pickle(tensor("0", 4, -1, 1, 1)), "does not fit");
		assertRefused(pickle(tensor("0", 4, 0, 2, -1)), "does not fit");
		assertRefused(pickle(tensor("0", 4, 0, -1, 1)), "does not fit");
		assertRefused(pickle(tensor("0", 4, 0, Integer.MAX_VALUE, 0)),
			"does not fit");
	}

	@Test
	void aTensorThatClaimsToBeHuge() throws Exception {
		final byte[] pickle = pickle("}", text("w"), tensor("0", 1 << 30, 0,
			1 << 30, 1), "s");
		final Checkpoint checkpoint = Checkpoint.read(TestFiles.zip(file, Map.of(
			"data.pkl", pickle, "data/0", new byte[16])));
		assertThatThrownBy(checkpoint::stateDict).isInstanceOf(
			SpinepsException.class).hasMessageContaining("w").hasMessageContaining(
				"16 bytes");
		final Tensor tensor = (Tensor) checkpoint.find("w").orElseThrow();
		assertThatThrownBy(tensor::toFloats).isInstanceOf(SpinepsException.class);
	}

	@Test
	void missingRecordsAreNamed() throws Exception {
		final Checkpoint checkpoint = read(pickle("}", text("weights"), "}", text(
			"a.b"), tensor("7", 4, 0, 4, 1), "ss"));
		assertThatThrownBy(() -> checkpoint.stateDict("weights")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("a.b")
			.hasMessageContaining("\"7\"");
		assertThatThrownBy(() -> checkpoint.stateDict("other")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("\"other\"");
		assertThatThrownBy(checkpoint::stateDict).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a tensor");
	}

	@Test
	void compressedRecordsAreRead() throws Exception {
		final byte[] record = new byte[16];
		ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(
			2).putFloat(3).putFloat(4);
		final byte[] pickle = pickle("}", text("w"), tensor("0", 4, 0, 2, 3), "s");
		assertThat(Checkpoint.read(TestFiles.zip(file, Map.of("data.pkl", pickle,
			"data/0", record))).stateDict().get("w").toFloats()).containsExactly(1,
				4);
	}

	@Test
	void recordsInTheOtherByteOrder() throws Exception {
		final byte[] record = ByteBuffer.allocate(8).putFloat(1.5f).putFloat(-2)
			.array();
		final byte[] pickle = pickle("}", text("w"), tensor("0", 2, 0, 2, 1), "s");
		assertThat(Checkpoint.read(TestFiles.zip(file, Map.of("data.pkl", pickle,
			"data/0", record, "byteorder", "big".getBytes()))).stateDict().get("w")
			.toFloats()).containsExactly(1.5f, -2);
	}

	@Test
	void aRecordThatUnpacksToFarTooMuch() throws Exception {
		final byte[] zeros = new byte[1 << 24];
		final byte[] pickle = pickle("}", text("w"), tensor("0", 1 << 22, 0,
			1 << 22, 1), "s");
		final Path made = TestFiles.zip(file, Map.of("data.pkl", pickle, "data/0",
			zeros));
		assertThat(Checkpoint.read(made).stateDict().get("w").size()).isEqualTo(
			1 << 22);
		// The same bytes with a table of contents that claims a gigabyte more.
		final byte[] bytes = Files.readAllBytes(made);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(
			ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < bytes.length - 46; i++)
			if (buffer.getInt(i) == 0x02014b50 && buffer.getInt(i +
				24) == zeros.length) buffer.putInt(i + 24, Integer.MAX_VALUE);
		Files.write(file, bytes);
		assertThatThrownBy(() -> Checkpoint.read(file).stateDict()).isInstanceOf(
			SpinepsException.class).hasMessageContaining("missing or damaged");
	}

	@Test
	void truncatedFiles() throws Exception {
		for (final String name : new String[] { "zip.pth", "legacy.pth" }) {
			final byte[] bytes = TestFiles.bytes("nnunet/pth_variants/" + name);
			for (int length = 0; length < bytes.length - 1; length += 97) {
				Files.write(file, Arrays.copyOf(bytes, length));
				assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(
					SpinepsException.class).hasMessageContaining("model.pth");
			}
		}
	}

	@Test
	void otherFiles() throws Exception {
		Files.writeString(file, "PNG is something else");
		assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a PyTorch file");
		final byte[] tar = new byte[512];
		System.arraycopy("ustar".getBytes(), 0, tar, 257, 5);
		Files.write(file, tar);
		assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("tar");
		TestFiles.zip(file, Map.of("readme.txt", new byte[3]));
		assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("without data.pkl");
		TestFiles.zip(file, Map.of("data.pkl", pickle("N"), "constants.pkl", pickle(
			")")));
		assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("TorchScript");
		assertThatThrownBy(() -> Checkpoint.read(folder.resolve("none.pth")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("does not exist");
		assertThatThrownBy(() -> Checkpoint.read(folder)).isInstanceOf(
			SpinepsException.class);
	}

	@Test
	void aFileThatChangesAfterwards() throws Exception {
		final Path copy = TestFiles.copy("nnunet/pth_variants/legacy.pth", folder);
		final Tensor tensor = Checkpoint.read(copy).stateDict("network_weights").get(
			"shared_a");
		try (RandomAccessFile changed = new RandomAccessFile(copy.toFile(), "rw")) {
			changed.setLength(100);
		}
		assertThatThrownBy(tensor::toFloats).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("legacy.pth");
	}
}
