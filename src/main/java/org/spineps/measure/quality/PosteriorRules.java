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
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelStatistics;

/**
 * Rules about arch and processes: a vertebra that has far less of them than its
 * neighbours, all of them without, and none that tells left from right. Vertebrae
 * that the upper or lower edge cuts are not judged, nor used to judge others.
 */
final class PosteriorRules {

	/** Neighbours on each side that are compared. */
	private static final int REACH = 2;
	/** Less says nothing, whoever has it. */
	private static final double LEAST_MM3 = 500;
	private static final double ML = 1000;
	private static final Set<Structure> PARTS = Set.of(Structure.ARCH,
		Structure.SPINOUS_PROCESS, Structure.COSTAL_PROCESS_LEFT,
		Structure.COSTAL_PROCESS_RIGHT, Structure.SUPERIOR_ARTICULAR_LEFT,
		Structure.SUPERIOR_ARTICULAR_RIGHT, Structure.INFERIOR_ARTICULAR_LEFT,
		Structure.INFERIOR_ARTICULAR_RIGHT);

	private final SpineSegmentation result;
	private final CaseBodies bodies;
	private final QualityLimits limits;
	private final View view;

	PosteriorRules(final SpineSegmentation result, final CaseBodies bodies,
		final QualityLimits limits)
	{
		this.result = result;
		this.bodies = bodies;
		this.limits = limits;
		view = new View(result.instances().grid());
	}

	void apply(final List<QualityFinding> findings) {
		sides(findings);
		final double[] all = volumesMm3();
		final LabelStatistics statistics = LabelStatistics.of(result.instances());
		final List<SpineInstance> inside = result.vertebrae().stream().filter(
			vertebra -> statistics.has(vertebra.label()) && !view.cutAtEnd(statistics
				.box(vertebra.label())) && !bodies.isOutOfView(vertebra)).toList();
		final double[] volumes = inside.stream().mapToDouble(vertebra -> all[vertebra
			.label()]).toArray();
		if (volumes.length > 0 && IntStream.range(0, volumes.length).allMatch(
			n -> volumes[n] == 0)) findings.add(new QualityFinding(Light.AMBER,
				Rule.POSTERIOR, 0, "No vertebra has an arch or a process"));
		for (int n = 0; n < volumes.length; n++) {
			final int at = n;
			final double usual = Trend.median(IntStream.rangeClosed(Math.max(0, n -
				REACH), Math.min(volumes.length - 1, n + REACH)).filter(
					other -> other != at).mapToDouble(other -> volumes[other]).toArray());
			if (!(usual >= LEAST_MM3 && volumes[n] < limits.posteriorShare() * usual))
				continue;
			findings.add(new QualityFinding(Light.AMBER, Rule.POSTERIOR, inside.get(n)
				.label(), String.format(Locale.ROOT,
					"Arch and processes of %s have %.1f ml, those of its neighbours %.1f ml",
					inside.get(n).name(), volumes[n] / ML, usual / ML)));
		}
	}

	private void sides(final List<QualityFinding> findings) {
		final LabelStatistics statistics = LabelStatistics.of(result.semantic());
		if (PARTS.stream().filter(part -> part != Structure.ARCH &&
			part != Structure.SPINOUS_PROCESS).noneMatch(part -> statistics.has(part
				.id()))) findings.add(new QualityFinding(Light.GREEN, Rule.SIDES, 0,
					"Nothing tells left from right: a mirrored scan would not be noticed"));
	}

	/** @return volume of arch and processes by the vertebra's label */
	private double[] volumesMm3() {
		final boolean[] posterior = new boolean[1 << 16];
		PARTS.forEach(part -> posterior[part.id()] = true);
		final double[] volumes = new double[1 << 16];
		final short[] structures = result.semantic().array();
		final short[] instances = result.instances().array();
		final double voxel = view.grid().voxelVolume();
		for (int v = 0; v < structures.length; v++)
			if (posterior[structures[v] & 0xffff] && Level.isVertebra(instances[v] &
				0xffff)) volumes[instances[v] & 0xffff] += voxel;
		return volumes;
	}
}
