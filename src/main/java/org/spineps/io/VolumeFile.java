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
package org.spineps.io;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.spineps.SpinepsException;
import org.spineps.io.mask.LabelCheck;
import org.spineps.io.mask.MaskFile;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The content of a file that holds a volume: an image or labels, and where its
 * voxels lie. {@link VolumeFiles#read} opens one.
 */
public interface VolumeFile {

	/** Assumed of a file that does not say how its voxels lie in the patient. */
	AxisCodes USUAL_ORIENTATION = AxisCodes.PIR;

	/** Said of such a file. */
	String ORIENTATION_ASSUMED = "No header says how the image lies in " +
		"the patient: it was assumed to be sagittal, anterior on the left, slices " +
		"from the patient's left to right (PIR). Left and right cannot be checked; " +
		"if this is wrong, choose the orientation.";

	/** @return position and size, to be passed on to whatever is written */
	VolumeGeometry geometry();

	/** @return number of time points (or echoes), at least 1 */
	int timePoints();

	/** @return names of labels, ascending, if the file holds them; else empty */
	Map<Integer, String> labelNames();

	/** @return sentences about what is odd in the file; empty if nothing is */
	List<String> warnings();

	/**
	 * @return sentences about what was assumed as is usual for such files; to be
	 *         said once, not for each file; empty if nothing was
	 */
	default List<String> assumptions() {
		return List.of();
	}

	/**
	 * @return day of the scan, if the file holds it. It helps to find out who the
	 *         patient is: only for the time between scans, unless the user asks for
	 *         more
	 */
	default Optional<LocalDate> scanned() {
		return Optional.empty();
	}

	/**
	 * @param codes the body directions in which x, y and slice number grow, as the
	 *          user says
	 * @return the same voxels, lying so; this volume, if its file says itself how
	 *         they lie
	 */
	default VolumeFile placed(final AxisCodes codes) {
		return this;
	}

	/**
	 * @param time what to do with several time points
	 * @return the intensities, on the file's grid; a new volume
	 * @throws SpinepsException if there are several time points and they are
	 *           refused, or fewer than asked for
	 */
	ImageVolume image(TimeHandling time) throws SpinepsException;

	/**
	 * @param time what to do with several time points; labels have no mean
	 * @param notes receives a sentence if values were rounded to the label that
	 *          they are close to ({@link LabelCheck#TOLERANCE})
	 * @return the voxels as labels, on the file's grid; a new volume
	 * @throws SpinepsException if the time point cannot be had, or a value is not
	 *           close to a whole number from 0 to 65535
	 */
	LabelVolume labels(TimeHandling time, Consumer<String> notes)
		throws SpinepsException;

	/**
	 * @return the intensities
	 * @throws SpinepsException if there is more than one time point
	 */
	default ImageVolume image() throws SpinepsException {
		return image(TimeHandling.REFUSE);
	}

	/**
	 * @param time what to do with several time points; labels have no mean
	 * @return the voxels as labels, on the file's grid; a new volume
	 * @throws SpinepsException as {@link #labels(TimeHandling, Consumer)}
	 */
	default LabelVolume labels(final TimeHandling time)
		throws SpinepsException
	{
		return labels(time, note -> {});
	}

	/**
	 * The labels of a file whose kind is not in question. Masks that come from
	 * outside are read by {@link MaskFile}.
	 *
	 * @return the voxels as labels
	 * @throws SpinepsException if there is more than one time point, or a value is
	 *           not close to a whole number from 0 to 65535
	 */
	default LabelVolume labels() throws SpinepsException {
		return labels(TimeHandling.REFUSE);
	}
}
