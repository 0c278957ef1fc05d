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
package org.spineps.pipeline.extra;

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.volume.Volume;

/**
 * Takes what a run gives beside its result, as soon as it is there. Called from
 * the thread of the run.
 */
public interface ExtraSink {

	/** Wants nothing. */
	ExtraSink NONE = new ExtraSink() {

		@Override
		public boolean wants(final Extra extra) {
			return false;
		}

		@Override
		public void put(final Extra extra, final String key,
			final Volume volume)
		{
			// nobody wanted it
		}

		@Override
		public void support(final List<? extends Record> support) {
			// nobody wanted it
		}
	};

	/**
	 * @param extra something that a run can give
	 * @return whether to make it; it may cost time and memory
	 */
	boolean wants(Extra extra);

	/**
	 * @param extra what it is; one that was wanted
	 * @param key which of them, e.g. "instances" or "cutout-03-prediction"
	 * @param volume the voxels; belongs to the run, so that a sink that keeps it
	 *          must copy it
	 * @throws SpinepsException if it cannot be written
	 */
	void put(Extra extra, String key, Volume volume) throws SpinepsException;

	/**
	 * What speaks for the instances of {@link Extra#RAW}.
	 *
	 * @param support one record for each, in the order of their labels
	 */
	void support(List<? extends Record> support);
}
