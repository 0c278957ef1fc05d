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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.DiscShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;

/**
 * Differences between what was measured on phantoms and what was painted, by
 * quantity, in millimetres and degrees.
 */
final class PhantomErrors {

	/** Lengths in the sagittal plane, all of one voxel size. */
	static final List<String> LENGTHS = List.of("Ha", "Hm", "Hp", "depth", "disc",
		"slip");
	static final List<String> ANGLES = List.of("body wedge", "disc angle",
		"sagittal Cobb", "coronal Cobb");
	/** Of landmarks; each belongs to one surface. */
	static final List<String> PLACES = List.of("landmark AP", "landmark up");
	static final String WIDTH = "width";

	private record Difference(double value, Object placed) {}

	private final Map<String, List<Difference>> all = new TreeMap<>();
	private final double scale;

	PhantomErrors() {
		this(1);
	}

	/** @param scale of the phantoms, by which lengths are divided */
	PhantomErrors(final double scale) {
		this.scale = scale;
	}

	/** Angles do not depend on the scale. */
	void add(final String quantity, final double measured, final double truth,
		final Object placed)
	{
		final double length = ANGLES.contains(quantity) ? measured : measured /
			scale;
		all.computeIfAbsent(quantity, name -> new ArrayList<>()).add(new Difference(
			length - truth, placed));
	}

	/**
	 * Adds everything that is known of two bodies.
	 *
	 * @param anatomy how the phantom lies
	 */
	void add(final SpineMeasures measures, final LandmarkCases.Case one,
		final Frame anatomy, final Object placed)
	{
		final List<BodyShape> bodies = List.of(one.upper(), one.lower());
		for (int n = 0; n < 2; n++) {
			final LevelMeasures level = measures.levels().get(n);
			final BodyMeasures body = level.body();
			final BodyShape truth = bodies.get(n);
			add("Ha", body.anteriorHeightMm(), truth.anteriorHeightMm(), placed);
			add("Hm", body.middleHeightMm(), truth.middleHeightMm(), placed);
			add("Hp", body.posteriorHeightMm(), truth.posteriorHeightMm(), placed);
			add("depth", body.superiorDepthMm(), truth.superior().depthMm(), placed);
			add("depth", body.inferiorDepthMm(), truth.inferior().depthMm(), placed);
			add("body wedge", body.wedgeDegrees(), truth.wedgeDegrees(
				LandmarkCases.RIGHT), placed);
			add(WIDTH, body.widthMm(), 2 * BodyPhantom.HALF_WIDTH_MM, placed);
			landmarks(level.superior().orElseThrow(), truth.superior(), anatomy,
				placed);
			landmarks(level.inferior().orElseThrow(), truth.inferior(), anatomy,
				placed);
		}
		final LevelMeasures upper = measures.levels().get(0);
		final LevelMeasures lower = measures.levels().get(1);
		final DiscShape truth = new DiscShape(bodies.get(0).inferior(), bodies.get(
			1).superior(), LandmarkCases.RIGHT);
		add("disc", upper.disc().heightMm(), truth.heightMm(), placed);
		add("slip", upper.disc().slipMm(), truth.slipMm(), placed);
		add("disc angle", upper.disc().degrees(), truth.degrees(), placed);
		add("sagittal Cobb", SpineMeasures.sagittalCobbDegrees(upper, true, lower,
			true), one.expected().get("angle_sup_first_to_sup_last_deg")
				.getAsDouble(), placed);
		add("coronal Cobb", measures.coronalCobbDegrees(0, 1), 0, placed);
	}

	private void landmarks(final Endplate found, final Endplate truth,
		final Frame anatomy, final Object placed)
	{
		final List<Position> there = List.of(found.anterior(), found.middle(), found
			.posterior());
		final List<Position> painted = List.of(truth.anterior(), truth.middle(),
			truth.posterior());
		for (int n = 0; n < 3; n++) {
			final Position way = there.get(n).minus(anatomy.origin());
			if (n != 1) add("landmark AP", way.dot(anatomy.anterior()), painted.get(n)
				.anterior(), placed);
			add("landmark up", way.dot(anatomy.up()), painted.get(n).superior(),
				placed);
		}
	}

	void assertWithin(final List<String> quantities, final double bound) {
		for (final String quantity : quantities)
			assertThat(Math.abs(worst(quantity).value)).as("%s of %s%n%s", quantity,
				worst(quantity).placed, this).isLessThanOrEqualTo(bound);
	}

	/** Writes all of it to a text file among the build's outputs. */
	void write(final String name) throws IOException {
		final Path folder = Files.createDirectories(Path.of("target",
			"phantom-errors"));
		Files.writeString(folder.resolve(name + ".txt"), toString());
	}

	double rms(final String quantity) {
		return Math.sqrt(all.get(quantity).stream().mapToDouble(one -> one.value *
			one.value).average().orElseThrow());
	}

	double mean(final String quantity) {
		return all.get(quantity).stream().mapToDouble(Difference::value).average()
			.orElseThrow();
	}

	/** What is not a number is the worst. */
	private Difference worst(final String quantity) {
		Difference worst = all.get(quantity).get(0);
		for (final Difference one : all.get(quantity))
			if (!(Math.abs(one.value) <= Math.abs(worst.value))) worst = one;
		return worst;
	}

	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder();
		for (final String quantity : all.keySet())
			text.append(String.format(Locale.ROOT,
				"%-14s largest %6.3f, root mean square %.3f, mean %6.3f, n %d (%s)%n",
				quantity, worst(quantity).value, rms(quantity), mean(quantity), all.get(
					quantity).size(), worst(quantity).placed));
		return text.toString();
	}
}
