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

/**
 * Which neighbours a level may have in a path: normally the next level. On the
 * {@linkplain LevelAxis#SHARED shared} axis T13 is a second T12, L6 a second L5, and
 * L1 may lie right under T11; on the {@linkplain LevelAxis#EXPLICIT explicit} one
 * T13 may be left out, or T12 and T13, for a cost.
 *
 * @param allowC1 whether the uppermost vertebra may be C1
 * @param allowThoracicAnomaly whether there may be eleven or thirteen thoracic
 *          vertebrae; L6 is always allowed
 * @param forcedT13 whether the explicit axis keeps T13 where no thoracic anomaly is
 *          allowed, so that no path leads from T12 to L1 but through it, as in
 *          SPINEPS 2.1.3; otherwise there is no T13 then
 * @param skipT12Cost cost of leaving out T12 on the explicit axis
 * @param skipT13Cost cost of leaving out T13 there
 * @param variants what rare numbers of vertebrae cost on the shared axis
 */
public record LevelPathRules(boolean allowC1, boolean allowThoracicAnomaly,
	boolean forcedT13, double skipT12Cost, double skipT13Cost,
	VariantCosts variants)
{

	/** Everything is allowed, as where a user has fixed a name. */
	public static final LevelPathRules ALL = new LevelPathRules(true, true);

	/**
	 * Rules in which variants on the shared axis cost nothing.
	 *
	 * @param allowC1 whether the uppermost vertebra may be C1
	 * @param allowThoracicAnomaly whether there may be eleven or thirteen thoracic
	 *          vertebrae
	 * @param forcedT13 whether T13 must be there where no anomaly is allowed
	 * @param skipT12Cost cost of leaving out T12 on the explicit axis
	 * @param skipT13Cost cost of leaving out T13 on the explicit axis
	 */
	public LevelPathRules(final boolean allowC1,
		final boolean allowThoracicAnomaly, final boolean forcedT13,
		final double skipT12Cost, final double skipT13Cost)
	{
		this(allowC1, allowThoracicAnomaly, forcedT13, skipT12Cost, skipT13Cost,
			VariantCosts.NONE);
	}

	/**
	 * Rules in which leaving out a level costs nothing.
	 *
	 * @param allowC1 whether the uppermost vertebra may be C1
	 * @param allowThoracicAnomaly whether there may be eleven or thirteen thoracic
	 *          vertebrae
	 */
	public LevelPathRules(final boolean allowC1,
		final boolean allowThoracicAnomaly)
	{
		this(allowC1, allowThoracicAnomaly, false, 0, 0);
	}

	/** @return lowest class of the uppermost vertebra */
	public int firstClass() {
		return allowC1 ? 0 : 1;
	}

	/**
	 * @param level a class of the shared axis
	 * @return whether two neighbours may both be of this class
	 */
	public boolean mayRepeat(final int level) {
		return level == LevelAxis.SHARED.l5() || allowThoracicAnomaly &&
			level == LevelAxis.T12;
	}

	/**
	 * @param level a class of the shared axis
	 * @return whether the class after this one may be left out
	 */
	public boolean maySkipAfter(final int level) {
		return allowThoracicAnomaly && level == LevelAxis.T12 - 1;
	}

	/** @return whether T13 may be a level of the explicit axis */
	boolean allowsT13() {
		return allowThoracicAnomaly || forcedT13;
	}

	/**
	 * @param level a class of the explicit axis
	 * @return whether it may be left out
	 */
	public boolean mayOmit(final int level) {
		return level == LevelAxis.T13 ? allowThoracicAnomaly || !forcedT13
			: level == LevelAxis.T12 && allowThoracicAnomaly;
	}

	/**
	 * @param level a class of the explicit axis
	 * @return what leaving it out costs
	 */
	public double omissionCost(final int level) {
		return level == LevelAxis.T12 ? skipT12Cost : skipT13Cost;
	}
}
