package org.spineps.ij;

/** Names of images. */
final class Titles {

	private Titles() {
		// static methods only
	}

	/**
	 * @param title e.g. "scan.nii.gz"
	 * @return the title without a file's extension, e.g. "scan"
	 */
	static String withoutExtension(final String title) {
		final String name = title.replaceFirst("(?i)\\.gz$", "");
		final String stem = name.replaceFirst("\\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
		return stem.isEmpty() ? title : stem;
	}
}
