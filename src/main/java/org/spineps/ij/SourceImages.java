package org.spineps.ij;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

import org.spineps.SpinepsException;

/** The image that a macro names. */
final class SourceImages {

	private SourceImages() {
		// static methods only
	}

	/**
	 * @param name title of an open image, or path of a file; blank for the active
	 *          image
	 * @return the image; null if name is blank and no image is open
	 * @throws SpinepsException if there is no such image
	 */
	static ImagePlus find(final String name) throws SpinepsException {
		if (name.isBlank()) return WindowManager.getCurrentImage();
		final ImagePlus open = WindowManager.getImage(name);
		if (open != null) return open;
		final Path path = path(name);
		if (path == null) throw new SpinepsException("There is no image \"" + name +
			"\"", "", "Give the title of an open image or the path of a file");
		final String file = path.getFileName().toString().toLowerCase(Locale.ROOT);
		if (file.endsWith(".nii") || file.endsWith(".nii.gz")) return NiftiOpener
			.open(path);
		final ImagePlus image = IJ.openImage(path.toString());
		if (image == null) throw new SpinepsException("ImageJ cannot open " + path
			.getFileName(), "", "Give an image that File > Open opens");
		return image;
	}

	private static Path path(final String name) {
		try {
			final Path path = Path.of(name);
			return Files.isRegularFile(path) ? path : null;
		}
		catch (final InvalidPathException e) {
			// It was a title, then.
			return null;
		}
	}
}
