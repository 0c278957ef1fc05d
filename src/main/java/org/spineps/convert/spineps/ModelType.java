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
package org.spineps.convert.spineps;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of SPINEPS models, with SPINEPS's names for them. */
public enum ModelType {

		/** Labels structures: a model of nnU-Net. */
		SEMANTIC("nnunet"),
		/** Finds the middle one of the vertebrae in a cut-out: Unet3D. */
		INSTANCE("unet"),
		/** Names vertebrae: a DenseNet with several heads. */
		NAMING("classifier");

	private final String word;

	ModelType(final String word) {
		this.word = word;
	}

	/** @return its name in {@code modeltype} */
	public String word() {
		return word;
	}

	static Optional<ModelType> of(final String word) {
		return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
	}
}
