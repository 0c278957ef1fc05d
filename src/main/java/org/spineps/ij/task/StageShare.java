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
package org.spineps.ij.task;

import java.util.Objects;

/**
 * A stage of a job and how much of its time it usually takes.
 *
 * @param stage name that progress receives
 * @param share of the time; shares need not add up to 1
 */
public record StageShare(String stage, double share) {

	/** @throws IllegalArgumentException if the share is negative */
	public StageShare {
		Objects.requireNonNull(stage);
		if (!(share >= 0)) throw new IllegalArgumentException(stage + ": " + share);
	}
}
