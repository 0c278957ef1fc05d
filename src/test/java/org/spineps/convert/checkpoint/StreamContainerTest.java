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
import static org.spineps.convert.checkpoint.TestFiles.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

/** The older stream, byte by byte: what PyTorch 1.13 no longer writes. */
class StreamContainerTest {

	private static final byte[] MAGIC = HexFormat.of().parseHex(
		"80028a0a6cfc9c46f9206aa850192e");

	@TempDir
	private Path folder;

	private Checkpoint read(final ByteOrder order, final byte[] content,
		final byte[] keys, final long count, final float... values)
		throws Exception
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(MAGIC);
		bytes.write(pickle("M", 0xe9, 3));
		bytes.write(pickle("}", text("little_endian"), order ==
			ByteOrder.LITTLE_ENDIAN ? 0x88 : 0x89, "s"));
		bytes.write(content);
		bytes.write(keys);
		final ByteBuffer storage = ByteBuffer.allocate(8 + 4 * values.length).order(
			order).putLong(count);
		for (final float value : values)
			storage.putFloat(value);
		bytes.write(storage.array());
		return Checkpoint.read(Files.write(folder.resolve("old.pth"), bytes
			.toByteArray()));
	}

	/** A tensor of two numbers in a part of a storage. */
	private static String tensor(final String part) {
		return "ctorch._utils\n_rebuild_tensor\n((" + text("storage") +
			"ctorch\nFloatStorage\n" + text("k") + text("cuda:0") + number(5) + part +
			"tQ" + number(0) + number(2) + "\u0085" + number(1) + "\u0085tR";
	}

	@Test
	void storagesThatArePartsOfOthers() throws Exception {
		final byte[] content = pickle("}", text("whole"), tensor("N"), "s", text(
			"part"), tensor("(" + text("v") + number(3) + number(2) + "t"), "s");
		final Map<String, Tensor> tensors = read(ByteOrder.LITTLE_ENDIAN, content,
			pickle("]", text("k"), "a"), 5, 1, 2, 3, 4, 5).stateDict();
		assertThat(tensors.get("whole").toFloats()).containsExactly(1, 2);
		assertThat(tensors.get("part").toFloats()).containsExactly(4, 5);
	}

	@Test
	void theOtherByteOrder() throws Exception {
		assertThat(read(ByteOrder.BIG_ENDIAN, pickle("}", text("w"), tensor("N"),
			"s"), pickle("]", text("k"), "a"), 5, 1, 2, 3, 4, 5).stateDict().get("w")
			.toFloats()).containsExactly(1, 2);
	}

	@Test
	void partsOutsideTheStorage() throws Exception {
		final Checkpoint checkpoint = read(ByteOrder.LITTLE_ENDIAN, pickle("}", text(
			"w"), tensor("(" + text("v") + number(4) + number(2) + "t"), "s"), pickle(
				"]", text("k"), "a"), 5, 1, 2, 3, 4, 5);
		assertThatThrownBy(checkpoint::stateDict).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a tensor");
	}

	@Test
	void storagesThatAreNotThere() {
		final byte[] content = pickle("}", text("w"), tensor("N"), "s");
		assertThatThrownBy(() -> read(ByteOrder.LITTLE_ENDIAN, content, pickle("]",
			text("k"), "a"), 5, 1, 2)).hasMessageContaining("ends early");
		assertThatThrownBy(() -> read(ByteOrder.LITTLE_ENDIAN, content, pickle("]",
			text("k"), "a"), Long.MAX_VALUE, 1, 2)).hasMessageContaining(
				"ends early");
		assertThatThrownBy(() -> read(ByteOrder.LITTLE_ENDIAN, content, pickle("]",
			text("x"), "a"), 5, 1, 2)).hasMessageContaining("names one");
		assertThatThrownBy(() -> read(ByteOrder.LITTLE_ENDIAN, content, pickle("N"),
			5, 1, 2)).hasMessageContaining("list of storages");
		// Another number of elements than the content says.
		assertThatThrownBy(() -> read(ByteOrder.LITTLE_ENDIAN, content, pickle("]",
			text("k"), "a"), 2, 1, 2).stateDict()).isInstanceOf(
				SpinepsException.class).hasMessageContaining("8 bytes instead of 20");
		assertThatThrownBy(() -> read(ByteOrder.LITTLE_ENDIAN, content, pickle(
			"]"), 0).stateDict()).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("missing");
	}
}
