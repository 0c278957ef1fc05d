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
package org.spineps.batch.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * How the work on one case ended, whatever the case is.
 *
 * @param name the X of its outputs
 * @param input its file, the first if there are several
 * @param folder where its outputs go
 * @param kind what the input is, for the manifest
 * @param status how it ended
 * @param message one sentence or more for the user; empty when all is well
 * @param warnings sentences about what is odd
 * @param outputs files that were written; empty unless
 *          {@link InputStatus#hasOutputs()}
 * @param device what the networks ran on; empty if they did not run
 * @param seconds time from start to end
 */
public record CaseEnd(String name, Path input, Path folder, String kind,
	InputStatus status, String message, List<String> warnings,
	List<Path> outputs, String device, double seconds)
{

	/** Copies the lists. */
	public CaseEnd {
		Objects.requireNonNull(name);
		Objects.requireNonNull(input);
		Objects.requireNonNull(folder);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(status);
		Objects.requireNonNull(message);
		warnings = List.copyOf(warnings);
		outputs = List.copyOf(outputs);
		Objects.requireNonNull(device);
	}
}
