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
package org.spineps.pipeline.instance;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.pipeline.extra.PhaseTrace;
import org.spineps.pipeline.instance.InstanceMerger.Merged;
import org.spineps.pipeline.instance.InstanceOptions.Step;
import org.spineps.pipeline.instance.cutout.Cutout;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutNetwork;
import org.spineps.pipeline.instance.cutout.CutoutPrediction;
import org.spineps.pipeline.instance.cutout.CutoutResult;
import org.spineps.pipeline.semantic.VoxelUnits;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;

/**
 * The first half of the instance phase for one mask: bodies, cut-outs,
 * predictions, merging. For one use; what it saw can be asked for afterwards.
 */
final class InstancePrediction {

	private static final double CENTRE_STEP_MM = 3.75;

	private final CutoutNetwork network;
	private final CutoutFormat format;
	private final InstanceRules rules;
	private final InstanceOptions options;
	private final boolean traced;
	private final LabelVolume semantic;
	private final Grid whole;
	/** Cut-outs and what the network answered; only filled for a trace. */
	private final List<Cutout> cutouts = new ArrayList<>();
	private final List<CutoutResult> answers = new ArrayList<>();
	private LabelVolume working;
	/** A copy, as tidying changes the original; only for a trace. */
	private LabelVolume merged;
	private LabelVolume tidied;

	/**
	 * @param network the network; called once for each body
	 * @param format what it looks at
	 * @param rules switches and thresholds
	 * @param semantic structures on any grid; not changed
	 * @param traced whether {@link #trace} will be asked for
	 */
	InstancePrediction(final CutoutNetwork network, final CutoutFormat format,
		final InstanceRules rules, final LabelVolume semantic,
		final boolean traced)
	{
		this.network = network;
		this.format = format;
		this.rules = rules;
		options = rules.options();
		this.traced = traced;
		this.semantic = semantic;
		whole = format.workingGrid(semantic.grid().reorient(AxisCodes.PIR));
	}

	/**
	 * @param progress receives every cut-out, asked before it whether to stop
	 * @return the merged predictions
	 * @throws SpinepsException if the network cannot run
	 */
	RawInstances run(final Progress progress) throws SpinepsException {
		final Box spine = LabelStatistics.boundingBox(semantic,
			label -> label != 0);
		if (spine.isEmpty()) return RawInstances.none(
			"The semantic mask is empty: no vertebra was looked for.");
		final LabelVolume cropped = working(spine);
		if (!hasBodies(cropped)) return RawInstances.none(
			"The semantic mask has no vertebral body: no vertebra was found.");
		final CorpusCentres corpora = CorpusCentres.find(cropped, options.does(
			Step.CLEAN_CORPORA) ? voxels(options.corpora().minVolumeMm3(), cropped)
				: 0, rules);
		if (corpora.centres().isEmpty()) return RawInstances.none(
			"The vertebral bodies of the semantic mask are too small: no vertebra " +
				"was found.");
		RawCombination.mergeCore(cropped);
		working = cropped;
		final List<double[]> centres = onBone(corpora.centres());
		final List<CutoutPrediction> predictions = predict(centres, progress);
		progress.checkCancelled();
		final Merged claimed = InstanceMerger.merge(predictions, CutoutAgreements.find(
			predictions, options.merging()), centres, working.grid(), rules);
		if (traced) merged = claimed.labels().copy();
		final Merged clean = new InstanceCleanup(rules).clean(claimed, working,
			corpora.bodies(), voxels(options.merging().minVolumeMm3(), working));
		if (clean.support().isEmpty()) return RawInstances.none(
			"The instance network recognised none of " + centres.size() +
				" vertebral bodies.");
		tidied = clean.labels();
		progress.checkCancelled();
		return new RawInstances(clean.labels(), clean.support(), List.of());
	}

