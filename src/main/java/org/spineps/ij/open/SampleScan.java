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
package org.spineps.ij.open;

import ij.ImagePlus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.spineps.SpinepsException;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.io.AtomicFiles;
import org.spineps.volume.AxisCodes;

/**
 * The scan that comes with the program: the lower thoracic and lumbar spine in T2w
 * MRI, the tutorial image of the Spinal Cord Toolbox (MIT licence).
 */
public final class SampleScan {

	/** Title of its image. */
	public static final String TITLE = "Sample Spine";

	private static final String RESOURCE = "/models/sample/lumbar_T2w.nii.gz";

	private SampleScan() {
		// static methods only
	}

	/**
	 * @return the sample as a sagittal stack, not shown
	 * @throws SpinepsException if it is missing, or the temporary folder cannot be
	 *           written to
	 */
	public static ImagePlus open() throws SpinepsException {
		try (InputStream in = SampleScan.class.getResourceAsStream(RESOURCE)) {
			if (in == null) throw new SpinepsException("The sample is missing",
				"the program was built without it",
				"Open a scan of your own with Open NIfTI...");
			final Path copy = Files.createTempFile("spineps-sample", ".nii.gz");
			try {
				Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
				final ImagePlus image = VolumeOpener.open(copy, AxisCodes.PIR);
				// The copy is gone when anybody looks for it.
				image.setFileInfo(null);
				image.setTitle(TITLE);
				return image;
			}
			finally {
				Files.delete(copy);
			}
		}
		catch (final IOException e) {
			throw new SpinepsException("The sample cannot be opened", AtomicFiles
				.reason(e), "Check that the temporary folder may be written to", e);
		}
	}
}
