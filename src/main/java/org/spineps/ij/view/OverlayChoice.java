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
package org.spineps.ij.view;

import ij.ImagePlus;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.ij.show.OverlayColours;
import org.spineps.ij.show.OverlayStyle;
import org.spineps.job.SpineOverlaySettings;
import org.spineps.measure.morphometry.LevelMeasures;

/** How the result of an image is drawn. The image keeps what was chosen last. */
final class OverlayChoice {

	private static final String PROPERTY = "spineps.overlay";

	private OverlayChoice() {
		// static methods only
	}

	/**
	 * @param image an image
	 * @return how its result is drawn
	 */
	static SpineOverlaySettings of(final ImagePlus image) {
		return image.getProperty(PROPERTY) instanceof SpineOverlaySettings chosen
			? chosen : SpineOverlaySettings.DEFAULTS;
	}

	/** Keeps a choice for later results of the image. */
	static void keep(final ImagePlus image, final SpineOverlaySettings chosen) {
		image.setProperty(PROPERTY, chosen);
	}

	/**
	 * @param view a result
	 * @param chosen how to draw it; levels that it does not have any more are left out
	 * @return the style
	 */
	static OverlayStyle style(final SpineView view,
		final SpineOverlaySettings chosen)
	{
		final Set<Integer> only = new HashSet<>();
		final Set<String> wanted = Set.of(chosen.only().strip().split("[ ,;]+"));
		for (final LevelMeasures row : view.measures().levels())
			if (wanted.contains(row.name())) only.add(row.instance().label());
		return new OverlayStyle(chosen.opacity(), chosen.outlines(), chosen.names(),
			colours(view, chosen.colour()), only);
	}

	/**
	 * @param view a result
	 * @param chosen how to draw it
	 * @throws SpinepsException if it names a level that is not there, or a column
	 *           without numbers
	 */
	static void check(final SpineView view, final SpineOverlaySettings chosen)
		throws SpinepsException
	{
		final String known = view.measures().levels().stream().map(
			LevelMeasures::name).collect(Collectors.joining(", "));
		if (!chosen.only().isBlank()) for (final String name : chosen.only().strip()
			.split("[ ,;]+"))
			if (view.measures().levels().stream().noneMatch(row -> row.name().equals(
				name))) throw new SpinepsException("There is no level " + name,
					"there are " + known, "Give some of them, with spaces between");
		if (!isColumn(chosen.colour())) return;
		if (Double.isNaN(ColourColumn.of(view, chosen.colour()).least()))
			throw new SpinepsException("Cannot colour by " + chosen.colour(),
				"no level has a number for it", "Choose another column, level or " +
					"structure");
	}

	/** @return whether colours come from a column of the table */
	static boolean isColumn(final String colour) {
		return !colour.equals(SpineOverlaySettings.LEVEL) && !colour.equals(
			SpineOverlaySettings.STRUCTURE);
	}

	private static OverlayColours colours(final SpineView view,
		final String colour)
	{
		if (!isColumn(colour)) return colour.equals(SpineOverlaySettings.STRUCTURE)
			? OverlayColours.STRUCTURES : OverlayColours.LEVELS;
		final ColourColumn column = ColourColumn.of(view, colour);
		return OverlayColours.byValue(column.values(), column.least(), column
			.most());
	}
}
