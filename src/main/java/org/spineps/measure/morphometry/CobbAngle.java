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
package org.spineps.measure.morphometry;

import org.spineps.measure.morphometry.shape.Angles;

/**
 * Angles between the upper endplate of one level and an endplate of a lower one.
 *
 * @param upper name of the upper level
 * @param lower name of the lower level
 * @param lowerInferior whether it is the lower level's lower endplate (else its
 *          upper one, which the sacrum has alone)
 * @param sagittalDegrees positive if lordotic; NaN if unknown
 * @param coronalDegrees positive if the lines meet on the patient's right; NaN if
 *          unknown
 */
public record CobbAngle(String upper, String lower, boolean lowerInferior,
	double sagittalDegrees, double coronalDegrees)
{}
