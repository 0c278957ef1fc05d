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
package org.spineps.examples;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedShortType;

import org.spineps.SpinepsException;
import org.spineps.pipeline.Spineps;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Volumes;

/** An example for programmers: segments an imglib2 image. */
final class SegmentImg {

	private final SpineSegmentation result;

	/**
	 * @param img a scan with three axes, e.g. the image of an ImgPlus
	 * @param spacingMm millimetres between voxels along each axis
	 * @param axisCodes direction of each axis, e.g. "PIR": x to posterior, y to
	 *          inferior, z to the right
	 * @throws SpinepsException if a network cannot be loaded or run
	 */
	SegmentImg(final RandomAccessibleInterval<? extends RealType<?>> img,
		final double[] spacingMm, final String axisCodes) throws SpinepsException
	{
		final ImageVolume scan = Volumes.image(img, spacingMm, axisCodes);
		try (Spineps spineps = new Spineps(SpinepsOptions.DEFAULTS)) {
			result = spineps.segment(scan, Progress.NONE);
		}
	}

	/** @return names, confidence, warnings and provenance */
	SpineSegmentation result() {
		return result;
	}

	/** @return labels of vertebrae, discs and endplates, on the voxels of the scan */
	Img<UnsignedShortType> vertebrae() {
		return result.instances().img();
	}

	/** @return labels of structures, on the voxels of the scan */
	Img<UnsignedShortType> structures() {
		return result.semantic().img();
	}
}
