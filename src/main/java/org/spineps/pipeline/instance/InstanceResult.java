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
package org.spineps.pipeline.instance;

import java.util.List;

import org.spineps.volume.LabelVolume;

/**
 * What the instance phase found. Both masks are on the grid of the mask that it
 * was given; they belong to the receiver.
 *
 * @param instances vertebrae, numbered 1..n from the top
 * @param semantic the structures after post-processing: the core of bodies (50)
 *          has become body (49), bone that belongs to no vertebra is gone
 * @param support what speaks for vertebra 1..n, in this order
 * @param warnings sentences for the user
 */
public record InstanceResult(LabelVolume instances, LabelVolume semantic,
	List<InstanceSupport> support, List<String> warnings)
{

	/** Copies the lists. */
	public InstanceResult {
		support = List.copyOf(support);
		warnings = List.copyOf(warnings);
	}

	/** @return number of vertebrae */
	public int count() {
		return support.size();
	}
}
