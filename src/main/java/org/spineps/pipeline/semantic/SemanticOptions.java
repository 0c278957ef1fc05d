package org.spineps.pipeline.semantic;

import java.util.Objects;

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
 */
public record SemanticOptions(ScanPreparation preparation,
	boolean onScanGrid, boolean cubic, boolean roundResampled,
	boolean cropToContent)
{

	/** What SPINEPS 2.0 does to MR scans. */
	public static final SemanticOptions ORIGINAL = new SemanticOptions(
		ScanPreparation.ORIGINAL, false, true, true, true);

	/** What the packaged networks were trained for. */
	public static final SemanticOptions DEFAULTS = new SemanticOptions(
		ScanPreparation.NONE, true, false, false, false);

	/** Checks that nothing is missing. */
	public SemanticOptions {
		Objects.requireNonNull(preparation);
	}
}
