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
package org.spineps.convert.torchscript;

import java.util.Arrays;
import java.util.List;

/**
 * The window of a convolution or pooling: sizes along the spatial axes.
 *
 * @param size of the kernel
 * @param stride steps between its positions
 * @param padding zeros before the first and after the last voxel
 */
record KernelWindow(List<Integer> size, List<Integer> stride, List<Integer> padding) {

	/** @throws IllegalArgumentException if the three differ in length */
	KernelWindow {
		size = List.copyOf(size);
		stride = List.copyOf(stride);
		padding = List.copyOf(padding);
		if (size.size() != stride.size() || size.size() != padding.size())
			throw new IllegalArgumentException("A window of " + size + ", " + stride +
				", " + padding);
	}

	/**
	 * @param size of the kernel
	 * @param stride steps
	 * @return a window padded by half the kernel, so that a stride of 1 keeps the
	 *         size if the kernel is odd
	 */
	static KernelWindow padded(final List<Integer> size, final List<Integer> stride) {
		return new KernelWindow(size, stride, size.stream().map(k -> (k - 1) / 2)
			.toList());
	}

	/**
	 * @param stride steps, and the size of the kernel
	 * @return a window whose positions neither overlap nor leave gaps
	 */
	static KernelWindow tiles(final List<Integer> stride) {
		return new KernelWindow(stride, stride, all(stride.size(), 0));
	}

	/**
	 * @param dimensions number of spatial axes
	 * @param size of the kernel along each
	 * @param stride steps along each
	 * @param padding zeros on each side
	 * @return the window
	 */
	static KernelWindow cube(final int dimensions, final int size, final int stride,
		final int padding)
	{
		return new KernelWindow(all(dimensions, size), all(dimensions, stride), all(
			dimensions, padding));
	}

	/**
	 * @param dimensions number of numbers
	 * @param value each of them
	 * @return the numbers
	 */
	static List<Integer> all(final int dimensions, final int value) {
		final Integer[] values = new Integer[dimensions];
		Arrays.fill(values, value);
		return List.of(values);
	}
}
