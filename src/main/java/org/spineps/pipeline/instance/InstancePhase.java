package org.spineps.pipeline.instance;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
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
	 * @return the vertebrae; none, and a warning, if there is no vertebral body
	 * @throws SpinepsException if the network cannot run
	 */
	public InstanceResult run(final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		final LabelVolume pir = Reorient.to(semantic, AxisCodes.PIR);
		final Box spine = LabelStatistics.boundingBox(pir, label -> label != 0);
		if (spine.isEmpty()) return nothing(semantic,
			"The semantic mask is empty: no vertebra was looked for.");
		final Grid whole = workingGrid(pir.grid());
		final LabelVolume working = working(pir, spine, whole);
		if (!hasBodies(working)) return nothing(semantic,
			"The semantic mask has no vertebral body: no vertebra was found.");
		final CorpusCentres corpora = CorpusCentres.find(working, options.does(
			Step.CLEAN_CORPORA) ? voxels(options.corpora().minVolumeMm3(), working)
				: 0, options);
		if (corpora.centres().isEmpty()) return nothing(semantic,
			"The vertebral bodies of the semantic mask are too small: no vertebra " +
				"was found.");
		mergeCore(working);
		final List<double[]> centres = onBone(working, corpora.centres());
		final List<CutoutPrediction> predictions = predict(working, centres,
			progress);
		progress.checkCancelled();
		Merged merged = InstanceMerger.merge(predictions, Couples.find(predictions,
			options.merging()), centres, working.grid(), options);
		merged = new InstanceCleanup(options).clean(merged, working, corpora
			.bodies(), voxels(options.merging().minVolumeMm3(), working));
		if (merged.support().isEmpty()) return nothing(semantic,
			"The instance network recognised none of " + centres.size() +
				" vertebral bodies.");
		progress.checkCancelled();
		return combine(semantic, pir, spine, onMask(merged.labels(), whole, pir
			.grid(), spine), merged.support());
	}

	/** @return voxels of a cleaning threshold, which must not be too small */
	private static int voxels(final double mm3, final LabelVolume working) {
		return Math.max(VoxelUnits.volume(InstanceOptions.SMALLEST_MM3, working
			.grid()), VoxelUnits.wholeVoxels(mm3, working.grid()));
	}

	private static InstanceResult nothing(final LabelVolume semantic,
		final String warning)
	{
		final LabelVolume kept = semantic.copy();
		mergeCore(kept);
		return new InstanceResult(LabelVolume.zeros(semantic.grid()), kept, List
			.of(), List.of(warning));
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
		final List<double[]> centres, final Progress progress)
		throws SpinepsException
	{
		final List<CutoutPrediction> predictions = new ArrayList<>();
		for (final double[] centre : centres) {
			progress.checkCancelled();
			progress.report(STAGE, predictions.size(), centres.size());
			final Cutout cutout = Cutout.around(working, centre, format.size());
			predictions.add(CutoutPrediction.of(cutout, network.predict(cutout
				.labels()), working.grid().box(), options.merging()
					.largestComponents()));
		}
		progress.report(STAGE, centres.size(), centres.size());
		return predictions;
	}

	private Box combineBox(final Grid pir, final Box spine) {
		return spine.grow(VoxelUnits.length(options.combining().marginMm(), pir))
			.intersect(pir.box());
	}

	/** @return instances on the mask's grid, cropped to the box of combining */
	private LabelVolume onMask(final LabelVolume instances, final Grid whole,
		final Grid pir, final Box spine)
	{
		final Grid target = pir.crop(combineBox(pir, spine));
		if (options.has(Amendment.ZERO_OUTSIDE)) return Resample.nearest(instances,
			target, false);
		final double[] origin = whole.toVoxel(instances.grid().toWorld(0, 0, 0));
		final LabelVolume uncropped = LabelVolume.zeros(whole);
		Crop.paste(instances, uncropped, (int) Math.rint(origin[0]), (int) Math
			.rint(origin[1]), (int) Math.rint(origin[2]));
		return Resample.nearest(uncropped, target, true);
	}

	private InstanceResult combine(final LabelVolume semantic,
		final LabelVolume pir, final Box spine, final LabelVolume instances,
		final List<Support> support)
	{
		final Box box = combineBox(pir.grid(), spine);
		final LabelVolume structures = Crop.of(pir, box, 0);
		mergeCore(structures);
		final AxisCodes codes = options.has(Amendment.STORAGE_INDEPENDENT)
			? AxisCodes.PIR : semantic.grid().axisCodes();
		final InstanceResult combination = new Combination(options).combine(Reorient
			.to(instances, codes), Reorient.to(structures, codes), support);
		return new InstanceResult(uncrop(combination.instances(), semantic, box, pir
			.grid()), uncrop(combination.semantic(), semantic, box, pir.grid()),
			combination.support(), combination.warnings());
	}

	/** @return the volume in its place on the grid of the mask */
	private static LabelVolume uncrop(final LabelVolume part,
		final LabelVolume mask, final Box box, final Grid pir)
	{
		final LabelVolume whole = LabelVolume.zeros(pir);
		Crop.paste(Reorient.to(part, AxisCodes.PIR), whole, box.min(0), box.min(1),
			box.min(2));
		return Reorient.to(whole, mask.grid().axisCodes()).on(mask.grid());
	}

	private static void mergeCore(final LabelVolume structures) {
		final short[] labels = structures.array();
		for (int v = 0; v < labels.length; v++)
			if (labels[v] == Structure.CORPUS_CORE.id()) labels[v] =
				(short) Structure.CORPUS.id();
	}
}
