package org.spineps.io.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;

/** Writes pictures as PNG files. */
public final class PngFiles {

	private PngFiles() {
		// static methods only
	}

	/**
	 * @param file file to make or replace, {@linkplain AtomicFiles atomically}
	 * @param picture the picture
	 * @throws SpinepsException if the file cannot be written
	 */
	public static void write(final Path file, final BufferedImage picture)
		throws SpinepsException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("png")
			.next();
		// Not ImageIO.write: it makes files in the temporary folder.
		try (final MemoryCacheImageOutputStream stream =
			new MemoryCacheImageOutputStream(bytes))
		{
			writer.setOutput(stream);
			writer.write(picture);
		}
		catch (final IOException e) {
			throw new IllegalStateException("Memory cannot be written", e);
		}
		finally {
			writer.dispose();
		}
		AtomicFiles.write(file, bytes::writeTo);
	}
}
