package org.spineps.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Test resources as files. */
final class TestFiles {

	private TestFiles() {
		// static methods only
	}

	/**
	 * @param name path below fixtures/nnunet
	 * @param folder where to put it
	 * @return the file
	 */
	static Path copy(final String name, final Path folder) throws IOException {
		final Path file = folder.resolve(name.substring(name.lastIndexOf('/') +
			1));
		try (InputStream in = TestFiles.class.getResourceAsStream(
			"/fixtures/nnunet/" + name))
		{
			Files.copy(in, file);
		}
		return file;
	}
}
