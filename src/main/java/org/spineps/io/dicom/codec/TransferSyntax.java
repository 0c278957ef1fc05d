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
package org.spineps.io.dicom.codec;

import java.util.Arrays;
import java.util.Optional;

/** How a file is stored: the transfer syntaxes that are known by name. */
public enum TransferSyntax {

		IMPLICIT("1.2.840.10008.1.2", "implicit VR little endian"),
		EXPLICIT("1.2.840.10008.1.2.1", "explicit VR little endian"),
		DEFLATED("1.2.840.10008.1.2.1.99", "deflated"),
		BIG_ENDIAN("1.2.840.10008.1.2.2", "explicit VR big endian"),
		RLE("1.2.840.10008.1.2.5", "RLE"),
		JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG baseline"),
		JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG extended"),
		JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG lossless"),
		JPEG_LOSSLESS_FIRST("1.2.840.10008.1.2.4.70", "JPEG lossless"),
		JPEG_LS_LOSSLESS("1.2.840.10008.1.2.4.80", "JPEG-LS lossless"),
		JPEG_LS("1.2.840.10008.1.2.4.81", "JPEG-LS"),
		JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"),
		JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000");

	private final String uid;
	private final String title;

	TransferSyntax(final String uid, final String title) {
		this.uid = uid;
		this.title = title;
	}

	/**
	 * @param uid as a file states it
	 * @return the syntax, or empty if it is none of these
	 */
	public static Optional<TransferSyntax> of(final String uid) {
		return Arrays.stream(values()).filter(one -> one.uid.equals(uid))
			.findFirst();
	}

	/** @return its name for messages */
	public String title() {
		return title;
	}

	/** @return whether pixels are compressed, each frame by itself */
	public boolean encapsulated() {
		return ordinal() >= RLE.ordinal();
	}
}
