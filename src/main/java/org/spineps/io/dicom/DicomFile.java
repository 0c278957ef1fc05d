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
package org.spineps.io.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.io.dicom.DicomSlice.Kind;
import org.spineps.io.dicom.codec.PixelFormat;
import org.spineps.io.dicom.codec.TransferSyntax;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomHeader;
import org.spineps.io.dicom.parse.DicomTag;

/**
 * A file with pixels: its header, its planes, or why it has none that are read.
 *
 * @param name name in its {@link DicomPlace}
 * @param bytes its length
 * @param header its attributes
 * @param slices one for each frame; empty if there is a problem
 * @param problem why the file is not read; empty if it is
 */
record DicomFile(String name, long bytes, DicomHeader header,
	List<DicomSlice> slices, String problem)
{

	/** Cosines of a plane's directions may be off by this much. */
	private static final double LOOSE = 0.01;
	private static final int MOST_FRAMES = 100_000;
	/** Runs of zeros shrink to this part at most, or the header lies. */
	private static final long LARGEST_EXPANSION = 1 << 14;

	/**
	 * @param name name in its place
	 * @param bytes its length; -1 if it is not known
	 * @param header its header
	 * @return the file with its planes
	 */
	static DicomFile of(final String name, final long bytes,
		final DicomHeader header)
	{
		final PixelModule.Found format = PixelModule.of(header);
		final int frames = header.data().integer(DicomTag.FRAMES, 1);
		String problem = format.problem();
		if (problem.isEmpty()) problem = problem(header, format.format(), frames,
			bytes);
		final List<DicomSlice> slices = new ArrayList<>();
		for (int frame = 0; problem.isEmpty() && frame < frames; frame++) {
			final Frame one = new Frame(header.data(), frame);
			final Optional<String> missing = one.problem();
			if (missing.isPresent()) problem = missing.get();
			else slices.add(one.slice(name, header, format.format()));
		}
		return new DicomFile(name, bytes, header, problem.isEmpty() ? slices : List
			.of(), problem);
	}

	private static String problem(final DicomHeader header,
		final PixelFormat format, final int frames, final long bytes)
	{
		if (frames < 1 || frames > MOST_FRAMES) return "it has " + frames +
			" frames";
		if (header.data().texts(DicomTag.IMAGE_TYPE).contains("MOSAIC"))
			return "it is a mosaic: all slices side by side in one picture, " +
				"which is not read";
		if (frames > 1 && !header.data().has(DicomTag.FRAME_GROUPS))
			return "its " + frames + " frames do not say where they lie";
		final String syntax = header.syntax();
		final Optional<TransferSyntax> known = TransferSyntax.of(syntax);
		if (known.isEmpty() && !syntax.isEmpty()) return "its pixels are stored by " +
			"transfer syntax " + syntax + ", which is not read";
		final boolean encapsulated = known.map(TransferSyntax::encapsulated).orElse(
			false);
		if (encapsulated != header.pixelLength() < 0) return "its pixels are not " +
			"stored as its transfer syntax says";
		final long needed = format.frameBytes() * frames;
		if (encapsulated) return bytes >= 0 && format.samples() * (double) frames >
			(double) bytes * LARGEST_EXPANSION ? cut(bytes, needed) : "";
		if (header.pixelLength() < needed) return cut(header.pixelLength(), needed);
		if (bytes >= 0 && known.orElse(null) != TransferSyntax.DEFLATED && header
			.pixelAt() + needed > bytes) return cut(Math.max(0, bytes - header
				.pixelAt()), needed);
		return "";
	}

	private static String cut(final long found, final long needed) {
		return "it is cut off: it holds " + found + " of " + needed +
			" bytes of pixels";
	}

	/** Where a frame's attributes are: its own group, the shared one, the file. */
	private record Frame(DicomData data, int number) {

		private DicomData group(final int sequence) {
			final List<DicomData> frames = data.items(DicomTag.FRAME_GROUPS);
			if (number < frames.size() && frames.get(number).has(sequence))
				return frames.get(number).item(sequence);
			return data.item(DicomTag.SHARED_GROUPS).item(sequence);
		}

		private DicomData with(final int sequence, final int tag) {
			final DicomData group = group(sequence);
			return group.has(tag) ? group : data;
		}

		private double[] position() {
			return with(DicomTag.PLANE_POSITION, DicomTag.IMAGE_POSITION).numbers(
				DicomTag.IMAGE_POSITION);
		}

		private double[] orientation() {
			return with(DicomTag.PLANE_ORIENTATION, DicomTag.IMAGE_ORIENTATION)
				.numbers(DicomTag.IMAGE_ORIENTATION);
		}

		private double[] spacing() {
			return with(DicomTag.PIXEL_MEASURES, DicomTag.PIXEL_SPACING).numbers(
				DicomTag.PIXEL_SPACING);
		}

		Optional<String> problem() {
			if (!numbers(position(), 3, 1e6)) return missing(DicomTag.IMAGE_POSITION,
				"where its plane lies");
			final double[] o = orientation();
			if (!numbers(o, 6, 2)) return missing(DicomTag.IMAGE_ORIENTATION,
				"how its plane is turned");
			final double a = Math.sqrt(o[0] * o[0] + o[1] * o[1] + o[2] * o[2]);
			final double b = Math.sqrt(o[3] * o[3] + o[4] * o[4] + o[5] * o[5]);
			final double dot = o[0] * o[3] + o[1] * o[4] + o[2] * o[5];
			if (Math.abs(a - 1) > LOOSE || Math.abs(b - 1) > LOOSE || Math.abs(
				dot) > LOOSE) return Optional.of("its directions " + DicomTag.text(
					DicomTag.IMAGE_ORIENTATION) + " are not at right angles");
			final double[] s = spacing();
			if (!numbers(s, 2, 1000) || s[0] <= 0 || s[1] <= 0) return missing(
				DicomTag.PIXEL_SPACING, "how large its pixels are");
			return Optional.empty();
		}

		private static boolean numbers(final double[] values, final int count,
			final double largest)
		{
			if (values.length < count) return false;
			for (int i = 0; i < count; i++)
				if (!(Math.abs(values[i]) <= largest)) return false;
			return true;
		}

		private static Optional<String> missing(final int tag,
			final String what)
		{
			return Optional.of("it does not say " + what + " " + DicomTag.text(tag));
		}

		DicomSlice slice(final String file, final DicomHeader header,
			final PixelFormat format)
		{
			final DicomData values = with(DicomTag.PIXEL_TRANSFORMATION,
				DicomTag.SLOPE);
			final double slope = values.number(DicomTag.SLOPE).orElse(1);
			return new DicomSlice(file, number, data.text(DicomTag.SOP_CLASS), data
				.text(DicomTag.SOP_INSTANCE), data.integer(DicomTag.INSTANCE_NUMBER, 0),
				format, position(), unit(orientation()), spacing(), slope == 0 ? 1
					: slope, values.number(DicomTag.INTERCEPT).orElse(0), kinds());
		}

		/** Directions of length 1 at right angles; the files round them. */
		private static double[] unit(final double[] o) {
			final double[] unit = Arrays.copyOf(o, 6);
			normalise(unit, 0);
			final double dot = unit[0] * unit[3] + unit[1] * unit[4] + unit[2] *
				unit[5];
			for (int i = 0; i < 3; i++)
				unit[3 + i] -= dot * unit[i];
			normalise(unit, 3);
			return unit;
		}

		private static void normalise(final double[] vectors, final int at) {
			final double length = Math.sqrt(vectors[at] * vectors[at] + vectors[at +
				1] * vectors[at + 1] + vectors[at + 2] * vectors[at + 2]);
			for (int i = 0; i < 3; i++)
				vectors[at + i] /= length;
		}

		private Map<Kind, String> kinds() {
			final Map<Kind, String> kinds = new EnumMap<>(Kind.class);
			final DicomData content = group(DicomTag.FRAME_CONTENT);
			put(kinds, Kind.STACK, content, DicomTag.STACK_ID);
			final DicomData frameType = group(DicomTag.MR_FRAME_TYPE);
			final List<String> types = frameType.has(DicomTag.FRAME_TYPE) ? frameType
				.texts(DicomTag.FRAME_TYPE) : data.texts(DicomTag.IMAGE_TYPE);
			kinds.put(Kind.IMAGE_TYPE, String.join("\\", types));
			final DicomData echo = group(DicomTag.MR_ECHO);
			if (echo.has(DicomTag.EFFECTIVE_ECHO_TIME)) put(kinds, Kind.ECHO, echo,
				DicomTag.EFFECTIVE_ECHO_TIME);
			else kinds.put(Kind.ECHO, (data.text(DicomTag.ECHO_NUMBER) + " " + data
				.text(DicomTag.ECHO_TIME)).strip());
			put(kinds, Kind.B_VALUE, data, DicomTag.B_VALUE);
			put(kinds, Kind.INVERSION, data, DicomTag.INVERSION_TIME);
			put(kinds, Kind.TEMPORAL, content, DicomTag.TEMPORAL_INDEX);
			if (kinds.get(Kind.TEMPORAL) == null) put(kinds, Kind.TEMPORAL, data,
				DicomTag.TEMPORAL_POSITION);
			put(kinds, Kind.TRIGGER, data, DicomTag.TRIGGER_TIME);
			put(kinds, Kind.ACQUISITION, data, DicomTag.ACQUISITION_NUMBER);
			return kinds;
		}

		private static void put(final Map<Kind, String> kinds, final Kind kind,
			final DicomData data, final int tag)
		{
			final double[] numbers = data.numbers(tag);
			if (numbers.length > 0 && Double.isFinite(numbers[0])) kinds.put(kind,
				String.valueOf(numbers[0]));
			else if (!data.text(tag).isEmpty()) kinds.put(kind, data.text(tag));
		}
	}
}
