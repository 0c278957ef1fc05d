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
package org.spineps.measure.quality;

/**
 * Where the rules of {@link CaseQuality} draw their lines. They are conventions of
 * this program, chosen so that normal anatomy passes; they are not validated.
 *
 * @param bodyAmber a body that many times larger or smaller than its neighbours let
 *          expect is amber
 * @param discAmber the same for discs, which degenerate
 * @param volumeRed the same for red, and for whole vertebrae
 * @param vertebraAmber the same for whole vertebrae, and for whatever the sides of
 *          a slab cut, amber
 * @param posteriorShare arch and processes of less than this share of the
 *          neighbours' are amber
 * @param gapRed a distance between neighbouring bodies that many times the usual
 *          one is red: a vertebra may have been missed
 * @param nearRed a distance of less than that many times the usual one is red: one
 *          of the two may be no vertebra
 * @param pieceShare pieces smaller than this share of the largest are ignored
 * @param retrolisthesisMm a slip backwards by more is amber
 * @param anterolisthesisPercent a slip forwards by more of the depth is amber
 * @param slabMm a volume narrower than this from left to right is a slab, which
 *          cuts vertebrae at their sides
 * @param probabilityAmber a mean probability below is amber
 * @param probabilityRed the same for red
 * @param vertebraeAmber the same for the mean of all vertebrae
 * @param discsAmber the same for the mean of all discs
 * @param nameAmber a probability of a name below is amber
 * @param entropyAmber an entropy at the border above, in bits, is amber
 * @param agreementAmber a Dice coefficient between cut-out predictions below is
 *          amber
 * @param agreementRed the same for red
 */
public record QualityLimits(double bodyAmber, double discAmber,
	double volumeRed, double vertebraAmber, double posteriorShare, double gapRed, double nearRed,
	double pieceShare, double retrolisthesisMm, double anterolisthesisPercent,
	double slabMm, double probabilityAmber, double probabilityRed,
	double vertebraeAmber, double discsAmber, double nameAmber, double entropyAmber, double agreementAmber,
	double agreementRed)
{

	/** What is used unless something else is asked for. */
	public static final QualityLimits DEFAULTS = new QualityLimits(1.7, 2, 3,
		2.5, 1.0 / 3, 1.6, 0.5, 0.05, 6, 50, 70, 0.6, 0.4, 0.9, 0.92, 0.6, 0.95, 0.6, 0.4);
}