	/** @return what was seen so far, under SPINEPS's keys */
	PhaseTrace trace() {
		final PhaseTrace trace = PhaseTrace.empty();
		trace.add("inst_uncropped_Subreg_nii_a_PIR", () -> Reorient.to(
			semantic, AxisCodes.PIR));
		if (LabelStatistics.boundingBox(semantic, label -> label != 0).isEmpty())
			return trace;
		trace.add("inst_uncropped_Subreg_nii_b_zms", () -> Resample.nearest(Reorient
			.to(semantic, AxisCodes.PIR), whole, true));
		if (working == null) return trace;
		trace.add("inst_cropped_Subreg_nii_b", () -> working);
		for (int n = 0; n < answers.size(); n++) {
			final String key = "inst_cutout_vert_nii_" + n;
			final Cutout cutout = cutouts.get(n);
			final CutoutResult answer = answers.get(n);
			trace.add(key + "_cut", cutout::labels);
			trace.add(key + "_pred", answer::classes);
		}
		if (merged != null) trace.add("inst_crop_vert_arr_a_raw", () -> merged);
		if (tidied == null) return trace;
		trace.add("inst_cropped_vert_arr_c_proc", () -> tidied);
		trace.add("inst_uncropped_vert_arr_a", () -> RawCombination.onWhole(tidied,
			whole));
		return trace;
	}

	/** @return voxels of a cleaning threshold, which must not be too small */
	private static int voxels(final double mm3, final LabelVolume working) {
		return Math.max(VoxelUnits.volume(InstanceOptions.SMALLEST_MM3, working
			.grid()), VoxelUnits.wholeVoxels(mm3, working.grid()));
	}

	/**
	 * @param box of the labels in the mask
	 * @return the labels on the working grid, cropped, with a margin
	 */
	private LabelVolume working(final Box box) {
		final Grid pir = semantic.grid().reorient(AxisCodes.PIR);
		final Box spine = RawCombination.pirBox(semantic.grid(), box);
		final int[] min = new int[3];
		final int[] max = new int[3];
		int reach = 0;
		for (int axis = 0; axis < 3; axis++) {
			final double ratio = pir.spacing(axis) / whole.spacing(axis);
			// Of what lies farther away no voxel of the rough box takes its label.
			reach = Math.max(reach, 2 + (int) Math.ceil(4 / ratio));
			min[axis] = Math.max(0, (int) Math.floor(spine.min(axis) * ratio) - 2);
			max[axis] = Math.min(whole.size(axis), (int) Math.ceil(spine.max(axis) *
				ratio) + 2);
			// The last voxels of a coarser grid may lie outside the labels' box.
			min[axis] = Math.min(min[axis], max[axis] - 1);
		}
		final Box rough = new Box(min, max);
		final LabelVolume resampled = Resample.nearest(RawCombination.pirPart(
			semantic, box.grow(reach).intersect(semantic.grid().box())), whole.crop(
				rough), true);
		final Box labels = LabelStatistics.boundingBox(resampled,
			label -> label != 0);
		if (labels.isEmpty()) return resampled;
		final int margin = VoxelUnits.length(options.cropMarginMm(), whole);
		final int[] lower = new int[3];
		final int[] upper = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			lower[axis] = Math.max(-min[axis], labels.min(axis) - margin);
			upper[axis] = Math.min(whole.size(axis) - min[axis], labels.max(axis) +
				margin);
		}
		return Crop.of(resampled, new Box(lower, upper), 0);
	}

	private boolean hasBodies(final LabelVolume structures) {
		for (final short label : structures.array())
			if (rules.isBody(label)) return true;
		return false;
	}

	private List<double[]> onBone(final List<double[]> centres) {
		final int step = Math.max(1, (int) Math.rint(CENTRE_STEP_MM / working.grid()
			.spacing(1)));
		return centres.stream().map(centre -> Cutout.onBone(working, centre, step))
			.toList();
	}

	private List<CutoutPrediction> predict(final List<double[]> centres,
		final Progress progress) throws SpinepsException
	{
		final List<CutoutPrediction> predictions = new ArrayList<>();
		final int batch = network.batch();
		for (int first = 0; first < centres.size(); first += batch) {
			progress.checkCancelled();
			progress.report(InstancePhase.STAGE, first, centres.size());
			final List<Cutout> some = new ArrayList<>();
			for (final double[] centre : centres.subList(first, Math.min(first + batch,
				centres.size())))
				some.add(Cutout.around(working, centre, format.size()));
			final List<CutoutResult> seen = network.predictAll(some.stream().map(
				Cutout::labels).toList());
			for (int n = 0; n < some.size(); n++)
				predictions.add(CutoutPrediction.of(some.get(n), seen.get(n), working
					.grid().box(), options.merging().largestComponents()));
			if (traced) {
				cutouts.addAll(some);
				answers.addAll(seen);
			}
		}
		progress.report(InstancePhase.STAGE, centres.size(), centres.size());
		return predictions;
	}
}
