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
package org.spineps.ij.view;

import ij.ImagePlus;

import org.spineps.SpinepsException;

/** A scan while its result is being made or changed: by one run at a time. */
public final class BusyScan implements AutoCloseable {

	/** Property of an image that is worked on. */
	private static final String PROPERTY = "spineps.busy";

	private final ImagePlus scan;

	private BusyScan(final ImagePlus scan) {
		this.scan = scan;
	}

	/**
	 * @param scan an open image
	 * @return to be closed when the run has ended
	 * @throws SpinepsException if another run has not ended yet
	 */
	public static BusyScan begin(final ImagePlus scan) throws SpinepsException {
		synchronized (BusyScan.class) {
			if (scan.getProperty(PROPERTY) != null) throw new SpinepsException(
				"This scan is being segmented or corrected already", "",
				"Wait for the result, or cancel that run first");
			scan.setProperty(PROPERTY, Boolean.TRUE);
		}
		return new BusyScan(scan);
	}

	@Override
	public void close() {
		scan.setProperty(PROPERTY, null);
	}
}
