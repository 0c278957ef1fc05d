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
package org.spineps.io.mask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeGeometry;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * A mask that came from outside: the one way in which every command reads one.
 * Values close to a whole number are labels, scans are refused, and so are masks
 * that another program numbered, unless their scheme is named.
 *
 * @param labels the mask, numbered as the reader expects, on the file's grid
 * @param labelNames names of labels, if the file holds them; else empty
 * @param geometry where the file's voxels lie
 * @param notes sentences on what was odd or was changed; may be empty
 */
public record MaskFile(LabelVolume labels, Map<Integer, String> labelNames,
	VolumeGeometry geometry, List<String> notes)
{

	/** What a mask is read as. */
	public enum Kind {
			/** Structures, with SPINEPS's numbers. */
			SEMANTIC,
			/** Vertebrae, discs and endplates, with SPINEPS's numbers. */
			INSTANCES,
			/** Any labels: only scans are refused. */
			ANY
	}

	/** Copies map and list. */
	public MaskFile {
		labelNames = Map.copyOf(labelNames);
		notes = List.copyOf(notes);
	}

	/**
	 * @param file a volume file of one time point
	 * @param kind what it is to be
	 * @return the mask
	 * @throws SpinepsException if it cannot be read, is a scan, or is another kind
	 *           of mask
	 */
	public static MaskFile read(final Path file, final Kind kind)
		throws SpinepsException
	{
		return read(file, kind, Optional.empty(), TimeHandling.REFUSE);
	}

	/**
	 * @param file a volume file
	 * @param kind what it is to be
	 * @param scheme by what scheme it is numbered, if that is another one than
	 *          SPINEPS's; its labels are converted
	 * @param time what to do with several time points
	 * @return the mask
	 * @throws SpinepsException if it cannot be read, is a scan, or is another kind
	 *           of mask
	 */
	public static MaskFile read(final Path file, final Kind kind,
		final Optional<LabelScheme> scheme, final TimeHandling time)
		throws SpinepsException
	{
		final VolumeFile volume = VolumeFiles.read(file);
		final List<String> notes = new ArrayList<>(volume.warnings());
		final String name = String.valueOf(file.getFileName());
		final LabelVolume stored = volume.labels(time, note -> notes.add(name +
			": " + note));
		MaskChecks.requireMask(stored);
		// What this project wrote itself carries its names and needs no guess.
		final boolean own = !volume.labelNames().isEmpty() && scheme.isEmpty();
		final LabelVolume labels = kind == Kind.ANY || own ? stored : scheme
			.isPresent() ? converted(stored, scheme.get(), kind, name, notes)
				: withoutCoccyx(stored, kind, name, notes);
		if (kind != Kind.ANY && !own) MaskChecks.requireScheme(labels, kind);
		if (kind == Kind.SEMANTIC) MaskChecks.requireStructures(labels);
		if (kind == Kind.INSTANCES) MaskChecks.requireInstances(labels);
		return new MaskFile(labels, volume.labelNames(), volume.geometry(), notes);
	}

	private static LabelVolume converted(final LabelVolume stored,
		final LabelScheme scheme, final Kind kind, final String name,
		final List<String> notes) throws SpinepsException
	{
		final LabelScheme target = kind == Kind.SEMANTIC
			? LabelScheme.SPINEPS_SEMANTIC : LabelScheme.SPINEPS;
		final LabelSchemeConversion conversion = LabelSchemeConversion.convert(
			stored, scheme, target);
		if (conversion.map().isEmpty()) throw new SpinepsException(name +
			" cannot be converted", "none of its labels has a meaning in " + scheme
				.title() + " that " + target.title() + " knows, too",
			"Name the scheme by which it is numbered");
		notes.add(name + ": converted from " + scheme.title() + ". " + conversion
			.summary());
		if (kind == Kind.INSTANCES) MaskChecks.clearStructures(conversion.labels());
		return conversion.labels();
	}

	/** VerSe's numbers are SPINEPS's, with a coccyx. */
	private static LabelVolume withoutCoccyx(final LabelVolume stored,
		final Kind kind, final String name, final List<String> notes)
		throws SpinepsException
	{
		return kind == Kind.INSTANCES && LabelStatistics.of(stored).has(
			LabelScheme.VERSE_COCCYX) && MaskChecks.isOf(stored, LabelScheme.VERSE)
				? converted(stored, LabelScheme.VERSE, kind, name, notes) : stored;
	}

	/**
	 * @param target a grid
	 * @return this mask on that grid, if it has the same voxels in another order;
	 *         else this mask
	 */
	public MaskFile onto(final Grid target) {
		return new MaskFile(Reorient.onto(labels, target), labelNames, geometry,
			notes);
	}
}
