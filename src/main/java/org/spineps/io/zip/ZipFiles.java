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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Opens zip files that may be damaged: whatever is wrong with a table of contents
 * is an {@link IOException}, with words for the user.
 */
public final class ZipFiles {

	private ZipFiles() {
		// static methods only
	}

	/**
	 * @param zip a zip file
	 * @return the open file
	 * @throws IOException if it cannot be read or its table of contents is damaged
	 */
	public static ZipFile open(final Path zip) throws IOException {
		try {
			return new ZipFile(zip.toFile());
		}
		catch (final IllegalArgumentException e) {
			throw damaged(e);
		}
	}

	/**
	 * @param zip an open zip file
	 * @param most how many entries it may have
	 * @return its entries in the order of its table of contents
	 * @throws IOException if there are more, or the table is damaged
	 */
	public static List<ZipEntry> entries(final ZipFile zip, final int most)
		throws IOException
	{
		if (zip.size() > most) throw new IOException("it holds " + zip.size() +
			" files, more than " + most);
		final List<ZipEntry> entries = new ArrayList<>();
		try {
			for (final Enumeration<? extends ZipEntry> table = zip.entries(); table
				.hasMoreElements();)
				entries.add(table.nextElement());
		}
		catch (final IllegalArgumentException e) {
			throw damaged(e);
		}
		return entries;
	}

	/** Java's class tells of names that are no text in this way. */
	private static IOException damaged(final IllegalArgumentException cause) {
		return new IOException("its table of contents is damaged", cause);
	}
}
