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
package org.spineps.nnunet;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VoxelChecks;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The images of one case for a network: one volume per channel, all of the same
 * size and spacing, and for a cascade the labels of the stage before.
 *
 * @param channels intensities, read only
 * @param spacing millimetres between voxels on the volume's axes, exactly as
 *          nnU-Net's reader reports it
 * @param earlierStage labels of the stage before on the grid of the first
 *          channel, or null
 */
public record CaseImages(List<ImageVolume> channels, List<Double> spacing,
	LabelVolume earlierStage)
{

	/** nnU-Net's tolerance when it compares the spacing of channels. */
	private static final double SAME_SPACING = 1e-3;

	/** @throws IllegalArgumentException without a channel */
	public CaseImages {
		channels = List.copyOf(channels);
		spacing = List.copyOf(spacing);
		if (channels.isEmpty() || spacing.size() != 3)
			throw new IllegalArgumentException(channels.size() +
				" channels with the spacing " + spacing);
	}

	/**
	 * @param channels intensities, read only
	 * @return a case with the spacing of the first channel's grid
	 */
	public static CaseImages of(final List<ImageVolume> channels) {
		return new CaseImages(channels, boxed(channels.get(0).grid().spacing()),
			null);
	}

	/**
	 * Takes the spacing that the header of the first file states, as nnU-Net does.
	 *
	 * @param files one file per channel
	 * @param time what to do with several time points
	 * @return the case
	 * @throws SpinepsException if a file has several time points that are refused
	 */
	public static CaseImages of(final List<VolumeFile> files,
		final TimeHandling time) throws SpinepsException
	{
		final List<ImageVolume> channels = new ArrayList<>();
		for (final VolumeFile file : files)
			channels.add(file.image(time));
		return new CaseImages(channels, boxed(files.get(0).geometry()
			.statedSpacingMm()), null);
	}

	/**
	 * @param labels labels of the stage before, on the grid of the first channel
	 * @return the case with them
	 */
	public CaseImages withEarlierStage(final LabelVolume labels) {
		return new CaseImages(channels, spacing, labels);
	}

	/** @return the position of the voxels */
	public Grid grid() {
		return channels.get(0).grid();
	}

	/**
	 * @param plan the model to run on the case
	 * @return warnings for the user
	 * @throws SpinepsException if the plan needs other channels, or the channels
	 *           do not match each other
	 */
	List<String> check(final InferencePlan plan) throws SpinepsException {
		final int expected = plan.channels().size();
		if (channels.size() != expected) throw new SpinepsException("The model " +
			plan.name() + " needs " + expected + (expected == 1 ? " image"
				: " images (channels) per case"), "found " + channels.size(),
			"Give one image for each of the model's channels, in their order");
		if (plan.cascade() && earlierStage == null) throw new SpinepsException(
			"The model " + plan.name() + " is the second stage of a cascade",
			"the labels of the first stage are missing",
			"Run the first stage (3d_lowres), and pass its result to this one " +
			"(predict --previous-stage)");
		final List<String> notes = new ArrayList<>();
		for (int c = 1; c < expected; c++)
			compare(channels.get(c).grid(), c, notes);
		if (plan.cascade()) grid().requireAgreement(earlierStage.grid(),
			"the image and the labels of the first stage");
		for (final ImageVolume channel : channels)
			VoxelChecks.requireFinite(channel);
		return notes;
	}

	private void compare(final Grid other, final int channel,
		final List<String> notes) throws SpinepsException
	{
		boolean same = true;
		for (int axis = 0; axis < 3; axis++)
			same &= grid().size(axis) == other.size(axis) && Math.abs(other.spacing(
				axis) - grid().spacing(axis)) <= SAME_SPACING * grid().spacing(axis);
		if (!same) throw new SpinepsException(
			"The channels of a case must have the same size and spacing", "channel " +
				channel + " has " + other + ", channel 0 has " + grid(),
			"Resample the images to one grid first");
		if (!other.agreesWith(grid())) notes.add("Channel " + channel +
			" has a different position in its header than channel 0; the voxels " +
			"are assumed to coincide.");
	}

	private static List<Double> boxed(final double... spacing) {
		return List.of(spacing[0], spacing[1], spacing[2]);
	}
}
