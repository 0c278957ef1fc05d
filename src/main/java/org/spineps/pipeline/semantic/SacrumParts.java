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
package org.spineps.pipeline.semantic;

import java.util.Arrays;

import org.spineps.anatomy.Structure;

/** The labels that a sacrum has in semantic masks: one for all of it, or five. */
public final class SacrumParts {

	private SacrumParts() {
		// static methods only
	}

	/** @return these labels, a new array */
	public static int[] labels() {
		return Arrays.stream(Structure.values()).mapToInt(Structure::id).filter(
			SacrumParts::has).toArray();
	}

	/**
	 * @param structure a semantic label
	 * @return whether it is the sacrum or one of the parts that networks for CT divide
	 *         it into
	 */
	public static boolean has(final int structure) {
		return structure == Structure.SACRUM.id() || Structure.isSacrumPart(
			structure);
	}
}
