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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells the containers of {@code torch.save} apart by their first bytes. */
final class CheckpointContainer {

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };
	private static final byte[] STREAM = { (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c,
		(byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8,
		0x50, 0x19, 0x2e };
	private static final byte[] TAR = { 'u', 's', 't', 'a', 'r' };
	private static final int TAR_OFFSET = 257;

	private CheckpointContainer() {
		// static methods only
	}

	/**
	 * @param file a checkpoint
	 * @return what it holds
	 * @throws IOException if it cannot be read
	 */
	static Object read(final Path file) throws IOException {
		final byte[] head;
		try (InputStream stream = Files.newInputStream(file)) {
			head = stream.readNBytes(TAR_OFFSET + TAR.length);
		}
		if (holds(head, 0, ZIP)) return ZipContainer.read(file);
		if (holds(head, 0, STREAM)) return StreamContainer.read(file);
		if (holds(head, TAR_OFFSET, TAR)) throw new IOException(
			"it is in the tar format of PyTorch before 0.1.10");
		throw new IOException(head.length == 0 ? "it is empty"
			: "it is not a PyTorch file");
	}

	private static boolean holds(final byte[] bytes, final int at,
		final byte... expected)
	{
		return bytes.length >= at + expected.length && Arrays.equals(bytes, at,
			at + expected.length, expected, 0, expected.length);
	}
}
