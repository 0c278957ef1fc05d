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
package org.spineps.convert.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.io.zip.SafeZip;
import org.spineps.io.zip.ZipFiles;
import org.spineps.progress.Progress;

/**
 * A TorchScript archive that was read and found harmless: its source text uses
 * only the operators, types and statements that networks need, its objects are
 * modules that fit the text, and its tensors lie inside their records. It can
 * be written as a new archive, which holds nothing else.
 * <p>
 * The file must not change until the archive has been written: give it a
 * private copy.
 * </p>
 */
public final class NetworkArchive {

	private static final String ROOT = "model/";
	private static final String DATA = "data";
	private static final String CONSTANTS = "constants";
	private static final String PICKLE = ".pkl";
	private static final Pattern CODE = Pattern.compile(
		"code/(__torch__(?:/[A-Za-z_][A-Za-z0-9_]*)*)\\.py");
	private static final Pattern RECORD = Pattern.compile(
		"(?:data|constants)/\\d{1,9}");
	/**
	 * What PyTorch and this program write besides; never read, and left out of
	 * the new archive.
	 */
	private static final Pattern LEFT_OUT = Pattern.compile(
		"code/.*\\.py\\.debug_pkl|\\.data/serialization_id|\\.format_version|" +
			"\\.storage_alignment|extra/[^/]*|traced_inputs(?:\\.pkl|/\\d+)");
	/** Versions of TorchScript's operators that LibTorch 2.7 knows. */
	private static final Pattern VERSION = Pattern.compile("([3-9]|10)\n?");
	private static final long MOST_CODE_BYTES = 16 << 20;
	private static final int SHORT_BYTES = 64;

	private final Path file;
	private final String version;
	private final Map<String, String> code;
	private final NetworkState.Written network;
	private final NetworkState.Written constants;
	private final String root;

	private NetworkArchive(final Path file, final ZipFile zip,
		final List<String> names) throws IOException
	{
		this.file = file;
		root = root(names);
		final Map<String, ZipEntry> sources = new TreeMap<>();
		for (final String name : names)
			accept(zip, name, sources);
		version = version(zip);
		final String order = text(zip, "byteorder", "little");
		if (!order.equals("little")) throw new ScriptRefusal(
			"its numbers have the byte order " + ScriptRefusal.quoted(order));
		if (!(part(CONSTANTS) instanceof List<?> fixed)) throw new ScriptRefusal(
			"its constants are not a list");
		constants = NetworkState.constants(fixed);
		code = code(zip, sources);
		network = NetworkState.network(part(DATA), check(fixed.size()));
	}

	/**
	 * Reads an archive and checks all of it.
	 *
	 * @param file the archive
	 * @return what it holds
	 * @throws ScriptRefusal if it holds something that networks do not need
	 * @throws IOException if it is no archive, or is damaged
	 */
	public static NetworkArchive read(final Path file) throws IOException {
		final List<String> names;
		try {
			names = SafeZip.list(file, SafeZip.Limits.MODELS);
		}
		catch (final SpinepsException e) {
			throw new IOException(e.found(), e);
		}
		try (ZipFile zip = ZipFiles.open(file)) {
			return new NetworkArchive(file, zip, names);
		}
		catch (final EOFException e) {
			throw early(e);
		}
		catch (final IllegalArgumentException e) {
			throw new IOException("its table of contents is damaged", e);
		}
	}

	/**
	 * Writes the archive anew.
	 *
	 * @param target gets the new archive; closed
	 * @param progress checked for cancellation before every record
	 * @throws IOException if reading or writing fails
	 */
	public void write(final OutputStream target, final Progress progress)
		throws IOException
	{
		try (ZipFile zip = ZipFiles.open(file);
				StoredZip out = new StoredZip(target))
		{
			out.add(ROOT + "version", ascii(version + "\n"));
			for (final Map.Entry<String, String> source : code.entrySet())
				out.add(ROOT + source.getKey(), ascii(source.getValue()));
			write(zip, out, CONSTANTS, constants, progress);
			write(zip, out, DATA, network, progress);
			out.add(ROOT + "byteorder", ascii("little"));
		}
		catch (final EOFException e) {
			throw early(e);
		}
	}

	private void write(final ZipFile zip, final StoredZip out, final String part,
		final NetworkState.Written written, final Progress progress)
		throws IOException
	{
		out.add(ROOT + part + PICKLE, written.pickle());
		for (int i = 0; i < written.records().size(); i++) {
			progress.checkCancelled();
			final ZipEntry record = entry(zip, part + "/" + written.records().get(i));
			out.add(ROOT + part + "/" + i, () -> bounded(zip, record));
		}
	}

	private static IOException early(final EOFException cause) {
		return new IOException("it ends early", cause);
	}

