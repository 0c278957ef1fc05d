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

import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.convert.nnunet.ResamplingFunction.Kind;
import org.spineps.volume.resample.Interpolation;
import org.spineps.volume.resample.Resize;

/** Implements the resampling functions that nnU-Net's plans name. */
final class Resampling {

	private static final int CUBIC = 3;

	private Resampling() {
		// static methods only
	}

	/**
	 * @param function a function of the plans
	 * @throws IllegalArgumentException for a cubic spline across slices that are
	 *           treated separately, which no planner of nnU-Net uses
	 */
	static void require(final ResamplingFunction function) {
		if (function.kind() == Kind.SPLINES && function.orderAcross() == CUBIC)
			throw new IllegalArgumentException(
				"cubic interpolation across thick slices (order_z 3) is not supported");
	}

	/**
	 * @param function a function of the plans
	 * @return how values between the voxels of a slice are computed
	 */
	static Interpolation inPlane(final ResamplingFunction function) {
		return function.kind() == Kind.SPLINES ? interpolation(function.order())
			: Interpolation.LINEAR;
	}

	/**
	 * @param function a function of the plans
	 * @return the same along an axis that is treated separately
	 */
	static Interpolation across(final ResamplingFunction function) {
		return function.kind() == Kind.SPLINES ? interpolation(function
			.orderAcross()) : Interpolation.NEAREST;
	}

	private static Interpolation interpolation(final int order) {
		return switch (order) {
			case 0 -> Interpolation.NEAREST;
			case 1 -> Interpolation.LINEAR;
			default -> Interpolation.CUBIC;
		};
	}

	/**
	 * @param function a function of the plans
	 * @param spacing millimetres on each axis before
	 * @param newSpacing millimetres on each axis after
	 * @return the axis along which slices are treated separately, or {@link
	 *         Resize#NO_AXIS}
	 */
	static int separateAxis(final ResamplingFunction function,
		final double[] spacing, final double[] newSpacing)
	{
		if (function.separate().isEmpty()) return Resize.separateAxis(spacing,
			newSpacing);
		return function.separate().get() ? Resize.thickestAxis(spacing)
			: Resize.NO_AXIS;
	}

	/**
	 * @param function a function of the plans
	 * @param voxels a volume, axis 0 contiguous; not changed
	 * @param size its size
	 * @param newSize voxels wanted on each axis
	 * @param separateAxis the axis along which slices are treated separately, or
	 *          {@link Resize#NO_AXIS}
	 * @return a new array
	 */
	static float[] apply(final ResamplingFunction function,
		final float[] voxels, final int[] size, final int[] newSize,
		final int separateAxis)
	{
		final Interpolation inPlane = inPlane(function);
		if (separateAxis < 0 || across(function) == Interpolation.NEAREST)
			return Resize.array(voxels, 0, size, newSize, inPlane, separateAxis);
		final int[] between = newSize.clone();
		between[separateAxis] = size[separateAxis];
		return Resize.array(Resize.array(voxels, 0, size, between, inPlane,
			separateAxis), 0, between, newSize, across(function), Resize.NO_AXIS);
	}
}
