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
package org.spineps.io.nrrd;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** An NRRD header, checked before anything is allocated by it. */
final class NrrdHeader implements TextHeader {

	private static final String DATA_FILE = "data file";
	private static final Map<String, SampleType> TYPES = types();
	/** What the axis of a kind goes through is space. */
	private static final Set<String> SPATIAL = Set.of("domain", "space", "none",
		"???");

	private final NrrdFields fields;
	private final List<String> warnings = new ArrayList<>();
	private final StoredVoxels.Layout layout;
	private final NrrdPlace place;

	private NrrdHeader(final NrrdFields fields) throws SpinepsException {
		this.fields = fields;
		final int axes = (int) fields.whole("dimension", 1, 16, 0);
		if (axes == 0) fields.required("dimension");
		final List<Integer> spatial = spatial(axes);
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++)
			size[axis] = size(axes, spatial.get(axis));
		final SampleType type = type();
		StoredVoxels.requireFits(size, 1, type);
		place = NrrdPlace.of(fields, axes, spatial, size, warnings);
		layout = new StoredVoxels.Layout(type, order(type), place.geometry().grid()
			.voxels(), 1, 1, 0);
	}

	/**
	 * @param text the beginning of a file; read up to the voxels
	 * @return the header
	 * @throws IOException if reading fails
	 * @throws SpinepsException if it is damaged or of a kind that is not read
	 */
	static NrrdHeader read(final HeaderText text) throws IOException,
		SpinepsException
	{
		return new NrrdHeader(new NrrdFields(text));
	}

	private static Map<String, SampleType> types() {
		final Map<String, SampleType> types = new TreeMap<>();
		for (final String[] names : new String[][] { { "INT8", "signed char", "int8",
			"int8_t" }, { "UINT8", "uchar", "unsigned char", "uint8", "uint8_t" }, {
				"INT16", "short", "short int", "signed short", "signed short int",
				"int16", "int16_t" }, { "UINT16", "ushort", "unsigned short",
					"unsigned short int", "uint16", "uint16_t" }, { "INT32", "int",
						"signed int", "int32", "int32_t" }, { "UINT32", "uint",
							"unsigned int", "uint32", "uint32_t" }, { "INT64", "longlong",
								"long long", "long long int", "signed long long",
								"signed long long int", "int64", "int64_t" }, { "UINT64",
									"ulonglong", "unsigned long long",
									"unsigned long long int", "uint64", "uint64_t" }, {
										"FLOAT32", "float" }, { "FLOAT64", "double" } })
			for (int i = 1; i < names.length; i++)
				types.put(names[i], SampleType.valueOf(names[0]));
		return types;
	}

	private SampleType type() throws SpinepsException {
		final SampleType type = TYPES.get(fields.required("type").toLowerCase(
			Locale.ROOT));
		if (type == null) throw new SpinepsException(
			"This kind of voxel is not read", fields.said("type"),
			"Convert the file to integers or floats");
		return type;
	}

	private int size(final int axes, final int axis) throws SpinepsException {
		fields.required("sizes");
		final String word = fields.words("sizes", axes).get(axis);
		try {
			final int size = Integer.parseInt(word);
			if (size > 0) return size;
		}
		catch (final NumberFormatException e) {
			throw fields.wrong("sizes", "whole numbers");
		}
		throw fields.wrong("sizes", "numbers above 0");
	}

	/** @return the three axes that go through space; others must have one voxel */
	private List<Integer> spatial(final int axes) throws SpinepsException {
		final List<String> kinds = fields.words("kinds", axes);
		final List<Optional<double[]>> directions = fields.vectors(
			"space directions");
		if (!directions.isEmpty() && directions.size() != axes) throw fields.wrong(
			"space directions", axes + " of them");
		final List<Integer> spatial = new ArrayList<>();
		for (int axis = 0; axis < axes; axis++) {
			final boolean space = directions.isEmpty() ? kinds.isEmpty() || SPATIAL
				.contains(kinds.get(axis).toLowerCase(Locale.ROOT)) : directions.get(axis)
					.isPresent();
			if (space) spatial.add(axis);
			else if (size(axes, axis) != 1) throw new SpinepsException(
				"Only volumes with one value for each voxel are read", "Axis " + axis +
					" is a list of " + size(axes, axis) + (kinds.isEmpty() ? "" : " (" +
						kinds.get(axis) + ")"),
				"Save one of its volumes as a file of its own");
		}
		if (spatial.size() != 3) throw new SpinepsException(
			"Only volumes of three axes are read", "the header has " + spatial.size() +
				" axes in space", "Save a volume of three axes");
		return spatial;
	}

	private ByteOrder order(final SampleType type) throws SpinepsException {
		if (type.bytes() == 1 || encoding() == Encoding.TEXT)
			return ByteOrder.LITTLE_ENDIAN;
		return switch (fields.required("endian").toLowerCase(Locale.ROOT)) {
			case "little" -> ByteOrder.LITTLE_ENDIAN;
			case "big" -> ByteOrder.BIG_ENDIAN;
			default -> throw fields.wrong("endian", "little or big");
		};
	}

	private Encoding encoding() throws SpinepsException {
		final String name = fields.required("encoding");
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "raw" -> Encoding.RAW;
			case "gz", "gzip" -> Encoding.DEFLATED;
			case "txt", "text", "ascii" -> Encoding.TEXT;
			default -> throw new SpinepsException(
				"This encoding of NRRD is not read", fields.said("encoding"),
				"Save the file with the encoding gzip, raw or ascii");
		};
	}

	@Override
	public List<String> warnings() {
		return warnings;
	}

	@Override
	public List<String> assumptions() {
		return place.unitAssumed() ? List.of(
			"Headers name no unit of length; millimetres were assumed.") : List.of();
	}

	@Override
	public GridGeometry geometry() {
		return place.geometry();
	}

	@Override
	public VoxelSource source(final Path file) throws SpinepsException {
		final Optional<String> data = fields.text(DATA_FILE);
		if (data.isPresent() && (data.get().indexOf('%') >= 0 || data.get().matches(
			"LIST( .*)?"))) throw new SpinepsException(
				"Voxels in a list of files are not read", fields.said(DATA_FILE),
				"Convert the file to a single .nrrd or .nii.gz");
		return new VoxelSource(layout, encoding(), (int) fields.whole("line skip", 0,
			1 << 20, 0), fields.whole("byte skip", VoxelSource.AT_END,
				Integer.MAX_VALUE, 0), data.isEmpty() ? Optional.empty() : Optional.of(
					DataFile.beside(file, DATA_FILE, data.get())));
	}
}
