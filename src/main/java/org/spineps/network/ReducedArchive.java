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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.spineps.io.zip.ZipFiles;

/**
 * Rewrites a TorchScript archive so that its network computes in 16 bits: the
 * weights are rounded, and the network becomes part of another one that rounds the
 * input and widens the output. Input and output stay 32-bit.
 */
final class ReducedArchive {

	private static final String WIDE_STORAGE = "ctorch\nFloatStorage\n";
	private static final Pattern STORAGE = Pattern.compile(
		"ctorch\n(\\w+Storage)\n");
	private static final Pattern CLASS = Pattern.compile(
		"c(__torch__[\\w.]*)\n(\\w+)\n");
	private static final String WRAPPER = "spineps_reduced";
	private static final int PROTOCOL_BYTES = 2;
	private static final byte STOP = '.';

	private final ZipFile archive;
	private final Precision precision;

	private ReducedArchive(final ZipFile archive, final Precision precision) {
		this.archive = archive;
		this.precision = precision;
	}

	/**
	 * @param wide an archive that was checked
	 * @param reduced file to make, with the same network in that precision
	 * @param precision of 16 bits
	 * @throws IOException if the archive is of a kind that cannot be rewritten
	 */
	static void write(final Path wide, final Path reduced,
		final Precision precision) throws IOException
	{
		try (ZipFile archive = ZipFiles.open(wide);
				OutputStream out = Files.newOutputStream(reduced);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			new ReducedArchive(archive, precision).copy(zip);
		}
	}

	private void copy(final ZipOutputStream zip) throws IOException {
		final ZipEntry pickle = archive.stream().filter(entry -> entry.getName()
			.endsWith("/data.pkl")).findFirst().orElseThrow(() -> new IOException(
				"it holds no data.pkl"));
		final String root = pickle.getName().substring(0, pickle.getName()
			.length() - "data.pkl".length());
		final byte[] module = read(pickle);
		final String text = new String(module, StandardCharsets.ISO_8859_1);
		requireFloatsOnly(text);
		final Matcher name = CLASS.matcher(text);
		if (!name.find()) throw new IOException("its network has no class");
		final String type = name.group(1) + "." + name.group(2);
		for (final ZipEntry entry : Collections.list(archive.entries())) {
			if (entry.isDirectory()) continue;
			final String path = entry.getName();
			if (path.equals(pickle.getName())) add(zip, path, wrapped(text));
			else if (path.startsWith(root + "data/")) add(zip, path, rounded(read(
				entry)));
			else add(zip, path, read(entry));
		}
		add(zip, root + "code/__torch__/" + WRAPPER + ".py", code(type).getBytes(
			StandardCharsets.US_ASCII));
	}

	private static void requireFloatsOnly(final String pickle)
		throws IOException
	{
		final Matcher storage = STORAGE.matcher(pickle);
		while (storage.find())
			if (!storage.group(1).equals("FloatStorage")) throw new IOException(
				"its weights are not all 32-bit floats");
	}

	/** The module's own bytes between those of the module around it. */
	private byte[] wrapped(final String pickle) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(new byte[] { (byte) 0x80, 2 });
		out.write(("c__torch__." + WRAPPER + "\nReduced\n)\u0081}(X\u0003\0\0\0net")
			.getBytes(StandardCharsets.ISO_8859_1));
		final String module = pickle.replace(WIDE_STORAGE, "ctorch\n" + precision
			.storage() + "\n");
		if (module.charAt(0) != 0x80 || module.charAt(module.length() - 1) != STOP)
			throw new IOException(
				"its data.pkl does not have the layout that PyTorch writes");
		out.write(module.substring(PROTOCOL_BYTES, module.length() - 1).getBytes(
			StandardCharsets.ISO_8859_1));
		out.write("ub.".getBytes(StandardCharsets.ISO_8859_1));
		return out.toByteArray();
	}

	private String code(final String type) {
		return "class Reduced(Module):\n  __parameters__ = []\n" +
			"  __buffers__ = []\n  net : " + type + "\n" +
			"  def forward(self: __torch__." + WRAPPER + ".Reduced,\n" +
			"    x: Tensor) -> Tensor:\n    net = self.net\n" +
			"    return torch.to((net).forward(torch.to(x, " + precision
				.scalarType() + "), ), " + Precision.FLOAT32.scalarType() + ")\n";
	}

	private byte[] rounded(final byte[] floats) throws IOException {
		if (floats.length % Float.BYTES != 0) throw new IOException(
			"a record does not consist of 32-bit floats");
		final FloatBuffer values = ByteBuffer.wrap(floats).order(
			ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
		final ByteBuffer result = ByteBuffer.allocate(floats.length / 2).order(
			ByteOrder.LITTLE_ENDIAN);
		while (values.hasRemaining())
			result.putShort(precision.bits(values.get()));
		return result.array();
	}

	private byte[] read(final ZipEntry entry) throws IOException {
		try (InputStream in = archive.getInputStream(entry)) {
			return in.readAllBytes();
		}
	}

	private static void add(final ZipOutputStream zip, final String name,
		final byte[] bytes) throws IOException
	{
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setCompressedSize(bytes.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}
}
