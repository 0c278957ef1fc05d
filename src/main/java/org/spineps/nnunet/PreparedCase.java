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
import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resize;

/**
 * A case in the form that an nnU-Net network needs, and the mapping back:
 * reoriented, transposed, cropped to nonzero voxels, normalised and resampled,
 * in nnU-Net's order.
 * <p>
 * Sizes, axes and spacings here are those of the transposed volume, axis 0
 * fastest; the network's axes are the same in reverse order.
 * </p>
 */
final class PreparedCase {

	private final InferencePlan plan;
	private final Grid original;
	private final Grid transposed;
	private final double[] spacing;
	private final double[] targetSpacing;
	private final Box crop;
	private final int[] networkSize;
	private final float[] tensor;
	private final List<String> notes;

	private PreparedCase(final InferencePlan plan, final CaseImages images)
		throws SpinepsException
	{
		this.plan = plan;
		notes = images.check(plan);
		original = images.grid();
		final AxisCodes axes = transposedAxes(plan, original.axisCodes());
		transposed = original.reorient(axes);
		spacing = spacing(images, axes);
		targetSpacing = reversed(plan.targetSpacing(reversed(spacing)));
		final List<ImageVolume> channels = new ArrayList<>();
		for (final ImageVolume channel : images.channels())
			channels.add(Reorient.to(channel.on(original), axes));
		crop = NonzeroRegion.box(channels);
		for (int c = 0; c < channels.size(); c++)
			channels.set(c, Crop.of(channels.get(c), crop, 0));
		networkSize = networkSize();
		tensor = new float[tensorLength()];
		fill(channels);
		if (plan.cascade()) appendEarlierStage(Crop.of(Reorient.to(images
			.earlierStage().on(original), axes), crop, 0));
	}

	/**
	 * @param plan the model to run
	 * @param images the case; read only
	 * @return the case in the form that the network needs
	 * @throws SpinepsException if the images do not match the plan
	 */
	static PreparedCase of(final InferencePlan plan, final CaseImages images)
		throws SpinepsException
	{
		return new PreparedCase(plan, images);
	}

	/** @return channels × voxels, row-major in the network's axes; not copied */
	float[] tensor() {
		return tensor;
	}

	/** @return channels and the sizes on the network's axes, a new array */
	int[] shape() {
		return new int[] { plan.networkChannels(), networkSize[2], networkSize[1],
			networkSize[0] };
	}

	/** @return sizes of the network's volume */
	int[] networkSize() {
		if (networkSize != null) return networkSize.clone();
		final int[] size = plan.images().kind() == ResamplingFunction.Kind.NONE
			? crop.size() : Resize.sizeFor(crop.size(), spacing, targetSpacing);
		for (int axis = 0; axis < 3; axis++)
			// nnU-Net fails if an axis vanishes; here one voxel of it remains.
			size[axis] = Math.max(1, size[axis]);
		return size;
	}

	/**
	 * @return sizes of the volume before resampling, cropped to nonzero voxels
	 */
	int[] croppedSize() {
		return crop.size();
	}

	/**
	 * @return the axis along which scores are not interpolated when they are
	 *         resampled back, or {@link Resize#NO_AXIS}
	 */
	int separateAxisBack() {
		return Resampling.separateAxis(plan.scores(), targetSpacing, spacing);
	}

	/** @return warnings for the user */
	List<String> notes() {
		return notes;
	}

	/**
	 * @param labels labels of the cropped volume
	 * @return labels on the grid of the case's first image, 0 outside the crop
	 */
	LabelVolume restore(final short[] labels) {
		final LabelVolume whole = LabelVolume.zeros(transposed);
		Crop.paste(LabelVolume.wrap(labels, transposed.crop(crop)), whole, crop.min(
			0), crop.min(1), crop.min(2));
		return Reorient.to(whole, original.axisCodes()).on(original);
	}

