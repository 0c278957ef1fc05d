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
package org.spineps.pipeline;

import com.google.gson.annotations.SerializedName;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.spineps.io.json.RecordJson;

/** Which SPINEPS the pipeline is. */
public enum Behaviour {

		/** SPINEPS without its faults; the default. */
		MENDED,
		/**
		 * SPINEPS 2.1.3 with its faults, for comparison studies. It wants the networks
		 * that SPINEPS publishes.
		 */
		FAITHFUL,
		/** SPINEPS 2.0 with its faults, for studies that used that version. */
		@SerializedName("faithful-2.0")
		FAITHFUL_2_0;

	/** @return the word for it in options, e.g. "mended" or "faithful-2.0" */
	public String key() {
		return RecordJson.word(this);
	}

	/**
	 * @param key a word
	 * @return the behaviour of that name, or empty
	 */
	public static Optional<Behaviour> of(final String key) {
		return Arrays.stream(values()).filter(one -> one.key().equals(key
			.toLowerCase(Locale.ROOT))).findFirst();
	}
}
