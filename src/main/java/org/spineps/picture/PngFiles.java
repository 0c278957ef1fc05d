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
		return Optional.of(jpeg(averaged(picture, width, height)));
	}

	/**
	 * Means over areas: one step of bilinear interpolation would leave out rows, and
	 * Java's own scaling by areas takes longer than reading the file.
	 */
	private static BufferedImage averaged(final BufferedImage picture,
		final int width, final int height)
	{
		final BufferedImage small = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final int[] rows = new int[picture.getWidth() * (picture.getHeight() /
			height + 2)];
		for (int y = 0; y < height; y++) {
			final int top = y * picture.getHeight() / height;
			final int count = Math.max(1, (y + 1) * picture.getHeight() / height - top);
			picture.getRGB(0, top, picture.getWidth(), count, rows, 0, picture
				.getWidth());
			for (int x = 0; x < width; x++) {
				final int left = x * picture.getWidth() / width;
				small.setRGB(x, y, mean(rows, picture.getWidth(), left, Math.max(left +
					1, (x + 1) * picture.getWidth() / width), count));
			}
		}
		return small;
	}

	private static int mean(final int[] rows, final int stride, final int left,
		final int right, final int count)
	{
		int red = 0;
		int green = 0;
		int blue = 0;
		for (int y = 0; y < count; y++)
			for (int x = left; x < right; x++) {
				final int pixel = rows[y * stride + x];
				red += pixel >> 16 & 0xFF;
				green += pixel >> 8 & 0xFF;
				blue += pixel & 0xFF;
			}
		final int pixels = count * (right - left);
		return red / pixels << 16 | green / pixels << 8 | blue / pixels;
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
