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
package org.spineps.convert.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/** The source of tensor values; opened anew for every reading. */
interface StorageSource {

	/** @return the byte order */
	ByteOrder order();

	/** @return name of the file, for messages */
	String name();

	/**
	 * @param key name of a storage
	 * @return its bytes in this source
	 * @throws IOException if there is no such storage
	 */
	long length(String key) throws IOException;

	/**
	 * @param key name of a storage
	 * @param from first byte wanted
	 * @return the bytes from there on; closing it closes the file
	 * @throws IOException if the file cannot be read any more
	 */
	InputStream open(String key, long from) throws IOException;
}
