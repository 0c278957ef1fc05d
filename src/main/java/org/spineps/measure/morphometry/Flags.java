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

import org.spineps.anatomy.Naming;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.BodyFit;
import org.spineps.measure.morphometry.shape.Frames;
import org.spineps.measure.morphometry.shape.Scene;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;

/** What a reader must know before believing a row, in a word or two each. */
final class Flags {

	private final Scene scene;
	private final double fraction;
	private final Frames starts;

	Flags(final Scene scene, final Cutoffs cutoffs, final Frames starts) {
		this.scene = scene;
		fraction = cutoffs.reliability().coarseFraction();
		this.starts = starts;
	}

	/**
	 * @param instance a vertebra or the sacrum
	 * @param fit its landmarks
	 * @param body its measures
	 * @param disc measures of the disc under it
	 * @param canal measures of canal and cord
	 * @param step how fine the voxels are
	 * @return the flags
	 */
	List<String> of(final SpineInstance instance, final BodyFit fit,
		final BodyMeasures body, final DiscMeasures disc,
		final CanalMeasures canal, final MeasurementStep step)
	{
		final List<String> flags = new ArrayList<>();
		if (instance.naming() == Naming.LEVEL_UNKNOWN) flags.add("level unknown");
		final boolean vertebra = instance.kind() == Kind.VERTEBRA;
		if (!scene.has(instance.label())) flags.add(vertebra ? "no body"
			: "no sacrum");
		else if (scene.cut(instance.label())) flags.add("touches border");
		if (fit.frame() == null) return flags;
		if (fit.superior() == null) flags.add("no upper endplate");
		if (vertebra && fit.inferior() == null) flags.add("no lower endplate");
		if (starts.guessed().contains(instance.label())) flags.add(
			"frame from patient axes");
		flags.addAll(canal.remarks());
		// A plane in which the canal leaves the volume counts for nothing.
		if (canal.remarks().isEmpty() && vertebra && fit.inferior() != null && !scene.canal().isEmpty() && Double
			.isNaN(canal.leastApMm())) flags.add("canal cut or missing");
		coarse(flags, "heights", step.upMm(), Math.min(body.anteriorHeightMm(), Math
			.min(body.middleHeightMm(), body.posteriorHeightMm())));
		coarse(flags, "depth", step.apMm(), Math.min(body.superiorDepthMm(), body
			.inferiorDepthMm()));
		coarse(flags, "width", step.rlMm(), body.widthMm());
		coarse(flags, "disc height", step.upMm(), disc.heightMm());
		coarse(flags, "canal AP", step.apMm(), canal.leastApMm());
		coarse(flags, "canal area", step.apMm() + step.rlMm(), Math.sqrt(canal
			.leastAreaMm2()));
		coarse(flags, "cord AP", step.apMm(), canal.cordApMm());
		coarse(flags, "cord width", step.rlMm(), canal.cordRlMm());
		return flags;
	}

	private void coarse(final List<String> flags, final String what,
		final double stepMm, final double lengthMm)
	{
		if (stepMm > fraction * lengthMm) flags.add("coarse " + what);
	}
}
