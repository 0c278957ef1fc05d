package org.spineps.io;

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
