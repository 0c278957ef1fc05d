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
package org.spineps.batch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.anatomy.LabelScheme;
import org.spineps.io.SeriesChoice;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.naming.NameAnchor;

/**
 * What is to be done beside the usual: corrected masks and names, further files,
 * and what may be taken from earlier runs.
 *
 * @param semanticMasks for scans as inputs an edited semantic mask for each; empty
 *          for none
 * @param instanceMasks for each input an edited instance mask; empty for none
 * @param anchors names that the user has fixed, in the only input
 * @param extras further files that are wanted
 * @param reuse what may be taken from an earlier run
 * @param scheme by what scheme the instance masks are numbered, if not by SPINEPS's
 * @param geometry what to do with inputs of an unusual geometry
 * @param series which volumes of folders and archives are meant
 * @param fixed names that the user has fixed in several inputs
 */
public record BatchRequest(List<Path> semanticMasks,
	List<Path> instanceMasks, List<NameAnchor> anchors, Set<Extra> extras,
	Reuse reuse, Optional<LabelScheme> scheme, GeometryHandling geometry,
	SeriesChoice series, FixedNames fixed)
{

	/** Nothing beside the usual. */
	public static final BatchRequest NONE = new BatchRequest(List.of(), List
		.of(), List.of(), Set.of(), Reuse.ALL, Optional.empty(),
		GeometryHandling.STRICT, SeriesChoice.SPINE, FixedNames.NONE);

	/**
	 * A request with masks that SPINEPS's scheme numbered.
	 *
	 * @param semanticMasks edited semantic masks
	 * @param instanceMasks edited instance masks
	 * @param anchors names that the user has fixed
	 * @param extras further files that are wanted
	 * @param reuse what may be taken from an earlier run
	 */
	public BatchRequest(final List<Path> semanticMasks,
		final List<Path> instanceMasks, final List<NameAnchor> anchors,
		final Set<Extra> extras, final Reuse reuse)
	{
		this(semanticMasks, instanceMasks, anchors, extras, reuse, Optional
			.empty(), GeometryHandling.STRICT, SeriesChoice.SPINE, FixedNames.NONE);
	}

	/**
	 * A request for files that hold one volume, or for the scan of the spine of
	 * each study.
	 *
	 * @param semanticMasks edited semantic masks
	 * @param instanceMasks edited instance masks
	 * @param anchors names that the user has fixed
	 * @param extras further files that are wanted
	 * @param reuse what may be taken from an earlier run
	 * @param scheme by what scheme the instance masks are numbered
	 * @param geometry what to do with inputs of an unusual geometry
	 */
	public BatchRequest(final List<Path> semanticMasks,
		final List<Path> instanceMasks, final List<NameAnchor> anchors,
		final Set<Extra> extras, final Reuse reuse,
		final Optional<LabelScheme> scheme, final GeometryHandling geometry)
	{
		this(semanticMasks, instanceMasks, anchors, extras, reuse, scheme, geometry,
			SeriesChoice.SPINE, FixedNames.NONE);
	}

	/** Copies lists and set. */
	public BatchRequest {
		semanticMasks = List.copyOf(semanticMasks);
		instanceMasks = List.copyOf(instanceMasks);
		anchors = List.copyOf(anchors);
		extras = extras.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet
			.copyOf(extras));
	}

	/**
	 * @param name name of a case
	 * @return the names that the user has fixed in it
	 */
	public List<NameAnchor> anchorsOf(final String name) {
		return anchors.isEmpty() ? fixed.of(name) : anchors;
	}
}
