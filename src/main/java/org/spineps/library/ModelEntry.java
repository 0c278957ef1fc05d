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
package org.spineps.library;

import java.util.Optional;

import org.spineps.library.download.ByteSizes;
import org.spineps.model.ModelManifest;

/**
 * A line of the list of models.
 *
 * @param id id of the model, or name of a folder that cannot be used
 * @param state whether it is installed
 * @param kind its kind; empty if unknown
 * @param version version of the weights; empty if unknown
 * @param title name for people, or the reason why it cannot be used
 * @param licence licence of the weights; empty if unknown
 * @param bytes length of the networks; −1 if unknown
 * @param where folder, address or "the program"
 * @param manifest its manifest; empty unless it is installed
 */
public record ModelEntry(String id, State state, String kind, String version,
	String title, String licence, long bytes, String where,
	Optional<ModelManifest> manifest)
{

	/** @return e.g. "11.2 MB"; empty if unknown */
	public String size() {
		return bytes < 0 ? "" : ByteSizes.text(bytes);
	}

	/** Whether a model is installed. */
	public enum State {
			/** Packaged with the program. */
			PACKAGED("packaged"),
			/** In the user's folder. */
			INSTALLED("installed"),
			/** Can be downloaded from its publisher. */
			AVAILABLE("can be downloaded"),
			/** In the user's folder, but damaged or from another program. */
			UNUSABLE("cannot be used");

		private final String text;

		State(final String text) {
			this.text = text;
		}

		/** @return the text for display */
		public String text() {
			return text;
		}
	}
}
