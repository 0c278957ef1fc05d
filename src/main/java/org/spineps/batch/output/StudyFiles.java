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
package org.spineps.batch.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.anatomy.CodedConcept;
import org.spineps.anatomy.LevelColors;
import org.spineps.anatomy.SpineCodes;
import org.spineps.anatomy.Structure;
import org.spineps.io.study.MeasuredPlace;
import org.spineps.io.study.MeasuredPlace.Measurement;
import org.spineps.io.study.StudySegment;
import org.spineps.io.study.StudyWriter;
import org.spineps.measure.morphometry.LevelFindings;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.pipeline.extra.Extra;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelStatistics;

/** Writes what goes back into the study of a scan: masks, outlines, measurements. */
public final class StudyFiles {

	/** Columns that say how sure something is, or repeat what others say. */
	private static final List<String> NOT_MEASURED = List.of("label");

	private StudyFiles() {
		// static methods only
	}

	/**
	 * @param extras what is wanted
	 * @return whether something of it goes into a study
	 */
	public static boolean areIn(final Set<Extra> extras) {
		return extras.stream().anyMatch(Extra::needsStudy);
	}

	/**
	 * @param writer writes into the study
	 * @param extras what is wanted
	 * @param folder where to
	 * @param name X of the outputs
	 * @param result masks on the scan's own grid
	 * @param measures its measures
	 * @return names of the files
	 * @throws SpinepsException if one cannot be written
	 */
	public static List<String> write(final StudyWriter writer, final Set<Extra> extras,
		final Path folder, final String name, final SpineSegmentation result,
		final SpineMeasures measures) throws SpinepsException
	{
		final List<String> written = new ArrayList<>();
		final List<StudySegment> segments = segments(result);
		for (final Extra extra : List.of(Extra.SEG, Extra.RTSTRUCT, Extra.SR)) {
			if (!extras.contains(extra)) continue;
			final String file = name + ExtraFiles.end(extra, "");
			if (extra == Extra.SR) {
				final List<MeasuredPlace> places = places(measures);
				if (places.isEmpty()) continue;
				writer.writeReport(folder.resolve(file), places);
			}
			else if (segments.isEmpty()) continue;
			else if (extra == Extra.SEG) writer.writeSegmentation(folder.resolve(file),
				segments);
			else writer.writeOutlines(folder.resolve(file), segments);
			written.add(file);
		}
		return written;
	}

	/** Vertebrae, sacrum and discs one by one, then the structures of all of them. */
	public static List<StudySegment> segments(final SpineSegmentation result) {
		final List<StudySegment> segments = new ArrayList<>();
		final LabelStatistics instances = LabelStatistics.of(result.instances());
		for (final SpineInstance one : result.found()) {
			final boolean disc = one.kind() == Kind.DISC;
			if (!disc && one.kind() != Kind.VERTEBRA && one.kind() != Kind.SACRUM ||
				!instances.has(one.label())) continue;
			segments.add(new StudySegment(one.name(), disc ? SpineCodes.ofDisc(one
				.label()) : SpineCodes.ofVertebra(one.label()), Optional.empty(),
				LevelColors.ofInstance(one.label()), result.instances(), one.label()));
		}
		for (final int label : LabelStatistics.of(result.semantic()).labels())
			Structure.of(label).filter(structure -> structure != Structure.DISC &&
				structure != Structure.SACRUM).ifPresent(structure -> segments.add(
					new StudySegment(structure.label(), SpineCodes.of(structure), SpineCodes
						.side(structure), LevelColors.of(structure), result.semantic(),
						label)));
		return segments;
	}

	private static List<MeasuredPlace> places(final SpineMeasures measures) {
		final List<MeasuredPlace> places = new ArrayList<>();
		for (final LevelMeasures row : measures.levels()) {
			final List<Object> cells = LevelTable.cells(row, measures.cutoffs());
			final List<Measurement> numbers = new ArrayList<>();
			for (int i = 0; i < cells.size(); i++) {
				final String column = LevelTable.COLUMNS.get(i);
				if (cells.get(i) instanceof Number number && !NOT_MEASURED.contains(
					column) && Double.isFinite(number.doubleValue())) numbers.add(
						new Measurement(new CodedConcept(column, MeasuredPlace.OWN_CODES, column.replace(
							'_', ' ')), number.doubleValue(), unit(column)));
			}
			final List<String> remarks = new ArrayList<>(LevelFindings.of(row, measures
				.cutoffs()));
			remarks.addAll(row.flags());
			remarks.add(Provenance.DISCLAIMER);
			places.add(new MeasuredPlace(row.name(), SpineCodes.ofVertebra(row
				.instance().label()), numbers, remarks));
		}
		return places;
	}

	/** Columns end with their units. */
	private static CodedConcept unit(final String column) {
		final String end = column.substring(column.lastIndexOf('_') + 1);
		final String[] unit = switch (end) {
			case "mm" -> new String[] { "mm", "millimeter" };
			case "mm2" -> new String[] { "mm2", "square millimeter" };
			case "mm3" -> new String[] { "mm3", "cubic millimeter" };
			case "deg" -> new String[] { "deg", "degree" };
			case "percent" -> new String[] { "%", "percent" };
			case "m" -> new String[] { "/m", "per meter" };
			default -> new String[] { "1", "no units" };
		};
		return new CodedConcept(unit[0], "UCUM", unit[1]);
	}
}
