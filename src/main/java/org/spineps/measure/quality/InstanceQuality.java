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
package org.spineps.measure.quality;

import java.util.List;
import java.util.Objects;

import org.spineps.result.Evidence;
import org.spineps.result.SpineInstance;

/**
 * What is known about the quality of one instance.
 *
 * @param instance the instance, with its mean probability
 * @param evidence what else speaks for it
 * @param light the worst of its findings
 * @param findings what the rules noticed about it
 */
public record InstanceQuality(SpineInstance instance, Evidence evidence,
	Light light, List<QualityFinding> findings)
{

	/** Copies the list. */
	public InstanceQuality {
		Objects.requireNonNull(instance);
		Objects.requireNonNull(evidence);
		Objects.requireNonNull(light);
		findings = List.copyOf(findings);
	}
}
