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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.LevelMeasures.Curvature;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.SpineRegion;
import org.spineps.measure.morphometry.shape.BodyFit;
import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.CentroidSpline;
import org.spineps.measure.morphometry.shape.DiscShape;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Frames;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.measure.morphometry.shape.SacrumFit;
import org.spineps.measure.morphometry.shape.Scene;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/** Puts the measures of all levels of one scene together. For one use. */
final class LevelMeasurer {

	private static final double PER_METRE = 1000;

	private final SpineSegmentation segmentation;
	private final Scene scene;
	private final ImageVolume image;
	private final Cutoffs cutoffs;
	private final List<SpineInstance> levels;
	private final Frames starts;
	/** Of every level; null without a body. */
	private final List<BodyFit> fits = new ArrayList<>();
	private final Map<Integer, Curvature> curvatures = new TreeMap<>();

	LevelMeasurer(final SpineSegmentation segmentation,
		final ImageVolume image, final Cutoffs cutoffs)
	{
		this.segmentation = segmentation;
		scene = Scene.of(segmentation);
		this.image = image;
		this.cutoffs = cutoffs;
		levels = scene.levels();
		starts = Frames.of(scene);
	}

	SpineMeasures measure() {
		final BodyFit[] bodies = new BodyFit[levels.size()];
		Parallelization.getTaskExecutor().forEach(IntStream.range(0, bodies.length)
			.boxed().toList(), n -> bodies[n] = bodyOrNull(levels.get(n)));
		for (int n = 0; n < bodies.length; n++)
			fits.add(levels.get(n).label() == Level.SACRUM.id() ? sacrumOrNull(Level.SACRUM
				.id()) : bodies[n]);
		bend();
		final CanalFit canal = CanalFit.of(scene, fits, levels.stream().map(
			Scene::level).toList(), cutoffs);
		final List<LevelMeasures> rows = IntStream.range(0, levels.size()).mapToObj(
			n -> row(n, canal)).toList();
		return new SpineMeasures(DoubtfulInputs.in(segmentation, rows, cutoffs),
			cutoffs);
	}

	/** @return what could be found of a vertebra; null without a body */
	private BodyFit bodyOrNull(final SpineInstance instance) {
		final int label = instance.label();
		final Optional<Level> level = Scene.level(instance);
		final Frame start = starts.frames().get(label);
		if (start == null || level.filter(Level.C1::equals).isPresent())
			return null;
		return BodyFit.of(scene, label, start, level.filter(Level.C2::equals)
			.isEmpty());
	}

	private BodyFit sacrumOrNull(final int label) {
		final BodyFit last = fits.isEmpty() ? null : fits.get(fits.size() - 1);
		if (last == null || last.inferior() == null || !scene.has(label))
			return null;
		return SacrumFit.of(scene, label, last.frame(), last.inferior());
	}

	/** Curvature of the curve through the bodies. */
	private void bend() {
		final List<Integer> with = IntStream.range(0, levels.size()).filter(
			n -> starts.frames().containsKey(levels.get(n).label()) && fits.get(
				n) != null).boxed().toList();
		if (with.size() < 3) return;
		final CentroidSpline spline = new CentroidSpline(with.stream().map(n -> fits
			.get(n).frame().origin()).toList());
		for (int k = 1; k < with.size() - 1; k++) {
			final Frame frame = fits.get(with.get(k)).frame();
			final Position bend = spline.curvature(spline.knot(k)).times(PER_METRE);
			curvatures.put(with.get(k), new Curvature(bend.dot(frame.posterior()),
				bend.dot(frame.right())));
		}
	}

	private LevelMeasures row(final int n, final CanalFit canal) {
		final SpineInstance instance = levels.get(n);
		final int label = instance.label();
		final Optional<Level> level = Scene.level(instance);
		final BodyFit known = fits.get(n);
		final BodyFit fit = known != null ? known : BodyFit.unknown(null, Double.NaN);
		final BodyFit next = n + 1 < fits.size() ? fits.get(n + 1) : null;
		final boolean sacrum = label == Level.SACRUM.id();
		final boolean whole = !sacrum && scene.has(label) && !scene.cut(label);
		final BodyMeasures body = BodyMeasures.of(fit, neighbours(n), whole ? scene
			.voxels(label) * scene.grid().voxelVolume() : Double.NaN, cutoffs);
		final MeasurementStep step = known == null ? new MeasurementStep(Double.NaN,
			Double.NaN, Double.NaN, Double.NaN) : MeasurementStep.of(scene, fit
				.frame(), Double.isNaN(body.inferiorDepthMm()) ? body.superiorDepthMm()
					: body.inferiorDepthMm());
		final DiscMeasures disc = disc(n, fit, next, step);
		final CanalMeasures sections = known == null || sacrum
			? CanalMeasures.UNKNOWN : canal.measures(n);
		return new LevelMeasures(instance, level, Optional.ofNullable(fit.frame()),
			Optional.ofNullable(fit.superior()), Optional.ofNullable(fit.inferior()),
			Optional.ofNullable(fit.superiorAcross()), Optional.ofNullable(fit
				.inferiorAcross()), body, disc, sections, Optional.ofNullable(curvatures
					.get(n)), step, EdgeError.of(step, segmentation.evidence(instance),
						body), LevelMeasures.Doubts.NONE, new Flags(scene, cutoffs, starts).of(instance, fit,
						body, disc, sections, step));
	}

	private DiscMeasures disc(final int n, final BodyFit fit,
		final BodyFit next, final MeasurementStep step)
	{
		final int label = levels.get(n).label();
		final int disc = Level.DISC_OFFSET + label;
		final boolean there = label != Level.SACRUM.id() && scene.has(disc);
		final double volume = there && !scene.cut(disc) ? scene.voxels(disc) * scene
			.grid().voxelVolume() : Double.NaN;
		final double signal = there && fit.frame() != null ? DiscSignal.ratio(scene,
			image, disc, fit.frame().up()) : Double.NaN;
		final DiscShape shape = fit.faces(next, cutoffs.reliability()
			.largestDiscSpaceMm()) ? new DiscShape(fit.inferior(), next
			.superior(), fit.frame().right().plus(next.frame().right()).unit()) : null;
		return DiscMeasures.of(shape, meanMiddle(fit, next), volume, signal, cutoffs
			.slip().leastMm(step.apMm()), Scene.level(levels.get(n)).flatMap(
				SpineRegion::of).orElse(null), n + 1 < levels.size() && levels.get(n +
					1).label() == Level.SACRUM.id(), cutoffs);
	}

	private static double meanMiddle(final BodyFit above, final BodyFit below) {
		return mean(middle(above), middle(below));
	}

	private static double middle(final BodyFit fit) {
		return fit == null || fit.superior() == null || fit.inferior() == null
			? Double.NaN : new BodyShape(fit.superior(), fit.inferior())
				.middleHeightMm();
	}

	/** Mean posterior height of the levels above and below that have one. */
	private double neighbours(final int n) {
		return mean(posterior(n - 1), posterior(n + 1));
	}

	private double posterior(final int n) {
		if (n < 0 || n >= fits.size() || fits.get(n) == null) return Double.NaN;
		final BodyFit fit = fits.get(n);
		return fit.superior() == null || fit.inferior() == null ? Double.NaN
			: new BodyShape(fit.superior(), fit.inferior()).posteriorHeightMm();
	}

	private static double mean(final double a, final double b) {
		if (Double.isNaN(a)) return b;
		return Double.isNaN(b) ? a : (a + b) / 2;
	}
}
