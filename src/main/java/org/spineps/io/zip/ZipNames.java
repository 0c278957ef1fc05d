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
package org.spineps.io.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names in a zip file: refuses those that could lead out of the folder on any
 * system, and two files of the same name, also where capitals do not count.
 */
final class ZipNames {

	private static final int LONGEST = 1024;
	private static final int LONGEST_PART = 200;
	private static final int DEEPEST = 32;
	/** What archive programs of macOS add. */
	private static final Set<String> JUNK = Set.of("__MACOSX", ".DS_Store");
	/** Devices of Windows, with any ending. */
	private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul",
		"com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
		"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

	/** For every name in small letters whether it is a folder. */
	private final Map<String, Boolean> folders = new HashMap<>();

	/**
	 * @param name name of an entry
	 * @param isFolder whether it is a folder
	 * @return whether it is to be unpacked
	 * @throws IOException if the name must not be used
	 */
	boolean accept(final String name, final boolean isFolder)
		throws IOException
	{
		final List<String> parts = parts(name);
		if (parts.stream().anyMatch(JUNK::contains)) return false;
		String path = "";
		for (int i = 0; i < parts.size(); i++) {
			path += "/" + parts.get(i).toLowerCase(Locale.ROOT);
			final boolean folder = isFolder || i < parts.size() - 1;
			final Boolean before = folders.put(path, folder);
			if (before != null && !(before && folder)) throw new IOException(
				"it holds two files of the same name");
		}
		return true;
	}

	/**
	 * @param name name of an entry
	 * @return names of the folders and of the file
	 * @throws IOException if it could lead elsewhere
	 */
	static List<String> parts(final String name) throws IOException {
		// Some programs of Windows write backslashes.
		final String path = name.replace('\\', '/');
		if (path.isEmpty() || path.length() > LONGEST || path.startsWith("/"))
			throw unsafe();
		final List<String> parts = new ArrayList<>();
		for (final String part : (path.endsWith("/") ? path.substring(0, path
			.length() - 1) : path).split("/", -1))
		{
			if (!isPlain(part)) throw unsafe();
			parts.add(part);
		}
		if (parts.size() > DEEPEST) throw unsafe();
		return parts;
	}

	private static boolean isPlain(final String part) {
		if (part.isEmpty() || part.length() > LONGEST_PART) return false;
		// Windows drops dots and blanks at the end, so ".." is not the only danger.
		final char last = part.charAt(part.length() - 1);
		if (last == '.' || last == ' ') return false;
		if (part.chars().anyMatch(c -> c < ' ' || c == 0x7f || "<>:\"|?*".indexOf(
			c) >= 0)) return false;
		final int dot = part.indexOf('.');
		return !DEVICES.contains((dot < 0 ? part : part.substring(0, dot)).strip()
			.toLowerCase(Locale.ROOT));
	}

	private static IOException unsafe() {
		return new IOException("it holds a name that is not allowed in a folder");
	}
}
