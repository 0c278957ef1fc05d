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
package org.spineps.pipeline;

import org.spineps.SpinepsException;

/** A scan lies in the patient in another way than a user said. */
public final class WrongAxesException extends SpinepsException {

	private static final long serialVersionUID = 1L;

	private final transient AxisContradiction contradiction;

	/** @param contradiction what tells so, and the way that fits */
	public WrongAxesException(final AxisContradiction contradiction) {
		super("The orientation does not fit the anatomy", contradiction.reason(),
			"Use the axis codes " + contradiction.right());
		this.contradiction = contradiction;
	}

	/** @return what tells so, and the way that fits */
	public AxisContradiction contradiction() {
		return contradiction;
	}
}
