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

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.spineps.anatomy.Structure;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.LabelStatistics;

/** The canal, cord included, must be there and in one piece; so must the cord. */
final class CanalRule {

	private final SpineSegmentation result;
	private final QualityLimits limits;

	CanalRule(final SpineSegmentation result, final QualityLimits limits) {
		this.result = result;
		this.limits = limits;
	}

	void apply(final List<QualityFinding> findings) {
		final int cord = Structure.CORD.id();
		final int canal = Structure.CANAL.id();
		final int pieces = pieces(cord, canal);
		if (pieces == 0) findings.add(new QualityFinding(Light.AMBER, Rule.CANAL, canal,
			"No spinal canal was found"));
		else if (pieces > 1) findings.add(new QualityFinding(Light.AMBER, Rule.CANAL, canal,
			"The spinal canal is in " + pieces + " pieces"));
		final int cords = pieces == 0 ? 0 : pieces(cord);
		if (cords > 1) findings.add(new QualityFinding(Light.AMBER, Rule.CANAL, cord,
			"The spinal cord is in " + cords + " pieces"));
	}

	/** @return pieces of one or two labels together that are not negligible */
	private int pieces(final int... labels) {
		final Box box = LabelStatistics.boundingBox(result.semantic(),
			label -> label == labels[0] || label == labels[labels.length - 1]);
		if (box.isEmpty()) return 0;
		final Components components = Components.of(Crop.of(result.semantic(), box,
			0), Connectivity.CORNERS, labels);
		final int[] sizes = IntStream.rangeClosed(1, components.count()).map(
			components::size).toArray();
		final int largest = Arrays.stream(sizes).max().orElse(0);
		return (int) Arrays.stream(sizes).filter(size -> size >= limits
			.pieceShare() * largest).count();
	}
}
