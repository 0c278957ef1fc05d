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
package org.spineps.batch.totalspineseg;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.spineps.batch.cases.InputStatus;

/**
 * How the work on one scan of an {@link OriginalRequest} ended.
 *
 * @param scan its file
 * @param status how
 * @param message one sentence or more for the user; empty when all is well
 * @param warnings sentences about what is odd
 * @param outputs files that were written
 * @param seconds time from start to end
 * @param cause what was thrown, for those who look for bugs; null if nothing was
 */
public record OriginalOutcome(Path scan, InputStatus status, String message,
	List<String> warnings, List<Path> outputs, double seconds, Throwable cause)
{

	/** Copies the lists. */
	public OriginalOutcome {
		Objects.requireNonNull(status);
		warnings = List.copyOf(warnings);
		outputs = List.copyOf(outputs);
	}
}
