package org.spineps.model;

import java.util.regex.Pattern;

/**
 * A network file of a model.
 *
 * @param name file name within the model's folder
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record NetworkFile(String name, String sha256) {

	private static final Pattern NAME = Pattern.compile(
		"[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	/**
	 * @throws IllegalArgumentException for a name that leaves the folder, or
	 *           something that is no hash
	 */
	public NetworkFile {
		if (!NAME.matcher(name).matches()) throw new IllegalArgumentException(
			"\"" + name + "\" is no plain file name");
		if (!HASH.matcher(sha256).matches()) throw new IllegalArgumentException(
			"\"" + sha256 + "\" is no SHA-256");
	}
}
