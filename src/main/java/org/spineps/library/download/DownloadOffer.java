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
package org.spineps.library.download;

import java.net.URI;

/**
 * A server's description of a file before the download.
 *
 * @param address its address
 * @param bytes its length; −1 if the server does not state it
 * @param validator the server's id of this version of the file (a strong ETag,
 *          or the date of its last change); empty if there is none. A download
 *          is only continued for the same version
 */
public record DownloadOffer(URI address, long bytes, String validator) {

	/** @return name of the file at the address */
	public String fileName() {
		return Addresses.fileName(address);
	}

	/** @return e.g. "123.4 MB", or "unknown size" */
	public String size() {
		return ByteSizes.text(bytes);
	}
}
