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
package org.spineps.ij.view;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.ScanPart;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.naming.NameDoubts;
import org.spineps.pipeline.naming.Renaming;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * What has been found in an open scan. Immutable; the image keeps the newest one
 * until it is closed.
 *
 * @param source the scan, not changed but for its overlay
 * @param placement where it lies in the patient
 * @param segmentation masks and names, on the scan's own grid
 * @param measures of the levels
 * @param quality whether it looks right
 * @param notes what the user was told of it
 * @param settings what the user chose for the run that made it
 * @param files what it was written to, if it was
 * @param channel the channel of the scan that it belongs to, from 1
 * @param frame the frame of the scan that it belongs to, from 1
 */
public record SpineView(ImagePlus source,
	ImageOrientation.Placement placement, SpineSegmentation segmentation,
	SpineMeasures measures, CaseQuality quality, List<String> notes,
	SegmentSpineSettings settings, Optional<ResultFiles> files, int channel,
	int frame)
{

	/** Property of an image that holds its view. */
	private static final String PROPERTY = "spineps.view";

	/** Checks that nothing is missing. */
	public SpineView {
		Objects.requireNonNull(source);
		Objects.requireNonNull(placement);
		Objects.requireNonNull(segmentation);
		Objects.requireNonNull(measures);
		Objects.requireNonNull(quality);
		Objects.requireNonNull(settings);
		Objects.requireNonNull(files);
		notes = List.copyOf(notes);
	}

	/**
	 * Measures a result.
	 *
	 * @param source the scan
	 * @param placement where it lies
	 * @param segmentation what was found in it
	 * @param volume its voxels; null if they are not known any more, then there are no
	 *          signals
	 * @param notes what the user is told
	 * @return the view
	 * @throws SpinepsException if masks and voxels are on different grids
	 */
	public static SpineView of(final ImagePlus source,
		final ImageOrientation.Placement placement,
		final SpineSegmentation segmentation, final ImageVolume volume,
		final List<String> notes) throws SpinepsException
	{
		final SpineMeasures measures = SpineMeasures.of(segmentation, volume, Cutoffs
			.standard());
		return new SpineView(source, placement, segmentation, measures, CaseQuality
			.of(segmentation, measures.slips()), notes, SegmentSpineSettings.DEFAULTS,
			Optional.empty(), 1, 1);
	}

	/**
	 * @param chosen what the user chose for the run that made it
	 * @param written what it was written to, if it was
	 * @param ofChannel the channel of the scan that was segmented, from 1
	 * @param ofFrame the frame of the scan that was segmented, from 1
	 * @return this view, with the way back to all of them
	 */
	public SpineView madeBy(final SegmentSpineSettings chosen,
		final Optional<? extends ResultFiles> written, final int ofChannel,
		final int ofFrame)
	{
		return new SpineView(source, placement, segmentation, measures, quality,
			notes, chosen, written.map(one -> one), ofChannel, ofFrame);
	}

	/**
	 * @param image an image, or null
	 * @return what has been found in it, or in the scan whose label image it is
	 */
	public static Optional<SpineView> find(final ImagePlus image) {
		if (image != null && image.getProperty(
			SpineWindows.LABELS_OF) instanceof Integer scan && WindowManager.getImage(
				scan) != null) return find(WindowManager.getImage(scan));
		return image != null && image.getProperty(
			PROPERTY) instanceof SpineView view ? Optional.of(view) : Optional.empty();
	}

	/**
	 * @param image an image, or null
	 * @return what has been found in it
	 * @throws SpinepsException if nothing has
	 */
	public static SpineView require(final ImagePlus image)
		throws SpinepsException
	{
		return find(image).orElseThrow(() -> new SpinepsException(
			"There is no result of this image", image == null ? "no image is open" : "",
			"Choose the scan, and run Plugins > SPINEPS > Segment Spine... first"));
	}

	/** Makes this what the image holds. */
	void attach() {
		source.setProperty(PROPERTY, this);
	}

	/** @return whether the scan still has the size of the masks, and is open */
	public boolean fits() {
		return source.getProcessor() != null && source.getWidth() == size(
			0) && source.getHeight() == size(1) && source.getNSlices() == size(
				2) && channel <= source.getNChannels() && frame <= source.getNFrames();
	}

	/**
	 * @return the scan
	 * @throws SpinepsException if it was closed, or its size was changed
	 */
	public ImageVolume requireVolume() throws SpinepsException {
		if (source.getProcessor() == null) throw new SpinepsException(
			"The scan of this result was closed", "", "Open and segment it again");
		if (!fits()) throw new SpinepsException(
			"The scan no longer has the size of its result", "it has " + source
				.getWidth() + "×" + source.getHeight() + "×" + source.getNSlices() +
				" voxels, the result " + size(0) + "×" + size(1) + "×" + size(2),
			"Undo the change with Edit > Undo, or segment the scan again");
		return volumeOrNull();
	}

	private ImageVolume volumeOrNull() {
		return fits() ? ImageVolume.wrap(ImagePlusVolumes.values(ScanPart.volume(
			source, channel, frame)), segmentation.instances().grid()) : null;
	}

	private int size(final int axis) {
		return segmentation.instances().grid().size(axis);
	}

	/**
	 * @param newer a corrected or renamed result of the same scan
	 * @return a view of it, measured anew; not attached
	 * @throws SpinepsException if masks and voxels are on different grids
	 */
	public SpineView with(final SpineSegmentation newer)
		throws SpinepsException
	{
		final List<String> told = new ArrayList<>(notes);
		told.removeAll(segmentation.warnings());
		told.addAll(newer.warnings());
		return of(source, placement, newer, volumeOrNull(), told).madeBy(settings,
			files, channel, frame);
	}

	/**
	 * @param same this result, its masks stored in another way
	 * @return this view of it, not measured again
	 */
	public SpineView holding(final SpineSegmentation same) {
		return new SpineView(source, placement, same, measures, quality, notes,
			settings, files, channel, frame);
	}

	/**
	 * Writes the files of the run again, if there are any.
	 *
	 * @param progress asked whether to stop
	 * @throws SpinepsException if one cannot be written; those before stay
	 */
	public void writeFiles(final Progress progress) throws SpinepsException {
		if (files.isPresent()) files.get().write(this, progress);
	}

	/**
	 * @param anchor the name of one vertebra
	 * @param forced whether the name is right whatever speaks against it
	 * @return the view with that name, the others counted from it, measured anew; not
	 *         attached
	 * @throws SpinepsException if there is no such vertebra, the name does not fit, or
	 *           something speaks against it
	 */
	SpineView renamed(final NameAnchor anchor, final boolean forced)
		throws SpinepsException
	{
		final SpineSegmentation named = Renaming.apply(segmentation, List.of(
			anchor));
		if (!forced) NameDoubts.require(segmentation, named);
		return with(named);
	}
}
