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
package org.spineps.batch.prediction;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of one case for a model of nnU-Net.
 *
 * @param name what its result is called, without ending
 * @param channels one file per channel, in the model's order
 * @param inside folder of its result, as seen from that of all results; empty for
 *          that one
 */
public record PredictionCase(String name, List<Path> channels, Path inside) {

	/** Copies the list. */
	public PredictionCase {
		channels = List.copyOf(channels);
	}

	/**
	 * A case whose result lies in the folder of all results.
	 *
	 * @param name what its result is called, without ending
	 * @param channels one file per channel, in the model's order
	 */
	public PredictionCase(final String name, final List<Path> channels) {
		this(name, channels, Path.of(""));
	}
}
