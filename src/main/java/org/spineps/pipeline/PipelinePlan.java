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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A pipeline that can be opened, and what was chosen for it.
 *
 * @param options what was chosen, name → value, in a fixed order
 * @param opener opens the pipeline
 */
public record PipelinePlan(Map<String, String> options,
	SpinePipeline.Opener opener)
{

	/** Copies the map, keeping its order. */
	public PipelinePlan {
		options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
		Objects.requireNonNull(opener);
	}
}
