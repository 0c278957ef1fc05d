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

import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;

/**
 * A name that a user has given: "this one is L5".
 *
 * @param vertebra which: its label in the instance mask, e.g. "24", or its name,
 *          e.g. "V3"
 * @param level what it is
 */
public record NameAnchor(String vertebra, Level level) {

	/**
	 * @param text e.g. "24=L5" or "V3=T12"
	 * @return the anchor
	 * @throws SpinepsException if the text says no such thing
	 */
	public static NameAnchor parse(final String text) throws SpinepsException {
		final int equals = text.indexOf('=');
		final Optional<Level> level = equals < 1 ? Optional.empty() : Level.named(
			text.substring(equals + 1));
		if (level.isEmpty() || level.get() == Level.SACRUM)
			throw new SpinepsException("A fixed name is not recognised", "\"" +
				text + "\"", "Write the label or name of a vertebra, = and C1 to C7, " +
					"T1 to T13 or L1 to L6, e.g. 24=L5");
		return new NameAnchor(text.substring(0, equals).strip(), level.get());
	}

	/** @return as {@link #parse} takes it */
	@Override
	public String toString() {
		return vertebra + "=" + level.label();
	}
}
