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
package org.spineps.measure.morphometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.Angles;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.measure.quality.Slip;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * The morphometry of one scan: a row per level, and angles between levels.
 * Everything is measured in the frames of the vertebrae, in millimetres of the
 * patient; the orientation of the image does not matter. Immutable.
 *
 * @param levels from the top; the sacrum, if there is one, last
 * @param cutoffs what grades were made with
 */
public record SpineMeasures(List<LevelMeasures> levels, Cutoffs cutoffs) {

	/** How patients lie in a scanner; angles and slips depend on it. */
	public static final String POSTURE = "supine";

	/** Copies the list. */
	public SpineMeasures {
		levels = List.copyOf(levels);
		Objects.requireNonNull(cutoffs);
	}

	/**
	 * Measures everything that can be measured; the rest is NaN or empty.
	 *
	 * @param segmentation masks and what is in them
	 * @param image the scan on the same grid, for signals; null without
	 * @param cutoffs limits of the grades
	 * @return the measures
	 * @throws SpinepsException if the grids of masks and image differ
	 */
	public static SpineMeasures of(final SpineSegmentation segmentation,
		final ImageVolume image, final Cutoffs cutoffs) throws SpinepsException
	{
		segmentation.semantic().grid().requireAgreement(segmentation.instances()
			.grid(), "semantic and instance mask");
		if (image != null) segmentation.instances().grid().requireAgreement(image
			.grid(), "masks and image");
		return new LevelMeasurer(segmentation, image, cutoffs).measure();
	}

	/**
	 * @param level a level
	 * @return its measures; empty if it is not there or its number is not sure
	 */
	public Optional<LevelMeasures> find(final Level level) {
		return levels.stream().filter(row -> row.level().filter(level::equals)
			.isPresent()).findFirst();
	}

	/**
	 * The angle between two endplates in the sagittal plane halfway between those
	 * of the two vertebrae.
	 *
	 * @param upper the upper level
	 * @param upperSuperior whether its upper endplate is meant
	 * @param lower the lower level
	 * @param lowerSuperior whether its upper endplate is meant
	 * @return degrees, positive if lordotic; NaN if an endplate is unknown
	 */
	public static double sagittalCobbDegrees(final LevelMeasures upper,
		final boolean upperSuperior, final LevelMeasures lower,
		final boolean lowerSuperior)
	{
		final Optional<Endplate> a = upperSuperior ? upper.superior() : upper
			.inferior();
		final Optional<Endplate> b = lowerSuperior ? lower.superior() : lower
			.inferior();
		if (a.isEmpty() || b.isEmpty()) return Double.NaN;
		return Angles.sagittalDegrees(a.get().direction(), b.get().direction(),
			upper.frame().orElseThrow().right().plus(lower.frame().orElseThrow()
				.right()));
	}

	/**
	 * The angle between two endplates in the mean coronal plane of the levels from
	 * the one to the other.
	 *
	 * @param upper number of the upper level in {@link #levels}; its upper endplate
	 * @param lower number of the lower level; its lower endplate, or the upper one
	 *          of the sacrum
	 * @return degrees, positive if the lines meet on the right; NaN if an endplate
	 *         is unknown
	 */
	public double coronalCobbDegrees(final int upper, final int lower) {
		final LevelMeasures last = levels.get(lower);
		final Optional<Position> a = levels.get(upper).superiorAcross();
		final Optional<Position> b = isSacrum(last) ? last.superiorAcross() : last
			.inferiorAcross();
		if (a.isEmpty() || b.isEmpty()) return Double.NaN;
		Position anterior = new Position(0, 0, 0);
		for (final LevelMeasures row : levels.subList(upper, lower + 1))
			if (row.frame().isPresent()) anterior = anterior.plus(row.frame().get()
				.anterior());
		return Angles.coronalDegrees(a.get(), b.get(), anterior);
	}

	/** @return the angles of all pairs of levels, from the top */
	public List<CobbAngle> angles() {
		final List<CobbAngle> result = new ArrayList<>();
		for (int i = 0; i < levels.size(); i++)
			for (int j = i + 1; j < levels.size(); j++) {
				final boolean sacrum = isSacrum(levels.get(j));
				final double sagittal = sagittalCobbDegrees(levels.get(i), true, levels
					.get(j), sacrum);
				final double coronal = coronalCobbDegrees(i, j);
				if (!Double.isNaN(sagittal) || !Double.isNaN(coronal)) result.add(
					new CobbAngle(levels.get(i).name(), levels.get(j).name(), !sacrum,
						sagittal, coronal));
			}
		return result;
	}

	static boolean isSacrum(final LevelMeasures row) {
		return row.instance().label() == Level.SACRUM.id();
	}

	/** @return how far each vertebra stands in front of the next one */
	public List<Slip> slips() {
		return levels.stream().map(level -> new Slip(level.instance().label(), level
			.name(), level.disc().slipMm(), level.disc().slipPercent())).toList();
	}
}
