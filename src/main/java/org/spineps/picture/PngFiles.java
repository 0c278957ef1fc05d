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
package org.spineps.picture;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;

/** Writes pictures as PNG and JPEG. */
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
		AtomicFiles.write(file, stream -> stream.write(bytes(picture)));
	}

	/**
	 * @param picture a picture
	 * @return it as a PNG file
	 */
	public static byte[] bytes(final BufferedImage picture) {
		try {
			return PngEncoder.encode(picture);
		}
		catch (final IOException e) {
			throw new IllegalStateException("Memory cannot be written", e);
		}
	}

	/**
	 * A small copy of a picture, for overviews of many.
	 *
	 * @param file a PNG file
	 * @param height pixels of the copy's height
	 * @return the copy as a JPEG file; empty if the file is no picture
	 * @throws IOException if it cannot be read
	 */
	public static Optional<byte[]> smallJpeg(final Path file, final int height)
		throws IOException
	{
		final BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Files
			.readAllBytes(file)));
		if (picture == null) return Optional.empty();
		final int width = Math.max(1, picture.getWidth() * height / picture
			.getHeight());
		final BufferedImage small = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = small.createGraphics();
		// Area averaging: one step of bilinear interpolation would leave out rows.
		graphics.drawImage(picture.getScaledInstance(width, height,
			Image.SCALE_AREA_AVERAGING), 0, 0, null);
		graphics.dispose();
		return Optional.of(jpeg(small));
	}

	/** @return a picture as a JPEG file */
	static byte[] jpeg(final BufferedImage picture) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg")
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
		return bytes.toByteArray();
	}
}
