package org.spineps.model.nnunet.inference;

import java.util.Optional;

import org.spineps.volume.Interpolation;
import org.spineps.volume.Resize;

/**
 * One of the resampling functions that nnU-Net's plans name, with its settings.
 *
 * @param family which function
 * @param inPlane how values between voxels are found
 * @param acrossSlices the same along the axis that is kept apart
 * @param separate whether thick slices are kept apart: true or false if the plans
 *          force it, empty to let the spacing decide
 */
public record ResamplingRule(Family family, Interpolation inPlane,
	Interpolation acrossSlices, Optional<Boolean> separate)
{

	/** nnU-Net's functions. */
	public enum Family {
			/** resample_data_or_seg_to_shape. */
			DEFAULT,
			/** resample_torch_fornnunet. */
			TORCH,
			/** no_resampling_hack: the network sees the voxels as they are. */
			NONE
	}

	/** nnU-Net's rule for images: cubic, nearest across thick slices. */
	public static final ResamplingRule IMAGE = new ResamplingRule(Family.DEFAULT,
		Interpolation.CUBIC, Interpolation.NEAREST, Optional.empty());

	/** nnU-Net's rule for scores: linear, nearest across thick slices. */
	public static final ResamplingRule SCORES = new ResamplingRule(
		Family.DEFAULT, Interpolation.LINEAR, Interpolation.NEAREST, Optional
			.empty());

	/**
	 * @throws IllegalArgumentException for a cubic spline across slices that are
	 *           kept apart, which no planner of nnU-Net asks for
	 */
	public ResamplingRule {
		if (acrossSlices == Interpolation.CUBIC) throw new IllegalArgumentException(
			"Cubic interpolation across thick slices");
	}

	/**
	 * @param family the torch functions, or none
	 * @return linear in the slices, nearest across thick ones
	 */
	public static ResamplingRule of(final Family family) {
		return new ResamplingRule(family, Interpolation.LINEAR,
			Interpolation.NEAREST, Optional.empty());
	}

	/**
	 * @param spacing millimetres on each axis before
	 * @param newSpacing millimetres on each axis after
	 * @return the axis along which slices are kept apart, or
	 *         {@link Resize#NO_AXIS}
	 */
	int separateAxis(final double[] spacing, final double[] newSpacing) {
		if (separate.isEmpty()) return Resize.separateAxis(spacing, newSpacing);
		return separate.get() ? Resize.thickestAxis(spacing) : Resize.NO_AXIS;
	}

	/**
	 * @param voxels a volume, axis 0 contiguous; not changed
	 * @param size its size
	 * @param newSize voxels wanted on each axis
	 * @param separateAxis the axis along which slices are kept apart, or
	 *          {@link Resize#NO_AXIS}
	 * @return a new array
	 */
	float[] apply(final float[] voxels, final int[] size, final int[] newSize,
		final int separateAxis)
	{
		if (separateAxis < 0 || acrossSlices == Interpolation.NEAREST)
			return Resize.array(voxels, 0, size, newSize, inPlane, separateAxis);
		final int[] between = newSize.clone();
		between[separateAxis] = size[separateAxis];
		return Resize.array(Resize.array(voxels, 0, size, between, inPlane,
			separateAxis), 0, between, newSize, acrossSlices, Resize.NO_AXIS);
	}
}
