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
package org.spineps.pipeline.semantic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.spineps.anatomy.Structure;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.Resample;

/**
 * Says in plain words when a scan, or what was found in it, is far from what the
 * packaged networks were trained on. A network labels noise, a knee or a CT scan
 * without a blush; these checks are few and simple, and their silence proves
 * nothing.
 * <p>
 * The limit of doubt lies between what semantic-small 0.4.0 made of sagittal T2w
 * scans of the spine and of axial slices, noise and a ball (0.30 to 0.52 of the
 * voxels of bodies, discs and canal are doubtful). Of the scans and pieces of
 * 26 x 90 x 120 mm and more most have 0.03 to 0.07; a bent, operated spine has
 * 0.14, a piece of 60 mm height 0.25, and a view of 38 cm 0.23 before what lies
 * far off is tidied away. Slices that are coronal or front to back have no more
 * (0.06 to 0.15), but in them the network is less sure of the canal: 0.78 to 0.86
 * on the mean, against 0.89 to 0.94.
 * </p>
 */
public final class OutOfRange {

	/** A voxel whose best class is less likely than this is doubtful. */
	static final double DOUBTFUL_BELOW = 0.6;
	/** The largest share of the clear structures that may be doubtful. */
	static final double LARGEST_DOUBTFUL_SHARE = 0.2;
	private static final List<Structure> CLEAR = List.of(Structure.CORPUS,
		Structure.CORPUS_CORE, Structure.CORD, Structure.CANAL, Structure.DISC);

	/** The least mean probability of canal and cord that is usual. */
	static final double LEAST_CANAL = 0.87;
	/** In less of a canal the mean says nothing. */
	private static final double ENOUGH_CANAL_MM3 = 2000;

	private static final double CT_BELOW = -200;
	private static final int FEWEST_VALUES = 10;
	private static final double THICK_SLICE_RATIO = 1.5;
	private static final double COARSE_IN_PLANE_MM = 2.2;
	private static final double COARSE_SLICES_MM = 7;
	private static final double LEAST_HEIGHT_MM = 50;
	private static final double LEAST_DEPTH_MM = 40;
	private static final double LEAST_WIDTH_MM = 12;
	private static final double BODY_PIECE_MM3 = 1000;
	private static final double LARGEST_BODY_MM3 = 100_000;
	private static final int MANY_PIECES = 15;

	private OutOfRange() {
		// static methods only
	}

	/**
	 * Makes both checks.
	 *
	 * @param image a scan; not changed
	 * @param result what a semantic network found in it, tidied; not changed
	 * @return the result with the sentences before its own warnings
	 */
	public static SemanticResult check(final ImageVolume image,
		final SemanticResult result)
	{
		final List<String> warnings = new ArrayList<>(ofImage(image));
		warnings.addAll(ofResult(result));
		warnings.addAll(result.warnings());
		return new SemanticResult(result.labels(), result.confidence(), result
			.device(), warnings);
	}

	/**
	 * Looks at intensities and geometry.
	 *
	 * @param image a scan on any grid; not changed
	 * @return sentences for the user; empty if nothing is odd
	 */
	public static List<String> ofImage(final ImageVolume image) {
		final List<String> warnings = new ArrayList<>();
		intensities(image.array(), warnings);
		geometry(image.grid(), warnings);
		return warnings;
	}

	/**
	 * Looks at doubt and anatomy.
	 *
	 * @param result what a semantic network found; not changed
	 * @return sentences for the user; empty if nothing is odd or nothing was found
	 */
	public static List<String> ofResult(final SemanticResult result) {
		final List<String> warnings = new ArrayList<>();
		doubt(result, warnings);
		anatomy(result.labels(), warnings);
		return warnings;
	}

	private static void intensities(final float[] voxels,
		final List<String> warnings)
	{
		float least = Float.POSITIVE_INFINITY;
		final float[] values = new float[FEWEST_VALUES];
		int different = 0;
		for (final float voxel : voxels) {
			least = Math.min(least, voxel);
			if (different < FEWEST_VALUES && !contains(values, different, voxel))
				values[different++] = voxel;
		}
		if (least < CT_BELOW) warnings.add(String.format(Locale.ROOT,
			"The image has values down to %.0f, as CT has: the network was made " +
				"for T2-weighted MRI, and its result cannot be trusted.", least));
		if (different < FEWEST_VALUES) warnings.add("The image has only " +
			different + " different values: it may be a mask or empty, not a scan.");
	}

	private static boolean contains(final float[] values, final int count,
		final float value)
	{
		for (int i = 0; i < count; i++)
			if (values[i] == value) return true;
		return false;
	}

	private static void geometry(final Grid grid, final List<String> warnings) {
		final double[] spacing = new double[3];
		final double[] extent = new double[3];
		final AxisCodes codes = grid.axisCodes();
		for (int axis = 0; axis < 3; axis++) {
			final int ras = codes.worldAxis(axis);
			spacing[ras] = grid.spacing(axis);
			extent[ras] = grid.spacing(axis) * grid.size(axis);
		}
		final double inPlane = Math.max(spacing[1], spacing[2]);
		final double finest = Math.min(spacing[1], spacing[2]);
		if (inPlane > THICK_SLICE_RATIO * Math.max(spacing[0], finest)) warnings
			.add(String.format(Locale.ROOT, "The slices seem to be %s (%.1f mm " +
				"thick): the network was made for sagittal ones.", spacing[2] > spacing[1]
					? "axial" : "coronal", inPlane));
		else if (inPlane > COARSE_IN_PLANE_MM || spacing[0] > COARSE_SLICES_MM)
			warnings.add(String.format(Locale.ROOT, "The voxels are coarse " +
				"(%.1f mm left-right, %.1f mm front-back, %.1f mm up-down): small " +
				"structures will be missed.", spacing[0], spacing[1], spacing[2]));
		if (extent[2] < LEAST_HEIGHT_MM || extent[1] < LEAST_DEPTH_MM ||
			extent[0] < LEAST_WIDTH_MM) warnings.add(String.format(Locale.ROOT,
				"The image shows little (%.0f mm left-right, %.0f mm front-back, " +
					"%.0f mm up-down): results are unreliable.", extent[0], extent[1],
				extent[2]));
	}

