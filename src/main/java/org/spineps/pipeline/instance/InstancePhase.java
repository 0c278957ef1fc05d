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
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.pipeline.instance.InstanceMerger.Merged;
import org.spineps.pipeline.instance.InstanceOptions.Step;
import org.spineps.pipeline.semantic.VoxelUnits;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.Resample;

/**
 * Tells the vertebrae of a semantic mask apart: finds their bodies, lets a
 * network look at a cut-out around each, merges its answers by their agreement
 * (Möller et al. 2024, section 2.3) and brings both masks into agreement
 * (section 2.4).
 * <p>
 * Everything runs inside the bounding box of the labels. One phase object may be
 * used again, but not by two threads at once, because of the network.
 * </p>
 */
public final class InstancePhase {

	/** Name of the stage that {@link #run} reports, one step for each cut-out. */
	public static final String STAGE = "Instance network";

	private static final double SAME_SPACING_MM = 1e-3;
	private static final double CENTRE_STEP_MM = 3.75;

	private final CutoutNetwork network;
	private final CutoutFormat format;
	private final InstanceOptions options;

	/**
	 * @param network the network; called once for each body
	 * @param format what it looks at
	 * @param options switches and thresholds
	 */
	public InstancePhase(final CutoutNetwork network, final CutoutFormat format,
		final InstanceOptions options)
	{
		this.network = network;
		this.format = format;
		this.options = options;
	}

	/**
	 * @param semantic structures on any grid; not changed
	 * @param progress told of every cut-out, asked before it whether to stop
	 * @return the vertebrae on that grid; none, and a warning, if there is no
	 *         vertebral body
	 * @throws SpinepsException if the network cannot run
	 */
	public InstanceResult run(final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		return combine(predict(semantic, ExtraSink.NONE, progress), semantic,
			semantic.grid());
	}

	/**
	 * The first half: bodies, cut-outs, predictions, merging.
	 *
	 * @param semantic structures on any grid; not changed
	 * @param extras takes what is seen on the way, under SPINEPS's keys
	 * @param progress told of every cut-out, asked before it whether to stop
	 * @return the merged predictions
	 * @throws SpinepsException if the network cannot run, or an extra not be written
	 */
	public RawInstances predict(final LabelVolume semantic,
		final ExtraSink extras, final Progress progress) throws SpinepsException
	{
		final LabelVolume pir = Reorient.to(semantic, AxisCodes.PIR);
		debug(extras, "inst_uncropped_Subreg_nii_a_PIR", pir);
		final Box spine = LabelStatistics.boundingBox(pir, label -> label != 0);
		if (spine.isEmpty()) return RawInstances.none(
			"The semantic mask is empty: no vertebra was looked for.");
		final Grid whole = workingGrid(pir.grid());
		if (extras.wants(Extra.DEBUG)) debug(extras,
			"inst_uncropped_Subreg_nii_b_zms", Resample.nearest(pir, whole, true));
		final LabelVolume working = working(pir, spine, whole);
		if (!hasBodies(working)) return RawInstances.none(
			"The semantic mask has no vertebral body: no vertebra was found.");
		final CorpusCentres corpora = CorpusCentres.find(working, options.does(
			Step.CLEAN_CORPORA) ? voxels(options.corpora().minVolumeMm3(), working)
				: 0, options);
		if (corpora.centres().isEmpty()) return RawInstances.none(
			"The vertebral bodies of the semantic mask are too small: no vertebra " +
				"was found.");
		RawCombination.mergeCore(working);
		debug(extras, "inst_cropped_Subreg_nii_b", working);
		final List<double[]> centres = onBone(working, corpora.centres());
		final List<CutoutPrediction> predictions = predict(working, centres, extras,
			progress);
		progress.checkCancelled();
		Merged merged = InstanceMerger.merge(predictions, Couples.find(predictions,
			options.merging()), centres, working.grid(), options);
		debug(extras, "inst_crop_vert_arr_a_raw", merged.labels());
		merged = new InstanceCleanup(options).clean(merged, working, corpora
			.bodies(), voxels(options.merging().minVolumeMm3(), working));
		if (merged.support().isEmpty()) return RawInstances.none(
			"The instance network recognised none of " + centres.size() +
				" vertebral bodies.");
		debug(extras, "inst_cropped_vert_arr_c_proc", merged.labels());
		if (extras.wants(Extra.RAW)) extras.put(Extra.RAW, "instances",
			RawCombination.onWhole(merged.labels(), whole));
		if (extras.wants(Extra.DEBUG)) debug(extras, "inst_uncropped_vert_arr_a",
			RawCombination.onWhole(merged.labels(), whole));
		progress.checkCancelled();
		return new RawInstances(merged.labels(), merged.support(), List.of());
	}

