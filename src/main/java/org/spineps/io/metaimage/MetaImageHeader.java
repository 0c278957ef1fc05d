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
package org.spineps.io.metaimage;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.voxel.DataFile;
import org.spineps.io.voxel.GridGeometry;
import org.spineps.io.voxel.HeaderText;
import org.spineps.io.voxel.SampleType;
import org.spineps.io.voxel.StoredVoxels;
import org.spineps.io.voxel.TextHeader;
import org.spineps.io.voxel.VoxelSource;
import org.spineps.io.voxel.VoxelSource.Encoding;

/**
 * The fields of a MetaImage header, checked before anything is allocated by them.
 * Directions are those of ITK: to the left, to posterior, to superior.
 */
final class MetaImageHeader implements TextHeader {

	private static final String DATA_FILE = "ElementDataFile";
	private static final String MEND = "Mend the header, or convert the file to NIfTI";
	private static final Map<String, SampleType> TYPES = Map.ofEntries(Map.entry(
		"MET_CHAR", SampleType.INT8), Map.entry("MET_UCHAR", SampleType.UINT8), Map
			.entry("MET_SHORT", SampleType.INT16), Map.entry("MET_USHORT",
				SampleType.UINT16), Map.entry("MET_INT", SampleType.INT32), Map.entry(
					"MET_UINT", SampleType.UINT32), Map.entry("MET_LONG",
						SampleType.INT32), Map.entry("MET_ULONG", SampleType.UINT32), Map
							.entry("MET_LONG_LONG", SampleType.INT64), Map.entry(
								"MET_ULONG_LONG", SampleType.UINT64), Map.entry("MET_FLOAT",
									SampleType.FLOAT32), Map.entry("MET_DOUBLE",
										SampleType.FLOAT64));
	/** Fields that may be called otherwise. */
	private static final Map<String, String> SYNONYMS = Map.of("position",
		"offset", "origin", "offset", "rotation", "transformmatrix", "orientation",
		"transformmatrix", "elementbyteordermsb", "binarydatabyteordermsb");

	private final Map<String, String> fields;
	private final List<String> warnings = new ArrayList<>();
	private final StoredVoxels.Layout layout;
	private final GridGeometry geometry;

	private MetaImageHeader(final Map<String, String> fields)
		throws SpinepsException
	{
		this.fields = fields;
		requireImage();
		final int axes = (int) whole("NDims", 2, 4, 0);
		final int[] size = { 1, 1, 1, 1 };
		final double[] sizes = numbers("DimSize", axes).orElseThrow(
			() -> missing("DimSize"));
		for (int axis = 0; axis < axes; axis++) {
			size[axis] = (int) sizes[axis];
			if (size[axis] < 1 || size[axis] != sizes[axis]) throw wrong("DimSize",
				"whole numbers above 0");
		}
		final SampleType type = type();
		StoredVoxels.requireFits(size, size[3], type);
		geometry = geometry(axes, Arrays.copyOf(size, 3));
		layout = new StoredVoxels.Layout(type, flag("BinaryDataByteOrderMSB")
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, geometry.grid()
				.voxels(), size[3], 1, 0);
	}

	/**
	 * @param text the beginning of a file; the line that says where the voxels are
	 *          is the last one that is read
	 * @return the header
	 * @throws IOException if reading fails
	 * @throws SpinepsException if it is damaged or of a kind that is not read
	 */
	static MetaImageHeader read(final HeaderText text) throws IOException,
		SpinepsException
	{
		final Map<String, String> fields = new TreeMap<>();
		while (!fields.containsKey(key(DATA_FILE))) {
			final String line = text.line().orElseThrow(() -> missing(DATA_FILE));
			if (line.isEmpty()) continue;
			final int equals = line.indexOf('=');
			if (equals < 1) throw new SpinepsException(
				"The MetaImage header is damaged", "a line without '=': " + line, MEND);
			fields.put(key(line.substring(0, equals).strip()), line.substring(equals +
				1).strip());
		}
		return new MetaImageHeader(fields);
	}

	private static String key(final String field) {
		final String lower = field.toLowerCase(Locale.ROOT);
		return SYNONYMS.getOrDefault(lower, lower);
	}

	private Optional<String> text(final String field) {
		return Optional.ofNullable(fields.get(key(field))).filter(
			value -> !value.isEmpty());
	}

	private void requireImage() throws SpinepsException {
		final String object = text("ObjectType").orElse("Image");
		if (!object.equalsIgnoreCase("Image")) throw wrong("ObjectType", "Image");
		if (whole("ElementNumberOfChannels", 1, 1 << 20, 1) != 1)
			throw new SpinepsException("Images with several channels are not read",
				"ElementNumberOfChannels = " + text("ElementNumberOfChannels").orElse(""),
				"Save one channel as a file of its own");
		final boolean scaled = numbers("ElementToIntensityFunctionSlope", 1).orElse(
			new double[] { 1 })[0] != 1 || numbers("ElementToIntensityFunctionOffset",
				1).orElse(new double[1])[0] != 0;
		if (scaled) warnings.add("The header holds a scaling of the values " +
			"(ElementToIntensityFunctionSlope); as in ITK it was not applied.");
	}