	/**
	 * @param values values of the cropped volume
	 * @param outside the value outside the cut
	 * @return values on the grid of the case's first image
	 */
	ImageVolume restore(final float[] values, final float outside) {
		final ImageVolume cut = ImageVolume.wrap(values, transposed.crop(crop));
		final ImageVolume whole = Crop.of(cut, new Box(new int[] { -crop.min(0),
			-crop.min(1), -crop.min(2) }, new int[] { transposed.size(0) - crop.min(
				0), transposed.size(1) - crop.min(1), transposed.size(2) - crop.min(
					2) }), outside);
		return Reorient.to(whole.on(transposed), original.axisCodes()).on(original);
	}

	/**
	 * The reader's axes are the volume's in reverse; so are the network's.
	 * Reorienting a volume to swapped codes transposes it.
	 */
	private static AxisCodes transposedAxes(final InferencePlan plan,
		final AxisCodes stored)
	{
		final AxisCodes reader = plan.toRas() ? AxisCodes.RAS : stored;
		final StringBuilder letters = new StringBuilder();
		for (int axis = 0; axis < 3; axis++)
			letters.append(reader.letter(2 - plan.transpose().get(2 - axis)));
		return new AxisCodes(letters.toString());
	}

	private double[] spacing(final CaseImages images, final AxisCodes axes) {
		final boolean turned = plan.toRas() && !original.axisCodes().equals(
			AxisCodes.RAS);
		final double[] result = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final int source = original.axisCodes().axisOf(axes.letter(axis));
			// A header reoriented by nibabel gets its spacing from the affine, and
			// headers hold 32-bit numbers.
			result[axis] = turned ? (float) original.spacing(source) : images
				.spacing().get(source);
		}
		return result;
	}

	private int tensorLength() throws SpinepsException {
		final double values = (double) plan.networkChannels() * networkSize[0] *
			networkSize[1] * networkSize[2];
		if (values <= Integer.MAX_VALUE - 8) return (int) values;
		throw new SpinepsException("The image is too large for the model " + plan
			.name(), "resampled to the model's spacing it has " + networkSize[0] +
				"×" +
				networkSize[1] + "×" + networkSize[2] + " voxels in " + plan
					.networkChannels() + " channels", "Crop the image");
	}

	/** Normalises and resamples; releases every channel when it is done. */
	private void fill(final List<ImageVolume> channels) {
		final int voxels = networkSize[0] * networkSize[1] * networkSize[2];
		final short[] inside = plan.channels().stream().anyMatch(
			ChannelNormalisation::needsMask) ? NonzeroRegion.mask(channels) : new short[0];
		final int axis = Resampling.separateAxis(plan.images(), spacing,
			targetSpacing);
		for (int c = 0; c < plan.channels().size(); c++) {
			final float[] normal = plan.channels().get(c).apply(channels.get(c)
				.array(), inside);
			channels.set(c, null);
			System.arraycopy(Resampling.apply(plan.images(), normal, crop.size(),
				networkSize, axis), 0, tensor, c * voxels, voxels);
		}
	}

	/** One channel of zeros and ones for every label of the stage before. */
	private void appendEarlierStage(final LabelVolume labels) {
		final int voxels = networkSize[0] * networkSize[1] * networkSize[2];
		final int axis = Resampling.separateAxis(plan.images(), spacing,
			targetSpacing);
		final LabelVolume resized = plan.images()
			.kind() == ResamplingFunction.Kind.TORCH ? Resize.labelsByLargestShare(
				labels, networkSize, axis) : Resize.labels(labels, networkSize, axis);
		final short[] values = resized.array();
		int at = plan.channels().size() * voxels;
		for (final int label : plan.labels().foreground())
			for (int v = 0; v < voxels; v++)
				tensor[at++] = (values[v] & 0xffff) == label ? 1 : 0;
	}

	private static double[] reversed(final double... values) {
		return new double[] { values[2], values[1], values[0] };
	}
}
