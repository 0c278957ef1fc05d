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

import java.util.Map;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.volume.LabelVolume;

/**
 * What is known of a spine beside its raw label map.
 *
 * @param localizer a finished mask of TotalSpineSeg of another scan of the same
 *          patient, on any grid
 * @param earlier what step 1 found, when step 2 is numbered, or the other way round
 * @param fixed levels that the user has fixed: place of a disc in the list from the
 *          top → the vertebra above it
 * @param votes how far the network that made the map is to be believed
 * @param levels names of the vertebrae from elsewhere, which are taken over
 */
public record LabellingHints(Optional<LabelVolume> localizer,
	Optional<Earlier> earlier, Map<Integer, Level> fixed, Votes votes,
	Optional<KnownLevels> levels)
{

	/** Nothing is known. */
	public static final LabellingHints NONE = new LabellingHints(Optional.empty(),
		Optional.empty(), Map.of(), Votes.PUBLISHED, Optional.empty());

	/**
	 * What the other step found.
	 *
	 * @param step which one, e.g. "step 1"
	 * @param labelling its names, and its finished mask on any grid
	 * @param certain whether they are to be taken over, e.g. because the user has fixed
	 *          them
	 */
	public record Earlier(String step, Labelling labelling, boolean certain) {}

	/** Copies the map. */
	public LabellingHints {
		fixed = Map.copyOf(fixed);
	}

	/**
	 * @param mask a localizer
	 * @return these hints with it
	 */
	public LabellingHints with(final Optional<LabelVolume> mask) {
		return new LabellingHints(mask, earlier, fixed, votes, levels);
	}

	/**
	 * @param found what step 1 found
	 * @return these hints with it
	 */
	public LabellingHints with(final Earlier found) {
		return new LabellingHints(localizer, Optional.of(found), fixed, votes,
			levels);
	}

	/**
	 * @param known place of a disc in the list from the top → the vertebra above it
	 * @return these hints with them
	 */
	public LabellingHints with(final Map<Integer, Level> known) {
		return new LabellingHints(localizer, earlier, known, votes, levels);
	}

	/**
	 * @param reliability how far the network is to be believed
	 * @return these hints with it
	 */
	public LabellingHints with(final Votes reliability) {
		return new LabellingHints(localizer, earlier, fixed, reliability, levels);
	}

	/**
	 * @param names names of the vertebrae
	 * @return these hints with them
	 */
	public LabellingHints with(final KnownLevels names) {
		return new LabellingHints(localizer, earlier, fixed, votes, Optional.of(
			names));
	}
}
