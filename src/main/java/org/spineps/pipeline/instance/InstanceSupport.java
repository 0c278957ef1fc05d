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

/**
 * What speaks for an instance.
 *
 * @param probability mean over its predictions of the mean probability that the
 *          network gave to their voxels, 0..1; NaN without a prediction
 * @param agreement mean Dice coefficient between its predictions, 0 if there are
 *          fewer than two
 * @param predictions how many predictions agree on it, 0..3
 */
public record InstanceSupport(double probability, double agreement, int predictions) {

	/** Of a body that no prediction claimed. */
	static final InstanceSupport NONE = new InstanceSupport(Double.NaN, 0, 0);
}
