package org.spineps.model.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;

/**
 * Makes of an archive of {@link TorchScriptWriter} one that computes with shorter
 * numbers, so that a network that was imported once can run on processors and
 * cards for which they are faster. What comes out is what the writer would have
 * made of the checkpoint.
 */
public final class PrecisionConverter {

	private static final String CODE = "model/code/__torch__.py";
	private static final String PICKLE = "model/data.pkl";
	private static final String DATA = "model/data/";
	/** Names in a pickle end with a line, so that their length is written nowhere. */
	private static final String TYPE = "ctorch\n%s\n";
	/** Far above the text and the pickle of any network here. */
	private static final long LARGEST_TEXT = 32 << 20;
	private static final long LARGEST_WEIGHT = Integer.MAX_VALUE - 8;

	private PrecisionConverter() {
		// static methods only
	}

	/**
	 * @param archive an archive that {@link TorchScriptWriter} wrote with 32-bit
	 *          floats; read only
	 * @param precision what the new one shall compute with
	 * @param target file to make or replace, in one step; another one
	 * @throws SpinepsException if the archive cannot be read or was written by
	 *           another program or with shorter numbers, or the target cannot be
	 *           written
	 */
	public static void convert(final Path archive, final Precision precision,
		final Path target) throws SpinepsException
	{
		final List<? extends ZipEntry> entries;
		try (ZipFile zip = new ZipFile(archive.toFile())) {
			entries = Collections.list(zip.entries());
			if (!isOurs(zip)) throw new SpinepsException("The network " + archive
				.getFileName() + " cannot be turned into one of shorter numbers",
				"it is no network of 32-bit floats that this program wrote",
				"Let it run with 32-bit floats, or import its checkpoint");
		}
		catch (IOException | IllegalArgumentException e) {
			throw new SpinepsException("Cannot read the network " + archive
				.getFileName(), String.valueOf(e.getMessage()),
				"Import the model again", e);
		}
		AtomicFiles.write(target, out -> write(archive, entries, precision, out));
	}

	private static boolean isOurs(final ZipFile zip) throws IOException {
		return has(zip, CODE, ModuleCode.MARK) && has(zip, PICKLE, String.format(
			TYPE, Precision.FLOAT32.storageType()));
	}

	private static boolean has(final ZipFile zip, final String name,
		final String text) throws IOException
	{
		final ZipEntry entry = zip.getEntry(name);
		return entry != null && text(read(zip, entry, LARGEST_TEXT)).contains(text);
	}

	private static void write(final Path archive,
		final List<? extends ZipEntry> entries, final Precision precision,
		final OutputStream out) throws IOException
	{
		try (ZipFile zip = new ZipFile(archive.toFile());
				StoredZip converted = new StoredZip(out))
		{
			for (final ZipEntry entry : entries) {
				final byte[] bytes = read(zip, entry, LARGEST_WEIGHT);
				final String name = entry.getName();
				if (name.startsWith(DATA)) converted.add(name, precision.bytes(floats(
					bytes)));
				else if (name.equals(PICKLE)) converted.add(name, text(bytes).replace(
					String.format(TYPE, Precision.FLOAT32.storageType()), String.format(
						TYPE, precision.storageType())).getBytes(
							StandardCharsets.ISO_8859_1));
				else converted.add(name, bytes);
			}
		}
	}

	private static byte[] read(final ZipFile zip, final ZipEntry entry,
		final long most) throws IOException
	{
		// What we wrote is stored: nothing is longer than the file that holds it.
		if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > most)
			throw new IOException(entry.getName() + " is packed or too long");
		return zip.getInputStream(entry).readAllBytes();
	}

	private static float[] floats(final byte[] bytes) {
		final float[] values = new float[bytes.length / Float.BYTES];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(
			values);
		return values;
	}

	private static String text(final byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}
}
