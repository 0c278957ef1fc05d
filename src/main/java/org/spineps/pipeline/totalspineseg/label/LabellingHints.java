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
package org.spineps.pipeline.totalspineseg.label;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.volume.LabelVolume;

/**
 * What is known of a spine beside its raw label map.
 *
 * @param localizer a finished mask of TotalSpineSeg of another scan of the same
 *          patient, on any grid
 * @param earlier what step 1 found, when step 2 is numbered
 * @param fixed levels that the user has fixed: place of a disc in the list from the
 *          top → the vertebra above it
 */
public record LabellingHints(Optional<LabelVolume> localizer,
	Optional<Earlier> earlier, Map<Integer, Level> fixed)
{

	/** Nothing is known. */
	public static final LabellingHints NONE = new LabellingHints(Optional.empty(),
		Optional.empty(), Map.of());

	/**
	 * What step 1 found.
	 *
	 * @param labels its finished mask, on any grid
	 * @param discs its discs
	 */
	public record Earlier(LabelVolume labels, List<NamedPart> discs) {

		/** Copies the list. */
		public Earlier {
			discs = List.copyOf(discs);
		}
	}

	/** Copies the map. */
	public LabellingHints {
		fixed = Map.copyOf(fixed);
	}

	/**
	 * @param mask a localizer
	 * @return these hints with it
	 */
	public LabellingHints with(final Optional<LabelVolume> mask) {
		return new LabellingHints(mask, earlier, fixed);
	}

	/**
	 * @param found what step 1 found
	 * @return these hints with it
	 */
	public LabellingHints with(final Earlier found) {
		return new LabellingHints(localizer, Optional.of(found), fixed);
	}

	/**
	 * @param levels place of a disc in the list from the top → the vertebra above it
	 * @return these hints with them
	 */
	public LabellingHints with(final Map<Integer, Level> levels) {
		return new LabellingHints(localizer, earlier, levels);
	}
}
