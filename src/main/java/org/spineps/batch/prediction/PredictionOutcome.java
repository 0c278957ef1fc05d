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
package org.spineps.batch.prediction;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.spineps.batch.cases.InputStatus;

/**
 * How the work on one case ended.
 *
 * @param name the case
 * @param status how
 * @param message one sentence or more for the user; empty when all is well
 * @param labels the labels that were found, with their numbers of voxels, e.g.
 *          "disc (2): 5120"
 * @param warnings sentences about what is odd
 * @param outputs files that were written
 * @param device what the networks ran on; empty if they did not run
 * @param seconds time from start to end
 * @param cause what was thrown, for those who look for bugs; null if nothing was
 */
public record PredictionOutcome(String name, InputStatus status,
	String message, List<String> labels, List<String> warnings,
	List<Path> outputs, String device, double seconds, Throwable cause)
{

	/** Copies the lists. */
	public PredictionOutcome {
		Objects.requireNonNull(status);
		labels = List.copyOf(labels);
		warnings = List.copyOf(warnings);
		outputs = List.copyOf(outputs);
	}
}
