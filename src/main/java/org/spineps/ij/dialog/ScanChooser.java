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
package org.spineps.ij.dialog;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.io.OpenDialog;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import javax.swing.JOptionPane;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageWindows;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.open.SampleScan;
import org.spineps.volume.AxisCodes;

/** Asks for a scan where none is open. */
public final class ScanChooser {

	private static final String SAMPLE = "Sample Spine";
	private static final String NIFTI = "NIfTI File...";
	private static final String DICOM = "DICOM Series...";
	private static final String CANCEL = "Cancel";
	private static final String OWN_READER = "Open DICOM Series...";

	private ScanChooser() {
		// static methods only
	}

	/**
	 * Not for the event thread.
	 *
	 * @return the scan, which is shown; empty if the user cancelled
	 * @throws SpinepsException if it cannot be opened
	 */
	public static Optional<ImagePlus> ask() throws SpinepsException {
		final String answer = answer();
		final ImagePlus scan = switch (answer) {
			case SAMPLE -> SampleScan.open();
			case NIFTI -> nifti();
			case DICOM -> dicom();
			default -> null;
		};
		if (scan != null && scan.getWindow() == null) ImageWindows.show(scan);
		return Optional.ofNullable(scan);
	}

	private static String answer() {
		final String[] options = { SAMPLE, NIFTI, DICOM, CANCEL };
		final int[] chosen = { -1 };
		try {
			EventQueue.invokeAndWait(() -> chosen[0] = JOptionPane.showOptionDialog(IJ
				.getInstance(), "No image is open. Segment which scan?",
				SegmentDialog.TITLE, JOptionPane.DEFAULT_OPTION,
				JOptionPane.QUESTION_MESSAGE, null, options, SAMPLE));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled by the user");
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
		return chosen[0] < 0 ? CANCEL : options[chosen[0]];
	}

	private static ImagePlus nifti() throws SpinepsException {
		final OpenDialog dialog = new OpenDialog("Open NIfTI");
		if (dialog.getPath() == null) return null;
		return VolumeOpener.open(Path.of(dialog.getPath()), AxisCodes.PIR);
	}

	/**
	 * Our own reader where it is in the menu; ImageJ's import of a folder keeps the
	 * headers that tell the place, too.
	 */
	private static ImagePlus dicom() {
		IJ.run(Menus.getCommands().containsKey(OWN_READER) ? OWN_READER
			: "Image Sequence...");
		return WindowManager.getCurrentImage();
	}
}
