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
import java.util.Objects;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.SpineInstance;

/**
 * One level: a vertebra (or the sacrum) and the disc under it. Immutable.
 *
 * @param instance the vertebra or sacrum
 * @param level its level; empty if nothing supports its number
 * @param frame its own directions; empty without a body
 * @param superior landmarks of the upper endplate; empty if unknown
 * @param inferior landmarks of the lower endplate; empty if unknown
 * @param superiorAcross direction of the upper endplate from left to right; empty
 *          if unknown
 * @param inferiorAcross direction of the lower endplate from left to right; empty
 *          if unknown
 * @param body measures of the body
 * @param disc measures of the disc space under it
 * @param canal measures of canal and cord
 * @param curvature of the curve through the bodies, in 1/m: to the back
 *          (lordosis positive) and to the patient's right; empty at the ends
 * @param step how fine the voxels are here
 * @param edge how uncertain edges are here
 * @param doubts what the quality rules say of what was measured
 * @param flags what limits the measures, a word or two each
 */
public record LevelMeasures(SpineInstance instance, Optional<Level> level,
	Optional<Frame> frame, Optional<Endplate> superior,
	Optional<Endplate> inferior, Optional<Position> superiorAcross,
	Optional<Position> inferiorAcross, BodyMeasures body, DiscMeasures disc,
	CanalMeasures canal, Optional<Curvature> curvature, MeasurementStep step,
	EdgeError edge, Doubts doubts, List<String> flags)
{

	/**
	 * What speaks against what was measured, e.g. "L3 is amber"; each empty if
	 * nothing does.
	 *
	 * @param neighbours of the vertebra and those that it is compared with
	 * @param disc of the vertebra and the next one
	 * @param canal of canal and cord, and the vertebra
	 */
	public record Doubts(String neighbours, String disc, String canal) {

		/** Nothing speaks against anything. */
		static final Doubts NONE = new Doubts("", "", "");
	}

	/**
	 * How a curve bends.
	 *
	 * @param posteriorPerM towards posterior: lordosis positive, kyphosis negative
	 * @param rightPerM towards the patient's right
	 */
	public record Curvature(double posteriorPerM, double rightPerM) {

		/** @return curvature in 1/m, never negative */
		public double perM() {
			return Math.hypot(posteriorPerM, rightPerM);
		}
	}

	/** Copies the list and checks that nothing is missing. */
	public LevelMeasures {
		Objects.requireNonNull(instance);
		Objects.requireNonNull(level);
		Objects.requireNonNull(frame);
		Objects.requireNonNull(superior);
		Objects.requireNonNull(inferior);
		Objects.requireNonNull(superiorAcross);
		Objects.requireNonNull(inferiorAcross);
		Objects.requireNonNull(body);
		Objects.requireNonNull(disc);
		Objects.requireNonNull(canal);
		Objects.requireNonNull(curvature);
		Objects.requireNonNull(step);
		Objects.requireNonNull(edge);
		Objects.requireNonNull(doubts);
		flags = List.copyOf(flags);
	}

	/** @return the same with other doubts */
	LevelMeasures with(final Doubts other) {
		return new LevelMeasures(instance, level, frame, superior, inferior,
			superiorAcross, inferiorAcross, body, disc, canal, curvature, step, edge,
			other, flags);
	}

	/** @return name for people, e.g. "L4" or "V3" */
	public String name() {
		return instance.name();
	}
}
