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
package org.spineps.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.anatomy.UnknownLevels;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.Spineps;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * A row of the table: {@code group,scan,structures,instances,end,level}. A scan is
 * segmented first; of masks the instances are needed, and where there are no
 * structures all of them is bone. {@code end} says which vertebra has the level:
 * {@code top}, {@code lowest}, or {@code labels} where the labels of the instances
 * are levels themselves.
 *
 * @param fields the six fields
 */
record NamesCase(List<String> fields) {

	private static final int GROUP = 0;
	private static final int SCAN = 1;
	private static final int STRUCTURES = 2;
	private static final int INSTANCES = 3;
	private static final int END = 4;
	private static final int LEVEL = 5;
	/** Less of a vertebra at the edge of a window is no vertebra. */
	private static final double LEAST_MM3 = 1500;

	/**
	 * @param table a CSV file with a heading
	 * @return its rows
	 * @throws SpinepsException if it cannot be read
	 */
	static List<NamesCase> read(final Path table) throws SpinepsException {
		try {
			final List<NamesCase> cases = new ArrayList<>();
			for (final String line : Files.readAllLines(table)) {
				final List<String> fields = List.of(line.strip().split(",", -1));
				if (fields.size() == LEVEL + 1 && !fields.get(GROUP).equals("group"))
					cases.add(new NamesCase(fields));
			}
			return cases;
		}
		catch (final IOException e) {
			throw new SpinepsException("The table of levels cannot be read", table
				.toString(), "Name it with --table", e);
		}
	}

	/**
	 * @param data folder of the files
	 * @param spineps segments scans
	 * @param windows sizes of further parts
	 * @return the spine, and parts of it
	 * @throws SpinepsException if a file cannot be read or segmented
	 */
	List<NamedSpine> spines(final Path data, final Spineps spineps,
		final List<Integer> windows) throws SpinepsException
	{
		if (!fields.get(SCAN).isEmpty()) {
			final SpineSegmentation found = spineps.segment(VolumeFiles.read(data
				.resolve(fields.get(SCAN))).image(), Progress.NONE);
			final List<Integer> labels = found.vertebrae().stream().map(one -> one
				.label()).toList();
			return labels.isEmpty() ? List.of() : List.of(spine(fields.get(SCAN), found
				.semantic(), found.instances(), labels));
		}
		final LabelVolume instances = Reorient.to(VolumeFiles.read(data.resolve(fields
			.get(INSTANCES))).labels(), AxisCodes.RAS);
		final LabelVolume structures = fields.get(STRUCTURES).isEmpty() ? bone(
			instances) : Reorient.onto(VolumeFiles.read(data.resolve(fields.get(
				STRUCTURES))).labels(), instances.grid());
		final List<Integer> labels = new ArrayList<>();
		final LabelStatistics statistics = LabelStatistics.of(instances);
		for (final Level level : Level.values())
			if (level != Level.SACRUM && statistics.has(level.id())) labels.add(level
				.id());
		for (final int label : statistics.labels())
			if (UnknownLevels.has(label)) labels.add(label);
		final List<NamedSpine> spines = new ArrayList<>();
		spines.add(spine(fields.get(INSTANCES), structures, instances, labels));
		if (!fields.get(END).equals("labels")) return spines;
		for (final int size : windows)
			for (int first = 0; first + size <= labels.size(); first++)
				spines.add(window(structures, instances, labels.subList(first, first +
					size), statistics, first + size == labels.size()));
		return spines;
	}

	/** Sacrum and vertebrae of a mask without structures. */
	private static LabelVolume bone(final LabelVolume instances) {
		final LabelVolume bone = LabelVolume.zeros(instances.grid());
		for (int v = 0; v < bone.array().length; v++) {
			final int label = instances.array()[v] & 0xffff;
			if (label == Level.SACRUM.id()) bone.array()[v] = (short) label;
			else if (Level.isVertebra(label)) bone.array()[v] = (short) Structure.ARCH
				.id();
		}
		return bone;
	}

	/** A field of view of some vertebrae, and what it cuts off their neighbours. */
	private NamedSpine window(final LabelVolume structures,
		final LabelVolume instances, final List<Integer> labels,
		final LabelStatistics statistics, final boolean last)
	{
		final Box all = instances.grid().box();
		final int[] min = { 0, 0, last ? 0 : statistics.box(labels.get(labels
			.size() - 1)).min(2) };
		final int[] max = { all.max(0), all.max(1), statistics.box(labels.get(0))
			.max(2) };
		final LabelVolume seen = Crop.of(instances, new Box(min, max), 0);
		final LabelStatistics parts = LabelStatistics.of(seen);
		final List<Integer> found = new ArrayList<>();
		for (final Level level : Level.values())
			if (level != Level.SACRUM && parts.has(level.id()) && parts.count(level
				.id()) * seen.grid().voxelVolume() > LEAST_MM3) found.add(level.id());
		return spine(fields.get(INSTANCES) + " " + Level.of(labels.get(0))
			.orElseThrow() + "-" + Level.of(labels.get(labels.size() - 1))
				.orElseThrow(), Crop.of(structures, new Box(min, max), 0), seen, found);
	}

	private NamedSpine spine(final String name, final LabelVolume structures,
		final LabelVolume instances, final List<Integer> labels)
	{
		final Map<Integer, Integer> numbers = new HashMap<>();
		for (final int label : labels)
			numbers.put(label, numbers.size() + 1);
		final LabelVolume numbered = LabelVolume.zeros(instances.grid());
		for (int v = 0; v < numbered.array().length; v++)
			numbered.array()[v] = (short) (int) numbers.getOrDefault(instances
				.array()[v] & 0xffff, 0);
		return new NamedSpine(name, fields.get(GROUP), structures, numbered, levels(
			labels));
	}

	private List<Level> levels(final List<Integer> labels) {
		if (fields.get(END).equals("labels")) return labels.stream().map(label -> Level
			.of(label).orElseThrow()).toList();
		final int known = Level.named(fields.get(LEVEL)).orElseThrow().id();
		final int first = fields.get(END).equals("top") ? known : known - labels
			.size() + 1;
		final List<Level> levels = new ArrayList<>();
		for (int n = 0; n < labels.size(); n++)
			levels.add(Level.of(Math.max(1, Math.min(Level.L6.id(), first + n)))
				.orElseThrow());
		return levels;
	}
}
