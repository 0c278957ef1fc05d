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
package org.spineps.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.spineps.batch.cases.InputStatus;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.result.VertebraNumbering;

/**
 * How the work on one input ended. Holds no voxels, so that the results of many
 * inputs can be kept.
 *
 * @param input the file, as it was given
 * @param name the X of its outputs
 * @param status how it ended
 * @param message one sentence or more for the user; empty when all is well
 * @param warnings sentences about what is odd
 * @param outputs files that were written; empty unless
 *          {@link InputStatus#hasOutputs()}
 * @param table what was found; empty unless {@link InputStatus#hasOutputs()}
 * @param quality whether the result looks right; null unless
 *          {@link InputStatus#hasOutputs()}
 * @param device what the networks ran on; empty if they did not run
 * @param seconds time from start to end
 * @param numbering the names, and how sure they are; null unless
 *          {@link InputStatus#hasOutputs()}
 * @param cause what was thrown, for those who look for bugs; null if nothing was
 */
public record InputResult(Path input, String name, InputStatus status,
	String message, List<String> warnings, List<Path> outputs,
	InstanceTable table, CaseQuality quality, String device, double seconds,
	VertebraNumbering numbering, Throwable cause)
{

	/** Copies the lists. */
	public InputResult {
		Objects.requireNonNull(input);
		Objects.requireNonNull(name);
		Objects.requireNonNull(status);
		Objects.requireNonNull(message);
		Objects.requireNonNull(device);
		warnings = List.copyOf(warnings);
		outputs = List.copyOf(outputs);
		Objects.requireNonNull(table);
	}
}