	/** No more bytes than the table of contents says. */
	private static InputStream bounded(final ZipFile zip, final ZipEntry record)
		throws IOException
	{
		return new FilterInputStream(zip.getInputStream(record)) {

			private long left = record.getSize();

			@Override
			public int read() throws IOException {
				final byte[] one = new byte[1];
				return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
			}

			@Override
			public int read(final byte[] bytes, final int from, final int length)
				throws IOException
			{
				final int count = in.read(bytes, from, length);
				left -= Math.max(0, count);
				if (left < 0 || count < 0 && left > 0) throw new IOException(
					"the record " + record.getName() + " has another length than its " +
						"table of contents says");
				return count;
			}
		};
	}

	private static String root(final List<String> names) throws ScriptRefusal {
		final int end = names.isEmpty() ? -1 : names.get(0).indexOf('/');
		if (end < 0) throw new ScriptRefusal("it is not a TorchScript archive");
		return names.get(0).substring(0, end + 1);
	}

	private void accept(final ZipFile zip, final String name,
		final Map<String, ZipEntry> sources) throws IOException
	{
		final String path = name.startsWith(root) ? name.substring(root.length())
			: "";
		final boolean known = switch (path) {
			case "data.pkl", "constants.pkl", "version", ".data/version",
					"byteorder" -> true;
			default -> RECORD.matcher(path).matches() || LEFT_OUT.matcher(path)
				.matches();
		};
		if (known) return;
		if (!CODE.matcher(path).matches()) throw new ScriptRefusal(
			"it holds the file " + ScriptRefusal.quoted(name));
		sources.put(path, entry(zip, path));
	}

	private ZipEntry entry(final ZipFile zip, final String path)
		throws IOException
	{
		final ZipEntry entry = zip.getEntry(root + path);
		if (entry == null) throw new ScriptRefusal("it lacks " + path);
		return entry;
	}

	private String version(final ZipFile zip) throws IOException {
		final String other = text(zip, ".data/version", "");
		final String found = text(zip, "version", other);
		final Matcher matcher = VERSION.matcher(found);
		if (!matcher.matches() || !other.isEmpty() && !other.equals(found))
			throw new ScriptRefusal("its version of operators is " + ScriptRefusal
				.quoted(found) + "; 3 to 10 are supported");
		return matcher.group(1);
	}

	private String text(final ZipFile zip, final String path,
		final String otherwise) throws IOException
	{
		final ZipEntry entry = zip.getEntry(root + path);
		if (entry == null) return otherwise;
		try (InputStream in = zip.getInputStream(entry)) {
			return new String(in.readNBytes(SHORT_BYTES), StandardCharsets.US_ASCII);
		}
	}

	private Object part(final String name) throws IOException {
		return Checkpoint.part(file, root.substring(0, root.length() - 1), name +
			PICKLE, name).root();
	}

	private static Map<String, String> code(final ZipFile zip,
		final Map<String, ZipEntry> sources) throws IOException
	{
		final Map<String, String> code = new TreeMap<>();
		long left = MOST_CODE_BYTES;
		for (final Map.Entry<String, ZipEntry> source : sources.entrySet()) {
			try (InputStream in = zip.getInputStream(source.getValue())) {
				final byte[] bytes = in.readNBytes((int) left + 1);
				left -= bytes.length;
				if (left < 0) throw new ScriptRefusal("its source text has more than " +
					MOST_CODE_BYTES + " bytes");
				// Bytes above 127 stay characters, which the lexer refuses.
				code.put(source.getKey(), new String(bytes,
					StandardCharsets.ISO_8859_1));
			}
		}
		return code;
	}

	private ScriptDeclarations check(final int constantCount)
		throws ScriptRefusal
	{
		final ScriptDeclarations declared = new ScriptDeclarations();
		final Map<String, List<ScriptToken>> words = new TreeMap<>();
		for (final Map.Entry<String, String> source : code.entrySet()) {
			words.put(source.getKey(), ScriptLexer.words(source.getKey(), source
				.getValue()));
			ScriptOutline.read(place(source.getKey()), source.getKey(), words.get(
				source.getKey()), declared);
		}
		for (final Map.Entry<String, List<ScriptToken>> source : words.entrySet())
			ScriptChecker.check(place(source.getKey()), source.getKey(), source
				.getValue(), declared, constantCount);
		return declared;
	}

	/** "code/__torch__/net.py" is the place "__torch__.net". */
	private static String place(final String path) {
		final Matcher matcher = CODE.matcher(path);
		if (!matcher.matches()) throw new IllegalStateException(path);
		return matcher.group(1).replace('/', '.');
	}

	/** @return the files of source text, in order of their names */
	public List<String> sources() {
		return new ArrayList<>(code.keySet());
	}

	private static byte[] ascii(final String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
