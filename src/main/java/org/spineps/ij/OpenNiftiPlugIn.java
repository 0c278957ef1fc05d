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
package org.spineps.ij;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.volume.AxisCodes;

/**
 * Open NIfTI for plain ImageJ 1, which has no reader of its own for such files;
 * named in plugins.config. In Fiji the SciJava command of the same name takes its
 * place in the menu. The image is turned as it is to be looked at and knows where
 * it lies in the patient.
 */
public class OpenNiftiPlugIn implements PlugIn {

	/** Slices from left to right, anterior left. */
	public static final String SAGITTAL = "sagittal";
	/** Slices from front to back, seen from the front. */
	public static final String CORONAL = "coronal";
	/** Slices upwards, seen from the feet. */
	public static final String AXIAL = "axial";
	/** Voxels in the order of the file. */
	public static final String AS_STORED = "as stored";

	private static final String TITLE = "SPINEPS";
	private static final String FILE = "file";
	private static final String VIEW = "view";

	/** Reads options or asks, and shows the image. */
	@Override
	public final void run(final String arg) {
		final String options = Macro.getOptions();
		try {
			if (options != null || IJ.isMacro() || GraphicsEnvironment
				.isHeadless())
			{
				final MacroOptions parsed = MacroOptions.parse(options, List.of(FILE,
					VIEW));
				open(parsed.text(FILE, ""), parsed.text(VIEW, SAGITTAL)).show();
			}
			else openAsAsked();
		}
		catch (final SpinepsException e) {
			if (Recorder.getCommand() != null) Recorder.setCommand(null);
			IJ.error(TITLE, e.getMessage());
		}
	}

	private static void openAsAsked() throws SpinepsException {
		final GenericDialog dialog = new GenericDialog("Open NIfTI");
		dialog.addFileField("File (.nii, .nii.gz)", "");
		dialog.addChoice("View", new String[] { SAGITTAL, CORONAL, AXIAL,
			AS_STORED }, SAGITTAL);
		final String command = Recorder.getCommand();
		// The dialog's own recording would use its labels for keys.
		if (command != null) Recorder.setCommand(null);
		dialog.showDialog();
		if (dialog.wasCanceled()) return;
		final String file = dialog.getNextString();
		final String view = dialog.getNextChoice();
		open(file, view).show();
		if (command != null) {
			Recorder.setCommand(command);
			Recorder.recordOption(FILE, file);
			Recorder.recordOption(VIEW, view);
		}
	}

	/**
	 * @param path a .nii or .nii.gz file of one volume
	 * @param view {@link #SAGITTAL}, {@link #CORONAL}, {@link #AXIAL} or
	 *          {@link #AS_STORED}; an oblique image is turned to the nearest
	 * @return the image, not shown, calibrated in millimetres
	 * @throws SpinepsException if there is no such file or view, or the file cannot
	 *           be read
	 */
	public static ImagePlus open(final String path, final String view)
		throws SpinepsException
	{
		final Path file = existing(path);
		return switch (view) {
			case SAGITTAL -> NiftiOpener.open(file, AxisCodes.PIR);
			case CORONAL -> NiftiOpener.open(file, new AxisCodes("LIP"));
			case AXIAL -> NiftiOpener.open(file, new AxisCodes("LPS"));
			case AS_STORED -> NiftiOpener.open(file);
			default -> throw new SpinepsException("There is no such view", "\"" +
				view + "\"", "Use sagittal, coronal, axial or as stored");
		};
	}

	/**
	 * @param path path of a file
	 * @return the file
	 * @throws SpinepsException if there is none
	 */
	static Path existing(final String path) throws SpinepsException {
		try {
			final Path file = Path.of(path);
			if (Files.isRegularFile(file)) return file;
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("This is not the path of a file", "\"" + path +
				"\"", "Give the path of a .nii or .nii.gz file", e);
		}
		throw new SpinepsException("There is no such file", "\"" + path + "\"",
			"Give the path of a .nii or .nii.gz file");
	}
}
