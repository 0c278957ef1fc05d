package org.spineps.model.nnunet.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.spineps.SpinepsException;
import org.spineps.model.torchscript.Precision;

/** The network of one fold, wherever it comes from. */
interface FoldNetwork {

	/** @return name for messages */
	String name();

	/**
	 * Writes an archive for LibTorch.
	 *
	 * @param precision the numbers that it computes with
	 * @param target file to make or replace
	 * @throws SpinepsException if the network is damaged or the file cannot be
	 *           written
	 */
	void write(Precision precision, Path target) throws SpinepsException;

	/**
	 * @param precision the numbers that it computes with
	 * @return the bytes of an archive, to be closed by the caller
	 * @throws IOException if the network cannot be read
	 */
	default InputStream stream(final Precision precision) throws IOException {
		final Path file = Files.createTempFile("spineps-nnunet-", ".pt");
		boolean opened = false;
		try {
			write(precision, file);
			final InputStream stream = Files.newInputStream(file,
				StandardOpenOption.DELETE_ON_CLOSE);
			opened = true;
			return stream;
		}
		catch (final SpinepsException e) {
			throw new IOException(e.getMessage(), e);
		}
		finally {
			if (!opened) Files.deleteIfExists(file);
		}
	}
}
