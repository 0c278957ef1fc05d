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
package org.spineps.anatomy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Tells by which scheme a mask is numbered. The numbers alone do not say it: 1 to
 * 7 are C1 to C7 here, L5 to T11 in SPIDER, and in TotalSpineSeg a cord, a canal
 * and nothing. So the places are looked at, too: vertebrae lie in the order of
 * their levels, discs under theirs, and none is as tall as a spine.
 */
public final class SchemeRecognition {

	private SchemeRecognition() {
		// static methods only
	}

	/**
	 * @param mask any mask; not changed
	 * @return the schemes that its labels fit, the best first; empty if none
	 */
	public static List<LabelScheme> of(final LabelVolume mask) {
		final LabelStatistics labels = LabelStatistics.of(mask);
		if (labels.labels().length == 0) return List.of();
		final List<SchemeFit> fits = Arrays.stream(LabelScheme.values()).map(
			scheme -> SchemeFit.of(scheme, labels, mask.grid())).filter(
				SchemeFit::fits).toList();
		final int best = fits.stream().mapToInt(fit -> fit.right() - fit.wrong())
			.max().orElse(0);
		return fits.stream().filter(fit -> fit.right() - fit.wrong() == best).map(
			SchemeFit::scheme).toList();
	}

	/**
	 * @param mask any mask; not changed
	 * @param expected the schemes that it may be numbered by
	 * @return other schemes, the best first, if the mask is numbered by one of them
	 *         and by none of the expected; empty if it is as expected or no scheme
	 *         is recognised
	 */
	public static List<LabelScheme> foreign(final LabelVolume mask,
		final Collection<LabelScheme> expected)
	{
		final LabelStatistics labels = LabelStatistics.of(mask);
		if (labels.labels().length == 0) return List.of();
		final List<SchemeFit> wanted = expected.stream().map(scheme -> SchemeFit.of(
			scheme, labels, mask.grid())).toList();
		if (wanted.stream().anyMatch(SchemeFit::fits)) return List.of();
		final List<LabelScheme> found = of(mask).stream().filter(scheme -> !expected
			.contains(scheme)).toList();
		// Where all labels are as expected, only their places can speak against it.
		final boolean labelsAreOurs = wanted.stream().max(Comparator.comparingDouble(
			SchemeFit::share)).filter(fit -> fit.share() >= 1 && !fit
				.contradicted()).isPresent();
		return labelsAreOurs ? List.of() : found;
	}
}
