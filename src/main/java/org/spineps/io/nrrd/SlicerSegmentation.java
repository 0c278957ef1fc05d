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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.CodedConcept;
import org.spineps.io.AtomicFiles;
import org.spineps.io.study.StudySegment;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Writes a segmentation as 3D Slicer keeps it (.seg.nrrd): label maps as layers of
 * an NRRD file, and for each segment its name, colour, label, layer, extent and
 * what it is. Every mask is a layer, so that segments of several masks may lie
 * over each other. The same segments always make the same bytes.
 */
final class SlicerSegmentation {

	private static final int CHUNK = 1 << 15;

	private SlicerSegmentation() {
		// static methods only
	}

	/**
	 * @param file to make or replace
	 * @param segments what to write, at least one; all masks lie on one grid
	 * @throws SpinepsException if it cannot be written
	 * @throws IllegalArgumentException if there is none, or on several grids
	 */
	static void write(final Path file, final List<StudySegment> segments)
		throws SpinepsException
	{
		if (segments.isEmpty()) throw new IllegalArgumentException("No segments");
		final Grid grid = segments.get(0).mask().grid();
		final List<LabelVolume> layers = new ArrayList<>();
		for (final StudySegment segment : segments) {
			if (!segment.mask().grid().agreesWith(grid))
				throw new IllegalArgumentException("Segments on several grids");
			if (layers.stream().noneMatch(layer -> layer.array() == segment.mask()
				.array())) layers.add(segment.mask());
		}
		final byte[] header = header(grid, segments, layers).getBytes(
			StandardCharsets.UTF_8);
		AtomicFiles.write(file, stream -> {
			stream.write(header);
			try (OutputStream zipped = new GZIPOutputStream(stream, 1 << 16)) {
				writeVoxels(layers, zipped);
			}
		});
	}

	/** Little endian; the layers of a voxel follow each other. */
	private static void writeVoxels(final List<LabelVolume> layers,
		final OutputStream target) throws IOException
	{
		final int count = layers.size();
		final int voxels = layers.get(0).array().length;
		final byte[] chunk = new byte[2 * CHUNK * count];
		for (int done = 0; done < voxels; done += CHUNK) {
			final int n = Math.min(CHUNK, voxels - done);
			for (int layer = 0; layer < count; layer++) {
				final short[] labels = layers.get(layer).array();
				for (int i = 0; i < n; i++) {
					final int at = 2 * (i * count + layer);
					chunk[at] = (byte) labels[done + i];
					chunk[at + 1] = (byte) (labels[done + i] >> 8);
				}
			}
			target.write(chunk, 0, 2 * n * count);
		}
	}

	private static String header(final Grid grid,
		final List<StudySegment> segments, final List<LabelVolume> layers)
	{
		final boolean several = layers.size() > 1;
		final StringBuilder text = new StringBuilder("NRRD0004\n");
		text.append("type: unsigned short\n");
		text.append("dimension: ").append(several ? 4 : 3).append('\n');
		text.append("space: left-posterior-superior\n");
		text.append("sizes:").append(several ? " " + layers.size() : "");
		for (final int n : grid.size())
			text.append(' ').append(n);
		text.append("\nspace directions:").append(several ? " none" : "");
		for (int axis = 0; axis < 3; axis++)
			text.append(' ').append(vector(grid, axis));
		text.append("\nkinds:").append(several ? " list" : "").append(
			" domain domain domain\n");
		text.append("endian: little\nencoding: gzip\nspace origin: ").append(vector(
			grid, 3)).append('\n');
		for (int i = 0; i < segments.size(); i++)
			describe(text, "Segment" + i + "_", segments.get(i), layers);
		text.append("Segmentation_ContainedRepresentationNames:=Binary labelmap|\n");
		text.append("Segmentation_MasterRepresentation:=Binary labelmap\n");
		text.append("Segmentation_ReferenceImageExtentOffset:=0 0 0\n");
		return text.append('\n').toString();
	}

	private static String vector(final Grid grid, final int column) {
		return "(" + number(-grid.affine(0, column)) + "," + number(-grid.affine(1,
			column)) + "," + number(grid.affine(2, column)) + ")";
	}

	private static String number(final double value) {
		// Without a negative zero, which would be another text for the same place.
		return Double.toString(value == 0 ? 0 : value);
	}

	private static void describe(final StringBuilder text, final String key,
		final StudySegment segment, final List<LabelVolume> layers)
	{
		int layer = 0;
		while (layers.get(layer).array() != segment.mask().array())
			layer++;
		final int rgb = segment.rgb();
		put(text, key + "Color", String.format(Locale.ROOT, "%.6f %.6f %.6f", (rgb >>
			16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0));
		put(text, key + "ColorAutoGenerated", "0");
		put(text, key + "Extent", extent(segment));
		put(text, key + "ID", "Segment_" + layer + "_" + segment.label());
		put(text, key + "LabelValue", Integer.toString(segment.label()));
		put(text, key + "Layer", Integer.toString(layer));
		put(text, key + "Name", segment.name());
		put(text, key + "NameAutoGenerated", "0");
		put(text, key + "Tags", "TerminologyEntry:Segmentation category and type - " +
			"DICOM master list~SCT^123037004^Anatomical Structure~" + code(segment
				.type()) + "~" + segment.side().map(SlicerSegmentation::code).orElse(
					"^^") + "~Anatomic codes - DICOM master list~^^~^^|");
	}

	private static String code(final CodedConcept concept) {
		return concept.scheme() + "^" + concept.value() + "^" + concept.meaning();
	}

	private static void put(final StringBuilder text, final String key,
		final String value)
	{
		text.append(key).append(":=").append(value.replace("\\", "\\\\").replace(
			"\n", "\\n")).append('\n');
	}

	/** First and last index of each axis; the last before the first if empty. */
	private static String extent(final StudySegment segment) {
		final Grid grid = segment.mask().grid();
		final int[] first = grid.size();
		final int[] last = { -1, -1, -1 };
		final short[] labels = segment.mask().array();
		final short wanted = (short) segment.label();
		for (int v = 0; v < labels.length; v++) {
			if (labels[v] != wanted) continue;
			final int[] at = { v % grid.size(0), v / grid.size(0) % grid.size(1), v /
				grid.size(0) / grid.size(1) };
			for (int axis = 0; axis < 3; axis++) {
				first[axis] = Math.min(first[axis], at[axis]);
				last[axis] = Math.max(last[axis], at[axis]);
			}
		}
		if (last[0] < 0) return "0 -1 0 -1 0 -1";
		return first[0] + " " + last[0] + " " + first[1] + " " + last[1] + " " +
			first[2] + " " + last[2];
	}
}
