package org.spineps.model.release;

import java.net.URI;

/**
 * What a server says about a file before it is fetched.
 *
 * @param address where it lies
 * @param bytes its length; −1 if the server does not tell
 * @param validator what the server calls this version of the file (a strong
 *          ETag, or the date of its last change); empty if nothing. A download
 *          is only continued for the same version
 */
public record Offer(URI address, long bytes, String validator) {

	/** @return name of the file behind the address */
	public String fileName() {
		return Addresses.fileName(address);
	}

	/** @return e.g. "123.4 MB", or "unknown size" */
	public String size() {
		return Sizes.text(bytes);
	}
}
