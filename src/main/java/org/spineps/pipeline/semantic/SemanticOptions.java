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
package org.spineps.pipeline.semantic;

import java.util.Objects;

import org.spineps.model.Preparation;

/**
 * How a scan becomes a semantic mask. Start from {@link #DEFAULTS} or
 * {@link #ORIGINAL}.
 *
 * @param preparation what is done to the scan before the network sees it
 * @param onScanGrid whether the network's scores are interpolated to the scan's
 *          grid and the best class is taken there. SPINEPS takes the best class on
 *          the network's grid and brings it to the scan with the nearest voxel,
 *          which makes steps at borders
 * @param cubic whether the scan is resampled with cubic splines, as SPINEPS does,
 *          instead of linearly
 * @param roundResampled whether a resampled scan of whole numbers is rounded to
 *          such, as SPINEPS does
 * @param cropToContent whether the network sees the box of voxels that are not 0
 *          only, as nnU-Net does
 * @param networkDecides whether a network of SPINEPS sees scans as it was trained
 *          with: if no preparation is chosen, that of SPINEPS, cubic splines and
 *          the box of what is not 0; and for CT never N4 or another range
 * @param wishes what counts more than all of this
 */
public record SemanticOptions(ScanPreparation preparation,
	boolean onScanGrid, boolean cubic, boolean roundResampled,
	boolean cropToContent, boolean networkDecides, SemanticWishes wishes)
{

	/** What SPINEPS 2.0 does to MR scans. */
	public static final SemanticOptions ORIGINAL = new SemanticOptions(
		ScanPreparation.ORIGINAL, false, true, true, true, true);

	/** What the packaged networks were trained for. */
	public static final SemanticOptions DEFAULTS = new SemanticOptions(
		ScanPreparation.NONE, true, false, false, false, true);

	/** Checks that nothing is missing. */
	public SemanticOptions {
		Objects.requireNonNull(preparation);
		Objects.requireNonNull(wishes);
	}

	/**
	 * Without wishes; the parameters are those of the record.
	 *
	 * @param preparation what is done to the scan
	 * @param onScanGrid whether the best class is taken on the scan's grid
	 * @param cubic whether the scan is resampled with cubic splines
	 * @param roundResampled whether it is rounded
	 * @param cropToContent whether the network sees what is not 0 only
	 * @param networkDecides whether the network's training decides
	 */
	public SemanticOptions(final ScanPreparation preparation,
		final boolean onScanGrid, final boolean cubic, final boolean roundResampled,
		final boolean cropToContent, final boolean networkDecides)
	{
		this(preparation, onScanGrid, cubic, roundResampled, cropToContent,
			networkDecides, SemanticWishes.NONE);
	}

	/**
	 * @param wanted what the user wants, whichever network runs
	 * @return these options with that
	 */
	public SemanticOptions with(final SemanticWishes wanted) {
		return new SemanticOptions(preparation, onScanGrid, cubic, roundResampled,
			cropToContent, networkDecides, wanted);
	}

	/**
	 * @param wanted what the network was trained with
	 * @return these options as they are for that network
	 */
	public SemanticOptions forNetwork(final Preparation wanted) {
		final SemanticOptions usual = usual(wanted);
		return new SemanticOptions(wishes.of(usual.preparation, wanted.isCt()),
			usual.onScanGrid, usual.cubic, usual.roundResampled, usual.cropToContent,
			usual.networkDecides, wishes);
	}

	private SemanticOptions usual(final Preparation wanted) {
		if (!networkDecides || wanted == Preparation.NONE) return this;
		final boolean chosen = !preparation.equals(ScanPreparation.NONE);
		final ScanPreparation known = chosen ? preparation
			: ScanPreparation.DEFAULTS;
		return new SemanticOptions(wanted.isCt() ? known.forCt() : known,
			onScanGrid, cubic || !chosen, roundResampled, cropToContent || !chosen,
			true, wishes);
	}
}
