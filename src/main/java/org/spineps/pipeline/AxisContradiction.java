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

import java.util.Objects;

import org.spineps.volume.AxisCodes;

/**
 * What in a scan cannot be if it lies in the patient as is said.
 *
 * @param reason a sentence without its full stop, e.g. "The canal lies in front of
 *          the vertebral bodies"
 * @param right the axes that fit, but for left and right, which look alike
 */
public record AxisContradiction(String reason, AxisCodes right) {

	/** Checks that nothing is missing. */
	public AxisContradiction {
		Objects.requireNonNull(reason);
		Objects.requireNonNull(right);
	}
}