	/**
	 * The second half: brings the predictions and the mask into agreement on the
	 * grid of the scan.
	 *
	 * @param raw merged predictions
	 * @param semantic the mask that they were made from
	 * @param target where the result is wanted; of another grid than the mask the
	 *          nearest voxels are taken
	 * @return the vertebrae on the target grid
	 */
	public InstanceResult combine(final RawInstances raw,
		final LabelVolume semantic, final Grid target)
	{
		return new RawCombination(options).combine(raw, semantic, target,
			workingGrid(semantic.grid().reorient(AxisCodes.PIR)));
	}

	private static void debug(final ExtraSink extras, final String key,
		final LabelVolume labels) throws SpinepsException
	{
		if (extras.wants(Extra.DEBUG)) extras.put(Extra.DEBUG, key, labels);
	}

	/** @return voxels of a cleaning threshold, which must not be too small */
	private static int voxels(final double mm3, final LabelVolume working) {
		return Math.max(VoxelUnits.volume(InstanceOptions.SMALLEST_MM3, working
			.grid()), VoxelUnits.wholeVoxels(mm3, working.grid()));
	}

	private Grid workingGrid(final Grid pir) {
		final double[] wanted = format.spacingMm();
		boolean same = true;
		for (int axis = 0; axis < 3; axis++)
			same &= Math.abs(pir.spacing(axis) - wanted[axis]) <= SAME_SPACING_MM;
		return same ? pir : pir.resample(wanted);
	}

	/** @return the labels on the working grid, cropped, with a margin */
	private LabelVolume working(final LabelVolume pir, final Box spine,
		final Grid whole)
	{
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final double ratio = pir.grid().spacing(axis) / whole.spacing(axis);
			min[axis] = Math.max(0, (int) Math.floor(spine.min(axis) * ratio) - 2);
			max[axis] = Math.min(whole.size(axis), (int) Math.ceil(spine.max(axis) *
				ratio) + 2);
			// The last voxels of a coarser grid may lie outside the labels' box.
			min[axis] = Math.min(min[axis], max[axis] - 1);
		}
		final Box rough = new Box(min, max);
		final LabelVolume resampled = Resample.nearest(pir, whole.crop(rough),
			true);
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

	private boolean hasBodies(final LabelVolume working) {
		final boolean core = options.has(Amendment.CORE_WITHOUT_BORDER);
		for (final short label : working.array())
			if (label == Structure.CORPUS.id() || core &&
				label == Structure.CORPUS_CORE.id()) return true;
		return false;
	}

	private static List<double[]> onBone(final LabelVolume working,
		final List<double[]> centres)
	{
		final int step = Math.max(1, (int) Math.rint(CENTRE_STEP_MM / working.grid()
			.spacing(1)));
		return centres.stream().map(centre -> Cutout.onBone(working, centre, step))
			.toList();
	}

	private List<CutoutPrediction> predict(final LabelVolume working,
		final List<double[]> centres, final ExtraSink extras,
		final Progress progress) throws SpinepsException
	{
		final List<CutoutPrediction> predictions = new ArrayList<>();
		for (final double[] centre : centres) {
			progress.checkCancelled();
			progress.report(STAGE, predictions.size(), centres.size());
			final Cutout cutout = Cutout.around(working, centre, format.size());
			final CutoutResult answer = network.predict(cutout.labels());
			final String key = "inst_cutout_vert_nii_" + predictions.size();
			debug(extras, key + "_cut", cutout.labels());
			debug(extras, key + "_pred", answer.classes());
			predictions.add(CutoutPrediction.of(cutout, answer, working.grid().box(),
				options.merging().largestComponents()));
		}
		progress.report(STAGE, centres.size(), centres.size());
		return predictions;
	}
}
