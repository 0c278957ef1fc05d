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

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * The bodies of the vertebrae, from the top. Sagittal series cut processes at the
 * sides and leave bodies whole, so that bodies are what can be compared. In a
 * result without bodies a whole vertebra stands for its body.
 *
 * @param vertebrae all vertebrae, from the top
 * @param mask each body, with its vertebra's label
 * @param list where they are, in the order of the result; vertebrae without
 *          voxels are missing
 */
record CaseBodies(List<SpineInstance> vertebrae, LabelVolume mask,
	List<Body> list)
{

	/**
	 * @param vertebra whose body it is
	 * @param voxels number of its voxels
	 * @param centreMm mean position in RAS millimetres
	 * @param box its voxels
	 */
	record Body(SpineInstance vertebra, long voxels, double[] centreMm, Box box) {

		/** @return millimetres to another one's centre */
		double distanceMm(final Body other) {
			double sum = 0;
			for (int axis = 0; axis < 3; axis++)
				sum += (centreMm[axis] - other.centreMm[axis]) * (centreMm[axis] -
					other.centreMm[axis]);
			return Math.sqrt(sum);
		}
	}

	static CaseBodies of(final SpineSegmentation result) {
		final short[] semantic = result.semantic().array();
		final LabelVolume mask = LabelVolume.zeros(result.instances().grid());
		final short[] bodies = mask.array();
		final short[] instances = result.instances().array();
		boolean any = false;
		for (int n = 0; n < bodies.length; n++)
			if (Level.isVertebra(instances[n]) && (semantic[n] == Structure.CORPUS
				.id() || semantic[n] == Structure.CORPUS_CORE.id()))
			{
				bodies[n] = instances[n];
				any = true;
			}
		for (int n = 0; !any && n < bodies.length; n++)
			if (Level.isVertebra(instances[n])) bodies[n] = instances[n];
		final LabelStatistics statistics = LabelStatistics.of(mask);
		final List<Body> list = new ArrayList<>();
		for (final SpineInstance vertebra : result.vertebrae()) {
			final int label = vertebra.label();
			if (statistics.has(label)) list.add(new Body(vertebra, statistics.count(
				label), mask.grid().toWorld(statistics.centroid(label)), statistics.box(
					label)));
		}
		return new CaseBodies(result.vertebrae(), mask, List.copyOf(list));
	}

	/** @return whether a vertebra has a body */
	boolean has(final SpineInstance vertebra) {
		return find(vertebra) != null;
	}

	/**
	 * @param vertebra a vertebra, or something else, which is not
	 * @return whether it is the first or last one, has no body, and between the next
	 *         body and the edge of the volume there is no room for one
	 */
	boolean isOutOfView(final SpineInstance vertebra) {
		final int n = vertebrae.indexOf(vertebra);
		if (n < 0 || vertebrae.size() < 2 || n != 0 && n != vertebrae.size() - 1 || has(
			vertebra)) return false;
		final Body next = find(vertebrae.get(n == 0 ? 1 : n - 1));
		final View view = new View(mask.grid());
		return next != null && view.roomMm(next.box(), n == 0) < view.heightMm(next
			.box());
	}

	private Body find(final SpineInstance vertebra) {
		return list.stream().filter(body -> body.vertebra().label() == vertebra
			.label()).findFirst().orElse(null);
	}
}
