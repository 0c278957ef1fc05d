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
package org.spineps.pipeline.totalspineseg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.label.NamedPart;
import org.spineps.result.VertebraNumbering;

/** Finds the discs that a user has named. */
final class Anchors {

	private Anchors() {
		// static methods only
	}

	/**
	 * @param anchors names that the user has fixed
	 * @param before the discs as they are called without them
	 * @return place of a disc in the list from the top → the vertebra above it
	 * @throws SpinepsException if there is no such disc
	 */
	static Map<Integer, Level> places(final List<NameAnchor> anchors,
		final Labelling before) throws SpinepsException
	{
		final Map<Integer, Level> places = new HashMap<>();
		for (final NameAnchor anchor : anchors) {
			final String start = "disc " + name(anchor.vertebra(), before) + "/";
			int place = -1;
			for (int at = 0; at < before.discs().size(); at++)
				if (before.discs().get(at).name().regionMatches(true, 0, start, 0, start
					.length())) place = at;
			if (place < 0) throw new SpinepsException("There is no vertebra " + anchor
				.vertebra() + " with a disc under it to be called " + anchor.level()
					.label(), "the discs are: " + String.join(", ", before.discs()
						.stream().map(NamedPart::name).toList()),
				"Name one of them, e.g. the label of a disc = L4/L5");
			places.put(place, anchor.level());
		}
		return places;
	}

	/** @return the name of a label; what is no label stays */
	private static String name(final String key, final Labelling before) {
		if (!key.matches("\\d{1,3}")) return key;
		final int label = Integer.parseInt(key);
		if (!before.isLevelUnknown()) return Level.of(label).map(Level::label)
			.orElse(key);
		final int place = VertebraNumbering.of(before.discs().size(), false).labels()
			.indexOf(label);
		return place < 0 ? key : "V" + (place + 1);
	}
}
