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
package org.spineps.job;

import java.util.ArrayList;
import java.util.List;

import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;
import org.spineps.measure.morphometry.LevelTable;

/**
 * What the user chose for Spine Overlay.
 *
 * @param opacity of the fill, 0 (none) to 1
 * @param outlines whether outlines are drawn
 * @param names whether the names of the levels are written
 * @param colour "level", "structure", or a column of the level table
 * @param only names of the levels that are drawn, with spaces between; blank for all
 */
public record SpineOverlaySettings(
	@Setting(label = "Opacity of the fill (0-1)", min = 0, max = 1)
	double opacity,
	@Setting(label = "Outlines")
	boolean outlines,
	@Setting(label = "Names")
	boolean names,
	@Setting(label = "Colour by", choices = SpineOverlaySettings.Colours.class,
		help = "level, structure, or a number of the level table, from dark blue " +
			"(least) to yellow (most).")
	String colour,
	@Setting(label = "Only these levels (blank = all)",
		help = "Names with spaces between, e.g. L4 L5; their discs and endplates are " +
			"drawn, too.")
	String only)
{

	/** One colour for each level. */
	public static final String LEVEL = "level";
	/** One colour for each structure. */
	public static final String STRUCTURE = "structure";

	/** As a result is drawn first. */
	public static final SpineOverlaySettings DEFAULTS = new SpineOverlaySettings(
		0.25, true, true, LEVEL, "");

	/** The job. */
	public static final JobDescription<SpineOverlaySettings> JOB =
		new JobDescription<>("overlay", "Spine Overlay",
			"Draws a result over its scan in another way", DEFAULTS);

	/**
	 * @param names names of the levels that are drawn; empty for all
	 * @return these settings for them
	 */
	public SpineOverlaySettings only(final List<String> names) {
		return new SpineOverlaySettings(opacity, outlines, this.names, colour, String
			.join(" ", names));
	}

	/** Levels, structures, and all columns of the level table. */
	public static final class Colours implements Setting.Choices {

		@Override
		public List<String> values() {
			final List<String> all = new ArrayList<>(List.of(LEVEL, STRUCTURE));
			LevelTable.COLUMNS.stream().filter(column -> !all.contains(column))
				.forEach(all::add);
			return all;
		}
	}
}
