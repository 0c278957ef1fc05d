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
package org.spineps.pipeline.correct;

import java.util.Objects;

/**
 * A correction that was made.
 *
 * @param masks the masks with it; they belong to the receiver
 * @param what what was done, for people, e.g. "L3 split in two"
 */
public record Correction(SpineMasks masks, String what) {

	/** Checks that nothing is missing. */
	public Correction {
		Objects.requireNonNull(masks);
		Objects.requireNonNull(what);
	}
}
