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

/**
 * What is tidied in a semantic mask. Start from {@link #DEFAULTS} or
 * {@link #ORIGINAL} or {@link #ORIGINAL_2_0}.
 *
 * @param deleteSmall whether small pieces of a structure are deleted
 *          (proc_sem_clean_small_cc_artifacts)
 * @param smallMm3 pieces smaller than this are, in mm³
 * @param clearFarAway whether what lies outside the spine's bounding box is
 *          cleared (proc_sem_clean_beyond_largest_bounding_box)
 * @param boxMarginMm margin of that box, in mm
 * @param nearPieces whether the box also holds pieces that lie above or below
 *          others in it with a gap of at most about three margins, as in SPINEPS
 *          2.1.3. SPINEPS 2.0 keeps the box of the largest piece only, which cuts
 *          off half the spine where a level is missing
 * @param spineInPieces whether the box also holds every piece of at least
 *          {@link #pieceFraction} of the largest however far away, and whatever
 *          lies in it is kept; SPINEPS 2.1.3 deletes what is not near
 * @param pieceFraction least size of such a piece, a fraction of the largest
 * @param fillHoles whether holes in bodies, canal, discs and cord are filled
 *          (proc_fill_3d_holes)
 * @param clearBelowCanal whether everything but the sacrum far above and below
 *          the canal is cleared (proc_sem_remove_inferior_beyond_canal)
 * @param canalMarginMm how far the spine may go beyond the canal, in mm
 * @param minSacrumMm3 pieces of sacrum smaller than this are deleted, in mm³;
 *          SPINEPS keeps every voxel of it
 * @param mendSacrum whether pieces of vertebral body at or below the upper end of
 *          the sacrum, too small for a vertebra, become sacrum or are deleted;
 *          SPINEPS makes vertebrae of them
 * @param maxDiscMm discs and endplates farther than this from every body and
 *          from the sacrum are deleted, in mm; 0 keeps them, as SPINEPS does
 * @param maxFromLineMm bodies whose nearest voxel is farther than this from the
 *          line of the canal, in mm, are deleted, and whatever else lies far from
 *          it; 0 keeps them, as SPINEPS does
 */
public record SemanticCleanupOptions(boolean deleteSmall, double smallMm3,
	boolean clearFarAway, double boxMarginMm, boolean nearPieces,
	boolean spineInPieces, double pieceFraction, boolean fillHoles, boolean clearBelowCanal,
	double canalMarginMm, double minSacrumMm3, boolean mendSacrum,
	double maxDiscMm, double maxFromLineMm)
{

	/** What SPINEPS 2.1.3 does by default. */
	public static final SemanticCleanupOptions ORIGINAL =
		new SemanticCleanupOptions(true, 27.84375, true, 3, true, false, 0.1, true,
			false, 64, 0, false, 0, 0);

	/** What SPINEPS 2.0 does by default. */
	public static final SemanticCleanupOptions ORIGINAL_2_0 =
		new SemanticCleanupOptions(true, 27.84375, true, 3, false, false, 0.1, true,
			false, 64, 0, false, 0, 0);

	/** The same, but a spine may come in pieces and a sacrum has a size. */
	public static final SemanticCleanupOptions DEFAULTS =
		new SemanticCleanupOptions(true, 27.84375, true, 3, true, true, 0.1, true,
			false, 64, 500, true, 10, 15);
}
