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

import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;

/**
 * A name that a user has given: "this one is L5", or "this disc is L4/L5", which
 * says the same of the vertebra above it.
 *
 * @param vertebra which: its label in the instance mask, e.g. "24", or its name,
 *          e.g. "V3"
 * @param level what it is
 */
public record NameAnchor(String vertebra, Level level) {

	private static final String DISC = "disc ";

	/**
	 * @param text e.g. "24=L5" or "V3=T12"; of a disc e.g. "124=L5/S1" or
	 *          "disc V3/V4=T12/L1"
	 * @return the anchor
	 * @throws SpinepsException if the text says no such thing
	 */
	public static NameAnchor parse(final String text) throws SpinepsException {
		final int equals = text.indexOf('=');
		final String[] names = text.substring(equals + 1).strip().split("/", 2);
		final Optional<Level> level = equals < 1 ? Optional.empty() : Level.named(
			names[0]);
		final Optional<Level> below = names.length < 2 ? Optional.empty() : Level
			.named(names[1].strip().equalsIgnoreCase("S") ? "S1" : names[1]);
		if (level.isEmpty() || level.get() == Level.SACRUM || names.length > 1 &&
			(below.isEmpty() || below.get().compareTo(level.get()) <= 0))
			throw new SpinepsException("A fixed name is not recognised", "\"" +
				text + "\"", "Write the label or name of a vertebra, = and C1 to C7, " +
					"T1 to T13 or L1 to L6, e.g. 24=L5; or those of a disc, e.g. " +
					"124=L5/S1");
		return new NameAnchor(vertebra(text.substring(0, equals).strip(),
			names.length > 1), level.get());
	}

	/** @return label or name of the vertebra above a disc */
	private static String vertebra(final String key, final boolean disc) {
		String above = key.toLowerCase(Locale.ROOT).startsWith(DISC) ? key.substring(
			DISC.length()).strip() : key;
		if (disc && above.indexOf('/') > 0) above = above.substring(0, above.indexOf(
			'/'));
		return disc && above.matches("[12]\\d\\d") ? String.valueOf(Integer.parseInt(
			above) - Level.DISC_OFFSET) : above;
	}

	/** @return as {@link #parse} takes it */
	@Override
	public String toString() {
		return vertebra + "=" + level.label();
	}
}