	private SampleType type() throws SpinepsException {
		final String name = text("ElementType").orElseThrow(() -> missing(
			"ElementType"));
		final SampleType type = TYPES.get(name.toUpperCase(Locale.ROOT));
		if (type == null) throw new SpinepsException(
			"This kind of voxel is not read", "ElementType = " + name,
			"Convert the file to integers or floats");
		return type;
	}

	private GridGeometry geometry(final int axes, final int[] size)
		throws SpinepsException
	{
		final String unitName = text("DistanceUnits").orElse("mm");
		final double unit = GridGeometry.millimetres(unitName).orElseThrow(
			() -> wrong("DistanceUnits", "mm, cm, m or um"));
		if (unit != 1) warnings.add("The header gives lengths in " + unitName +
			"; they were turned to millimetres.");
		final Optional<double[]> given = numbers("ElementSpacing", axes);
		final double[] spacing = given.isPresent() ? given.get() : numbers(
			"ElementSize", axes).orElseThrow(() -> missing("ElementSpacing"));
		final Optional<double[]> matrix = numbers("TransformMatrix", axes * axes);
		if (matrix.isEmpty()) warnings.add("The file says nothing about " +
			"orientation (no TransformMatrix). Its axes are taken as left, posterior, " +
			"superior; left and right cannot be trusted.");
		final double[] offset = numbers("Offset", axes).orElse(new double[axes]);
		final double[][] steps = new double[3][3];
		final double[] origin = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final double step = unit * (axis < axes ? spacing[axis] : 1);
			if (!(step > 0)) throw wrong("ElementSpacing", "numbers above 0");
			origin[axis] = axis < axes ? unit * offset[axis] : 0;
			for (int world = 0; world < 3; world++)
				steps[axis][world] = step * (matrix.isPresent() && axis < axes &&
					world < axes ? matrix.get()[axis * axes + world] : axis == world ? 1
						: 0);
		}
		return GridGeometry.ofLps(size, steps, origin,
			"Mend TransformMatrix, ElementSpacing and Offset of the header");
	}

	@Override
	public List<String> warnings() {
		return warnings;
	}

	@Override
	public GridGeometry geometry() {
		return geometry;
	}

	@Override
	public VoxelSource source(final Path file) throws SpinepsException {
		final Encoding encoding = flag("CompressedData") ? Encoding.DEFLATED : flag(
			"BinaryData", true) ? Encoding.RAW : Encoding.TEXT;
		final String data = text(DATA_FILE).orElseThrow(() -> missing(DATA_FILE));
		final boolean local = data.equalsIgnoreCase("LOCAL");
		if (data.toUpperCase(Locale.ROOT).startsWith("LIST") || data.indexOf('%') >= 0)
			throw new SpinepsException("Voxels in a list of files are not read",
				DATA_FILE + " = " + data, "Convert the file to a single .mha or .nii.gz");
		return new VoxelSource(layout, encoding, 0, whole("HeaderSize",
			VoxelSource.AT_END, Integer.MAX_VALUE, 0), local ? Optional.empty()
				: Optional.of(DataFile.beside(file, DATA_FILE, data)));
	}

	private boolean flag(final String field) throws SpinepsException {
		return flag(field, false);
	}

	private boolean flag(final String field, final boolean otherwise)
		throws SpinepsException
	{
		return switch (text(field).orElse(otherwise ? "True" : "False").toLowerCase(
			Locale.ROOT)) {
			case "true", "t", "1", "yes" -> true;
			case "false", "f", "0", "no" -> false;
			default -> throw wrong(field, "True or False");
		};
	}

	private long whole(final String field, final long least, final long most,
		final long otherwise) throws SpinepsException
	{
		final Optional<double[]> value = numbers(field, 1);
		if (value.isEmpty() && otherwise >= least) return otherwise;
		final double number = value.orElseThrow(() -> missing(field))[0];
		if (number != Math.rint(number) || number < least || number > most)
			throw wrong(field, "a whole number from " + least + " to " + most);
		return (long) number;
	}

	private Optional<double[]> numbers(final String field, final int count)
		throws SpinepsException
	{
		final Optional<String> text = text(field);
		if (text.isEmpty()) return Optional.empty();
		final String[] words = text.get().split("\\s+");
		final double[] numbers = new double[words.length];
		try {
			for (int i = 0; i < words.length; i++)
				numbers[i] = Double.parseDouble(words[i]);
		}
		catch (final NumberFormatException e) {
			throw wrong(field, count + " numbers");
		}
		if (numbers.length != count) throw wrong(field, count + " numbers");
		return Optional.of(numbers);
	}

	private static SpinepsException missing(final String field) {
		return new SpinepsException("The MetaImage header is incomplete",
			"it holds no " + field, MEND);
	}

	private SpinepsException wrong(final String field, final String expected) {
		return new SpinepsException("The MetaImage header is damaged", field +
			" = " + text(field).orElse("") + "; expected " + expected, MEND);
	}
}