	private static void doubt(final SemanticResult result,
		final List<String> warnings)
	{
		final double share = doubtfulShare(result);
		if (share > LARGEST_DOUBTFUL_SHARE) {
			warnings.add(String.format(Locale.ROOT, "The network doubts %.0f %% of the bodies, discs and canal that it " +
				"marked (up to 15 %% is usual): this may not be a sagittal T2-weighted " +
				"scan of the spine, or only a very small piece, and the result cannot be trusted.",
				100 * share));
			return;
		}
		final double canal = meanOfCanal(result);
		if (canal < LEAST_CANAL) warnings.add(String.format(Locale.ROOT,
			"The network is unsure of the canal (mean probability %.2f; %.2f and more " +
				"is usual): the slices may not be sagittal, or front and back exchanged, " +
				"and the result cannot be trusted. Check the header, or the orientation " +
				"that was chosen.", canal, LEAST_CANAL));
	}

	/**
	 * @param result what a semantic network found; not changed
	 * @return whether it doubts more than is usual in a scan that lies as is said
	 */
	public static boolean isDoubtful(final SemanticResult result) {
		return doubtfulShare(result) > LARGEST_DOUBTFUL_SHARE || meanOfCanal(
			result) < LEAST_CANAL;
	}

	/**
	 * @param result what a semantic network found; not changed
	 * @return mean probability of canal and cord, 0..1; 0 if there is too little of
	 *         them
	 */
	public static double canal(final SemanticResult result) {
		final double mean = meanOfCanal(result);
		return Double.isNaN(mean) ? 0 : mean;
	}

	private static boolean isClear(final int label) {
		return CLEAR.stream().anyMatch(structure -> structure.id() == label);
	}

	/** @return of canal and cord; NaN if there is too little of them */
	static double meanOfCanal(final SemanticResult result) {
		final short[] labels = onConfidence(result).array();
		final float[] confidence = result.confidence().array();
		long voxels = 0;
		double sum = 0;
		for (int v = 0; v < labels.length; v++)
			if (labels[v] == Structure.CANAL.id() || labels[v] == Structure.CORD
				.id())
			{
				voxels++;
				sum += confidence[v];
			}
		return voxels * result.confidence().grid()
			.voxelVolume() < ENOUGH_CANAL_MM3 ? Double.NaN : sum / voxels;
	}

	/** SPINEPS leaves its masks on the grid of the network. */
	private static LabelVolume onConfidence(final SemanticResult result) {
		return result.labels().grid().equals(result.confidence().grid()) ? result
			.labels() : Resample.nearest(result.labels(), result.confidence().grid(),
				false);
	}

	/**
	 * @param result what a semantic network found; not changed
	 * @return which part of bodies, discs and canal it doubts, 0..1; 1 if it found
	 *         none of them
	 */
	public static double doubt(final SemanticResult result) {
		final boolean nothing = CLEAR.stream().noneMatch(structure -> contains(result
			.labels().array(), structure.id()));
		return nothing ? 1 : doubtfulShare(result);
	}

	/**
	 * The small processes are doubtful on good scans too, so only the structures
	 * that every network finds well are looked at.
	 */
	static double doubtfulShare(final SemanticResult result) {
		final short[] labels = onConfidence(result).array();
		final float[] confidence = result.confidence().array();
		long labelled = 0;
		long doubtful = 0;
		for (int v = 0; v < labels.length; v++)
			if (isClear(labels[v])) {
				labelled++;
				if (confidence[v] < DOUBTFUL_BELOW) doubtful++;
			}
		return labelled == 0 ? 0 : doubtful / (double) labelled;
	}

	private static void anatomy(final LabelVolume labels,
		final List<String> warnings)
	{
		final double voxelMm3 = labels.grid().voxelVolume();
		final Components bodies = Components.of(labels, Connectivity.FACES,
			Structure.CORPUS.id(), Structure.CORPUS_CORE.id());
		int small = 0;
		int whole = 0;
		double largest = 0;
		for (int id = 1; id <= bodies.count(); id++) {
			final double volume = bodies.size(id) * voxelMm3;
			largest = Math.max(largest, volume);
			if (volume < BODY_PIECE_MM3) small++;
			else whole++;
		}
		if (small > MANY_PIECES && small > 3 * whole) warnings.add(
			"The vertebral bodies are broken into " + (small + whole) +
				" pieces: this may not be a spine.");
		if (largest > LARGEST_BODY_MM3 && whole < 3) warnings.add(String.format(
			Locale.ROOT, "A piece of vertebral body has %.0f ml, more than a vertebra " +
				"can have: this may not be a spine.", largest / 1000));
		if (whole >= 2 && !contains(labels.array(), Structure.CANAL.id(),
			Structure.CORD.id())) warnings.add(
				"Vertebral bodies were found, but no spinal canal behind them.");
	}

	private static boolean contains(final short[] labels, final int... wanted) {
		for (final short label : labels)
			if (label != 0 && Arrays.stream(wanted).anyMatch(w -> w == label))
				return true;
		return false;
	}
}
