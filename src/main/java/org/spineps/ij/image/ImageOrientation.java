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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFile;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/**
 * Finds out where the voxels of an open image lie in the patient: from the NIfTI
 * file it was opened from, from the property that this plugin's own images carry,
 * from DICOM tags in its slice labels, or else from what the user says.
 * <p>
 * Spacing is the image's calibration, which the user sees and can change;
 * directions and position are the header's.
 * </p>
 */
public final class ImageOrientation {

	/** Spacings that differ by less, relatively, are the same. */
	static final double SPACING_TOLERANCE = 0.01;

	/** Said of every image whose place in the patient nobody stated. */
	public static final String ASSUMED = VolumeFile.ORIENTATION_ASSUMED;

	/** Where the directions came from. */
	public enum Source {
			/** The volume file that the image was opened from. */
			FILE("file header"),
			/** A property of an image that this plugin made or opened. */
			PROPERTY("image property"),
			/** Tags in the slice labels. */
			DICOM("DICOM tags"),
			/** What the user or the macro said. */
			PARAMETER("parameter"),
			/** Nothing: the usual was taken. */
			ASSUMED("assumption, as no header says it");

		private final String text;

		Source(final String text) {
			this.text = text;
		}

		/** @return words for people */
		public String text() {
			return text;
		}

		/** @return whether it came with the image, and nobody had to say it */
		public boolean isHeader() {
			return this != PARAMETER && this != ASSUMED;
		}
	}

	/**
	 * Where the voxels lie, and how that is known.
	 *
	 * @param grid place of the voxels: x, y, slice number are its axes
	 * @param source where the directions came from
	 * @param notes sentences for the user; empty when nothing is odd
	 */
	public record Placement(Grid grid, Source source, List<String> notes) {

		/** Copies the notes. */
		public Placement {
			notes = List.copyOf(notes);
		}
	}

	private ImageOrientation() {
		// static methods only
	}

	/**
	 * @param image a calibrated volume, see {@link ImageChecks#requireVolume}
	 * @param values its calibrated values, see {@link ImagePlusVolumes#values}
	 * @param orientation for an image without a header: a text of
	 *          {@link DisplayedOrientation} or three axis codes
	 * @param useHeader whether to look for a header at all
	 * @return the place of the voxels
	 * @throws SpinepsException if the image is not calibrated, the orientation is
	 *           not known, or the slices of a DICOM series are not a volume
	 */
	public static Placement of(final ImagePlus image, final float[] values,
		final String orientation, final boolean useHeader) throws SpinepsException
	{
		final AxisCodes codes = DisplayedOrientation.parse(orientation);
		final List<String> notes = new ArrayList<>();
		if (useHeader) {
			final double[] spacingMm = Spacing.statedMm(image);
			final Optional<Grid> file = FileOrientation.find(image, values, notes);
			if (file.isPresent()) return placed(file.get(), Source.FILE, spacingMm,
				notes);
			final Optional<Grid> property = GridProperty.read(image);
			if (property.isPresent()) return placed(property.get(), Source.PROPERTY,
				spacingMm, notes);
			final Optional<Grid> dicom = DicomOrientation.find(image, spacingMm,
				notes);
			if (dicom.isPresent()) return new Placement(dicom.get(), Source.DICOM,
				notes);
			final Optional<Grid> study = StudyLink.grid(image, values, notes);
			if (study.isPresent()) return placed(study.get(), Source.FILE, spacingMm,
				notes);
		}
		final int[] size = { image.getWidth(), image.getHeight(), image
			.getStackSize() };
		final boolean assumed = orientation.strip().equalsIgnoreCase(
			DisplayedOrientation.DEFAULT);
		if (assumed) notes.add(ASSUMED);
		return new Placement(Grid.of(size, Spacing.mm(image), codes), assumed
			? Source.ASSUMED : Source.PARAMETER, notes);
	}

	/** The calibration wins over a header's spacing where they differ. */
	private static Placement placed(final Grid grid, final Source source,
		final double[] spacingMm, final List<String> notes)
	{
		boolean same = true;
		final double[][] affine = grid.affine();
		for (int axis = 0; axis < 3; axis++) {
			final double ratio = spacingMm[axis] / grid.spacing(axis);
			// An impossible size in the calibration says nothing.
			if (Double.isNaN(ratio)) continue;
			if (Math.abs(ratio - 1) <= SPACING_TOLERANCE) continue;
			same = false;
			for (int row = 0; row < 3; row++)
				affine[row][axis] *= ratio;
		}
		if (same) return new Placement(grid, source, notes);
		notes.add("The voxel size in Image > Properties differs from that in the " +
			source.text() + "; the one in Image > Properties was used.");
		return new Placement(new Grid(grid.size(), affine), source, notes);
	}
}
