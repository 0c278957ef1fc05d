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
package org.spineps.pipeline.naming;

import org.spineps.anatomy.UnknownLevels;

/**
 * How vertebrae are named. Start from {@link #DEFAULTS}, {@link #ORIGINAL} or
 * {@link #ORIGINAL_2_0}.
 *
 * @param allowC1 whether the uppermost vertebra may be C1. MR models give C1 no
 *          body, so that SPINEPS rules it out
 * @param allowThoracicAnomaly whether there may be eleven or thirteen thoracic
 *          vertebrae; false is SPINEPS's proc_lab_force_no_tl_anomaly
 * @param forcedT13 whether a network that tells T13 apart must find one where no
 *          thoracic anomaly is allowed, as in SPINEPS 2.1.3; otherwise there is none
 *          then
 * @param skipT12Cost cost of leaving out T12 for such a network (punish_skip_t12)
 * @param skipT13Cost cost of leaving out T13 for such a network (punish_skip_t13)
 * @param exactHeads whether heads that tell T13 and L6 apart are used; SPINEPS 2.0
 *          does not know them
 * @param alwaysTurned whether patches are turned upright for every network, as in
 *          SPINEPS 2.0; otherwise for those that were trained so
 * @param optimalPath whether the cheapest path is found; SPINEPS searches greedily
 *          and misses it in some cases
 * @param nameBodiless whether a vertebra without a body keeps its place in the row
 *          and is named from its neighbours; SPINEPS deletes it
 * @param densMm3 a dens larger than this proves C2, if C1 is allowed
 * @param roundPatches whether interpolated patches of a scan of whole numbers are
 *          rounded, as SPINEPS does
 * @param firstLabel label of the uppermost vertebra where nothing names the
 *          levels: 31 for a range of their own ({@link UnknownLevels}), or 2 or 1
 *          for SPINEPS's, which are those of C2 and C1
 *          (vertebra_instance_labeling_offset)
 * @param sacrumAnchor whether the vertebra above the sacrum is taken for L5 where
 *          no network names them; SPINEPS counts from the top
 */
public record NamingOptions(boolean allowC1, boolean allowThoracicAnomaly,
	boolean forcedT13, double skipT12Cost, double skipT13Cost,
	boolean exactHeads, boolean alwaysTurned, boolean optimalPath,
	boolean nameBodiless, double densMm3, boolean roundPatches, int firstLabel,
	boolean sacrumAnchor)
{

	/** First label of the range that vertebrae of unknown level have here. */
	private static final int OWN_LABELS = UnknownLevels.OFFSET + 1;

	/** What SPINEPS 2.1.3 does to MR scans. */
	public static final NamingOptions ORIGINAL = new NamingOptions(false, true,
		true, 0, 0, true, false, false, false, 250, true, 2, false);

	/** What SPINEPS 2.0 does to MR scans. */
	public static final NamingOptions ORIGINAL_2_0 = new NamingOptions(false,
		true, true, 0, 0, false, true, false, false, 250, true, 2, false);

	/** The same without their faults. */
	public static final NamingOptions DEFAULTS = new NamingOptions(false, true,
		false, 0, 0, true, false, true, true, 250, false, OWN_LABELS, true);

	/**
	 * @throws IllegalArgumentException if the first label is none of 1, 2 and 31
	 */
	public NamingOptions {
		if (firstLabel != 1 && firstLabel != 2 && firstLabel != OWN_LABELS)
			throw new IllegalArgumentException("The first label must be 1, 2 or " +
				OWN_LABELS + ", found " + firstLabel);
	}

	/** @return these options for masks in which C1 may be seen */
	public NamingOptions withC1() {
		return new NamingOptions(true, allowThoracicAnomaly, forcedT13, skipT12Cost,
			skipT13Cost, exactHeads, alwaysTurned, optimalPath, nameBodiless, densMm3,
			roundPatches, firstLabel == OWN_LABELS ? OWN_LABELS : 1, sacrumAnchor);
	}

	/** @return these options with twelve thoracic vertebrae in every spine */
	public NamingOptions withTwelveThoracic() {
		return new NamingOptions(allowC1, false, forcedT13, skipT12Cost, skipT13Cost,
			exactHeads, alwaysTurned, optimalPath, nameBodiless, densMm3, roundPatches,
			firstLabel, sacrumAnchor);
	}

	/** @return which neighbours a level may have */
	public LevelPathRules rules() {
		return new LevelPathRules(allowC1, allowThoracicAnomaly, forcedT13,
			skipT12Cost, skipT13Cost);
	}
}
