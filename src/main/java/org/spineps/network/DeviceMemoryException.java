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
package org.spineps.network;

/**
 * The device ran out of memory for a patch. The sliding window tries smaller
 * tiles, and then the CPU, before it gives up.
 */
public final class DeviceMemoryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param message the engine's message
	 * @param cause the engine's exception; may be null
	 */
	public DeviceMemoryException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
