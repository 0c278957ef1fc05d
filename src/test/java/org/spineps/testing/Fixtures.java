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
package org.spineps.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Reads the JSON test vectors below {@code src/test/resources/fixtures}.
 * <p>
 * An array in them is an object with {@code shape}, {@code dtype} (NumPy's name)
 * and either {@code b64zlib}, the base64 of the zlib-compressed little-endian
 * buffer, or {@code data}, the flat list of numbers; both in C order, last axis
 * fastest. Axis a of the file is axis a here; what changes is only that our flat
 * arrays have axis 0 fastest.
 * </p>
 */
public final class Fixtures {

	private Fixtures() {
		// static methods only
	}

	/**
	 * Fresh draws of a family, in the format of its fixtures, take the place of
	 * those if the system property {@code spineps.draws} names a folder with a file
	 * of that name.
	 *
	 * @param name path below {@code fixtures}, e.g. "spineps/rescale.json"
	 * @return the parsed file
	 */
	public static JsonElement read(final String name) {
		try (InputStream in = open(name)) {
			try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
				return JsonParser.parseReader(reader);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static InputStream open(final String name) throws IOException {
		final String draws = System.getProperty("spineps.draws");
		if (draws != null && Files.exists(Path.of(draws, name))) return Files
			.newInputStream(Path.of(draws, name));
		return Objects.requireNonNull(Fixtures.class.getResourceAsStream(
			"/fixtures/" + name), name);
	}

	/**
	 * @param resource name of a volume file among the test resources, beginning
	 *          with "/"
	 * @return the open file
	 * @throws SpinepsException if it cannot be read
	 */
	public static VolumeFile volume(final String resource)
		throws SpinepsException
	{
		try {
			return VolumeFiles.read(Path.of(Objects.requireNonNull(Fixtures.class
				.getResource(resource), resource).toURI()));
		}
		catch (final URISyntaxException e) {
			throw new IllegalArgumentException(resource, e);
		}
	}

	/**
	 * @param array an array object
	 * @return its shape in the order of the file
	 */
	public static int[] shape(final JsonElement array) {
		return ints(array.getAsJsonObject().get("shape"));
	}

	/**
	 * @param array an array object
	 * @return its numbers as they stand in the file, last axis fastest
	 */
	public static double[] rowMajor(final JsonElement array) {
		final JsonObject object = array.getAsJsonObject();
		if (object.has("data")) return doubles(object.get("data"));
		int count = 1;
		for (final int n : shape(array))
			count *= n;
		final String type = object.get("dtype").getAsString();
		final ByteBuffer buffer = ByteBuffer.wrap(inflate(object.get("b64zlib")
			.getAsString(), count * bytes(type))).order(ByteOrder.LITTLE_ENDIAN);
		final double[] values = new double[count];
		for (int i = 0; i < count; i++)
			values[i] = next(buffer, type);
		return values;
	}

	/**
	 * @param array an array object of any number of axes
	 * @return its numbers with axis 0 fastest, as our volumes have them
	 */
	public static double[] values(final JsonElement array) {
		final int[] shape = shape(array);
		final double[] source = rowMajor(array);
		final double[] result = new double[source.length];
		final int[] position = new int[shape.length];
		for (int i = 0; i < result.length; i++) {
			int index = 0;
			for (int axis = 0; axis < shape.length; axis++)
				index = index * shape[axis] + position[axis];
			result[i] = source[index];
			int axis = 0;
			while (axis < shape.length && ++position[axis] == shape[axis])
				position[axis++] = 0;
		}
		return result;
	}

	/**
	 * @param array an array object of three axes and whole numbers 0..65535
	 * @param grid where its voxels lie
	 * @return the labels
	 */
	public static LabelVolume labels(final JsonElement array, final Grid grid) {
		final double[] values = values(array);
		final short[] labels = new short[values.length];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (short) values[i];
			if ((labels[i] & 0xffff) != values[i])
				throw new IllegalArgumentException(values[i] + " is not a label");
		}
		return LabelVolume.wrap(labels, grid);
	}

	/**
	 * @param array an array object of three axes and whole numbers 0..65535
	 * @param zoom millimetres per voxel on each axis, an array of three numbers
	 * @param axisCodes direction of the axes, e.g. "PIR"
	 * @return the labels, voxel (0, 0, 0) at the origin
	 */
	public static LabelVolume labels(final JsonElement array,
		final JsonElement zoom, final String axisCodes)
	{
		return labels(array, grid(array, doubles(zoom), axisCodes));
	}

	/**
	 * @param array an array object of three axes
	 * @param grid where its voxels lie
	 * @return the intensities
	 */
	public static ImageVolume image(final JsonElement array, final Grid grid) {
		final double[] values = values(array);
		final float[] voxels = new float[values.length];
		for (int i = 0; i < voxels.length; i++)
			voxels[i] = (float) values[i];
		return ImageVolume.wrap(voxels, grid);
	}

	/**
	 * @param array an array object of three axes
	 * @param zoom millimetres per voxel on each axis, an array of three numbers
	 * @param axisCodes direction of the axes, e.g. "PIR"
	 * @return the intensities, voxel (0, 0, 0) at the origin
	 */
	public static ImageVolume image(final JsonElement array,
		final JsonElement zoom, final String axisCodes)
	{
		return image(array, grid(array, doubles(zoom), axisCodes));
	}

	/**
	 * @param array an array object of three axes
	 * @param zoom millimetres per voxel on each axis
	 * @param axisCodes direction of the axes, e.g. "PIR"
	 * @return a grid of that shape, voxel (0, 0, 0) at the origin
	 */
	public static Grid grid(final JsonElement array, final double[] zoom,
		final String axisCodes)
	{
		return Grid.of(shape(array), zoom, new AxisCodes(axisCodes));
	}

	/**
	 * @param list a JSON array of numbers
	 * @return the numbers
	 */
	public static double[] doubles(final JsonElement list) {
		final JsonArray array = list.getAsJsonArray();
		final double[] values = new double[array.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = array.get(i).getAsDouble();
		return values;
	}

	/**
	 * @param list a JSON array of whole numbers
	 * @return the numbers
	 */
	public static int[] ints(final JsonElement list) {
		final JsonArray array = list.getAsJsonArray();
		final int[] values = new int[array.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = array.get(i).getAsInt();
		return values;
	}

	/**
	 * @param rows a JSON array of rows of numbers, e.g. an affine
	 * @return the rows
	 */
	public static double[][] matrix(final JsonElement rows) {
		final JsonArray array = rows.getAsJsonArray();
		final double[][] values = new double[array.size()][];
		for (int i = 0; i < values.length; i++)
			values[i] = doubles(array.get(i));
		return values;
	}

	private static byte[] inflate(final String base64, final int bytes) {
		final byte[] result = new byte[bytes];
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(Base64.getDecoder().decode(base64));
			int at = 0;
			while (at < bytes) {
				final int n = inflater.inflate(result, at, bytes - at);
				if (n == 0) throw new IllegalArgumentException("Only " + at + " of " +
					bytes + " bytes");
				at += n;
			}
			return result;
		}
		catch (final DataFormatException e) {
			throw new IllegalArgumentException("Not a zlib stream", e);
		}
		finally {
			inflater.end();
		}
	}

	private static int bytes(final String type) {
		return switch (type) {
			case "bool", "uint8", "int8" -> 1;
			case "int16", "uint16", "float16" -> 2;
			case "int32", "uint32", "float32" -> 4;
			case "int64", "float64" -> 8;
			default -> throw new IllegalArgumentException("Unknown type " + type);
		};
	}

	private static double next(final ByteBuffer buffer, final String type) {
		return switch (type) {
			case "bool", "uint8" -> buffer.get() & 0xff;
			case "int8" -> buffer.get();
			case "int16" -> buffer.getShort();
			case "uint16" -> buffer.getShort() & 0xffff;
			case "float16" -> half(buffer.getShort() & 0xffff);
			case "int32" -> buffer.getInt();
			case "uint32" -> buffer.getInt() & 0xffffffffL;
			case "float32" -> buffer.getFloat();
			case "int64" -> buffer.getLong();
			case "float64" -> buffer.getDouble();
			default -> throw new IllegalArgumentException("Unknown type " + type);
		};
	}

	private static double half(final int bits) {
		final int exponent = bits >> 10 & 0x1f;
		final int fraction = bits & 0x3ff;
		final double magnitude = switch (exponent) {
			case 0 -> fraction * 0x1p-24;
			case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
			default -> (1024 + fraction) * Math.pow(2, exponent - 25);
		};
		return (bits & 0x8000) == 0 ? magnitude : -magnitude;
	}
}
