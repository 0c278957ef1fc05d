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

import java.util.List;

import org.spineps.measure.morphometry.grade.CanalGrade;

/**
 * Canal and cord along one level, which is a vertebra and the disc under it, in
 * planes at right angles to the canal. "Body" is the middle third of the body,
 * "disc" the narrowest plane between the endplates. What is undefined is NaN or
 * UNKNOWN.
 *
 * @param bodyApMm mean anteroposterior diameter of the canal behind the body
 * @param bodyAreaMm2 mean area of the canal behind the body
 * @param discApMm least anteroposterior diameter at the disc
 * @param discAreaMm2 least area at the disc
 * @param leastApMm least anteroposterior diameter of all planes from the upper
 *          endplate to the next vertebra, but not in a narrowing that counts at
 *          another level
 * @param leastAreaMm2 the same of the area
 * @param grade what the cut-offs say of the least diameter
 * @param compression 1 - disc / mean of the bodies above and below, of the
 *          diameter (maximum canal compromise)
 * @param cordApMm mean anteroposterior diameter of the cord behind the body
 * @param cordRlMm mean width of the cord behind the body
 * @param cordAreaMm2 mean area of the cord behind the body
 * @param cordDiscApMm least anteroposterior diameter of the cord at the disc
 * @param cordRatio cordApMm / cordRlMm
 * @param cordCompression as compression, of the cord (maximum spinal cord
 *          compression)
 * @param cordShare area of the cord over that of the canal behind the body
 * @param remarks why something is blank, a few words each
 */
public record CanalMeasures(double bodyApMm, double bodyAreaMm2,
	double discApMm, double discAreaMm2, double leastApMm, double leastAreaMm2,
	CanalGrade grade, double compression, double cordApMm, double cordRlMm,
	double cordAreaMm2, double cordDiscApMm, double cordRatio,
	double cordCompression, double cordShare, List<String> remarks)
{

	/** Copies the list. */
	public CanalMeasures {
		remarks = List.copyOf(remarks);
	}

	/** Nothing is known. */
	static final CanalMeasures UNKNOWN = new CanalMeasures(Double.NaN, Double.NaN,
		Double.NaN, Double.NaN, Double.NaN, Double.NaN, CanalGrade.UNKNOWN, Double.NaN, Double.NaN,
		Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of());
}
