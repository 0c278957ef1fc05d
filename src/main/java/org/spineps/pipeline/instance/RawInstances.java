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
 * What the merged predictions of the instance network say, before it is combined
 * with the semantic mask.
 *
 * @param labels instances 1..n in any order, on the network's grid, axes P, I and
 *          R; null if there are none
 * @param support what speaks for instance 1..n, in this order
 * @param warnings sentences for the user
 */
public record RawInstances(LabelVolume labels, List<InstanceSupport> support,
	List<String> warnings)
{

	/** Copies the lists. */
	public RawInstances {
		support = List.copyOf(support);
		warnings = List.copyOf(warnings);
	}

	static RawInstances none(final String why) {
		return new RawInstances(null, List.of(), List.of(why));
	}
}
