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
package org.spineps.measure.morphometry.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;

/**
 * First guesses of the frames of vertebrae: up along the curve through the
 * bodies, posterior towards the canal, or else towards the arch and processes, or
 * else as the patient lies.
 *
 * @param frames label → frame, from the top, of the vertebrae that have a body
 * @param guessed labels whose posterior direction is the patient's
 */
public record Frames(Map<Integer, Frame> frames, List<Integer> guessed) {

	/** How far above and below a body's middle its canal counts, in sizes of it. */
	private static final double CANAL_HALF = 0.25;
	/** So far from a body the canal behind it cannot be, however large it is. */
	private static final double CANAL_REACH_MM = 80;
	private static final Position UP = new Position(0, 0, 1);
	private static final Position ANTERIOR = new Position(0, 1, 0);
	private static final double LEAST_LENGTH = 1e-3;

	/**
	 * @param scene the masks of one spine
	 * @return a frame for each vertebra that has voxels
	 */
	public static Frames of(final Scene scene) {
		final List<Integer> labels = scene.levels().stream().filter(instance -> instance
			.kind() == Kind.VERTEBRA).map(SpineInstance::label).filter(scene::has)
			.toList();
		final List<Position> centres = labels.stream().map(scene::centroid)
			.toList();
		final Map<Integer, Frame> frames = new LinkedHashMap<>();
		final List<Integer> guessed = new ArrayList<>();
		final List<Position> ups = ups(centres);
		for (int n = 0; n < labels.size(); n++) {
			final Position up = ups.get(n);
			final Position origin = centres.get(n);
			final int label = labels.get(n);
			final Optional<Position> behind = scene.canal().centroid(origin, up,
				Math.max(CANAL_HALF * scene.sizeMm(label), scene.voxelMm(up)),
				CANAL_REACH_MM).or(() -> scene.posteriorCentroid(label));
			final Position front = behind.map(origin::minus).map(way -> way.without(
				up)).filter(way -> way.length() > LEAST_LENGTH).orElse(ANTERIOR);
			if (behind.isEmpty()) guessed.add(label);
			frames.put(label, Frame.of(origin, up, front));
		}
		return new Frames(frames, guessed);
	}

	private static List<Position> ups(final List<Position> centres) {
		if (centres.size() < 2) return centres.stream().map(centre -> UP).toList();
		final CentroidSpline spline = new CentroidSpline(centres);
		return IntStream.range(0, centres.size()).mapToObj(n -> spline.tangent(
			spline.knot(n)).times(-1)).toList();
	}
}
