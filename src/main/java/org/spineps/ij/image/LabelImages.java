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
package org.spineps.ij.image;

import ij.ImagePlus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.io.VolumeNames;
import org.spineps.io.mask.LabelCheck;
import org.spineps.io.mask.MaskChecks;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Open images whose values are labels, as volumes. */
public final class LabelImages {

	private static final double SAME_SPACING = 0.01;

	private LabelImages() {
		// static methods only
	}

	/** An image that was checked. */
	private record Checked(LabelVolume labels, Optional<Placement> placement) {}

	/**
	 * Two masks of the same scan. Where only one of them knows its place in the
	 * patient, they lie on each other as they are displayed.
	 *
	 * @param reference an open image
	 * @param prediction another one
	 * @param needsMillimetres whether images without calibration are refused
	 * @return both as labels; on one grid if that is possible without loss
	 * @throws SpinepsException if an image is not one of whole numbers from 0 to
	 *           65535 in one channel and frame, or is not calibrated though it must
	 *           be
	 */
	public static List<LabelVolume> pair(final ImagePlus reference,
		final ImagePlus prediction, final boolean needsMillimetres)
		throws SpinepsException
	{
		final Checked first = check(reference, "reference", needsMillimetres);
		final Checked second = check(prediction, "prediction", needsMillimetres);
		if (first.placement.isEmpty() || second.placement.isEmpty()) return List.of(
			first.labels.on(unplaced(reference)), second.labels.on(unplaced(
				prediction)));
		final Grid here = first.labels.grid();
		final Grid there = second.labels.grid();
		final boolean asDisplayed = Arrays.equals(here.size(), there.size()) &&
			sameSpacing(here, there) && !(first.placement.get()
				.source().isHeader() && second.placement.get().source().isHeader());
		return List.of(first.labels, asDisplayed ? second.labels.on(here)
			: Reorient.onto(second.labels, here));
	}

	/**
	 * A mask as it lies on a scan: by the places of both in the patient, or, where
	 * only one of them or none is known, as both are displayed.
	 *
	 * @param scan an open image; only its voxels' number and place are looked at
	 * @param mask an open image
	 * @return the labels, slices as many as the scan's
	 * @throws SpinepsException if the mask is not one of whole numbers from 0 to
	 *           65535 in one channel and frame, or does not lie on the scan
	 */
	public static LabelVolume over(final ImagePlus scan, final ImagePlus mask)
		throws SpinepsException
	{
		final Checked checked = check(mask, "label image", false);
		final boolean volume = scan.getBitDepth() != 24 && scan.getNChannels() == 1 &&
			scan.getNFrames() == 1;
		final Optional<Placement> there = volume ? place(scan, ImagePlusVolumes
			.values(scan), false).filter(LabelImages::isKnown) : Optional.empty();
		final Optional<Placement> here = checked.placement.filter(
			LabelImages::isKnown);
		LabelVolume labels = checked.labels;
		if (there.isPresent() && here.isPresent()) {
			labels = Reorient.onto(labels, there.get().grid());
			if (!labels.grid().agreesWith(there.get().grid()))
				throw new SpinepsException("The labels lie elsewhere than the image",
					"their headers name different places in the patient",
					"Choose the scan that the labels were made from");
		}
		final int slices = scan.isHyperStack() ? scan.getNSlices() : scan
			.getStackSize();
		final int[] size = labels.grid().size();
		if (size[0] != scan.getWidth() || size[1] != scan.getHeight() ||
			size[2] != slices) throw new SpinepsException(
				"The labels do not lie on the image", "they have " + size[0] + " x " +
					size[1] + " x " + size[2] + " voxels, the image " + scan.getWidth() +
					" x " + scan.getHeight() + " x " + slices,
				"Choose the scan that the labels were made from");
		return labels;
	}

	private static boolean isKnown(final Placement placement) {
		return placement.source().isHeader();
	}

	private static Checked check(final ImagePlus image, final String which,
		final boolean needsMillimetres) throws SpinepsException
	{
		requireMask(image, which);
		final float[] values = ImagePlusVolumes.values(image);
		final short[] labels = new short[values.length];
		final LabelCheck check = new LabelCheck();
		for (int v = 0; v < labels.length; v++)
			labels[v] = (short) check.label(values[v]);
		try {
			check.requireLabels();
			MaskChecks.requireMask(LabelVolume.wrap(labels, unplaced(image)));
		}
		catch (final SpinepsException e) {
			throw new SpinepsException("The " + which + " is not a label image", e
				.found(), "Labels are whole numbers from 0 to 65535; convert a mask " +
					"with Image > Type > 16-bit without scaling", e);
		}
		final Optional<Placement> placement = place(image, values,
			needsMillimetres);
		return new Checked(LabelVolume.wrap(labels, placement.map(Placement::grid)
			.orElseGet(() -> unplaced(image))), placement);
	}

	private static Optional<Placement> place(final ImagePlus image,
		final float[] values, final boolean needsMillimetres)
		throws SpinepsException
	{
		try {
			return Optional.of(ImageOrientation.of(image, values,
				DisplayedOrientation.DEFAULT, true));
		}
		catch (final SpinepsException e) {
			// Voxels can be counted without a calibration.
			if (needsMillimetres) throw e;
			return Optional.empty();
		}
	}

	private static void requireMask(final ImagePlus image, final String which)
		throws SpinepsException
	{
		if (image == null || image.getWidth() < 1 || image.getProcessor() == null)
			throw new SpinepsException("There is no " + which, "",
				"Give the title of an open label image or the path of a " +
					VolumeNames.endings() + " file");
		if (image.getBitDepth() == 24 || image.getNChannels() > 1 || image
			.getNFrames() > 1) throw new SpinepsException("The " + which +
				" must be one volume of labels", image.getBitDepth() == 24
					? "it is an RGB image" : "it has " + image.getNChannels() +
						" channels and " + image.getNFrames() + " frames",
				"Use a label image, as SPINEPS makes them");
	}

	private static Grid unplaced(final ImagePlus image) {
		return Grid.of(new int[] { image.getWidth(), image.getHeight(), image
			.getStackSize() }, new double[] { 1, 1, 1 }, AxisCodes.PIR);
	}

	private static boolean sameSpacing(final Grid here, final Grid there) {
		for (int axis = 0; axis < 3; axis++)
			if (Math.abs(there.spacing(axis) / here.spacing(axis) -
				1) > SAME_SPACING) return false;
		return true;
	}
}
