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

import java.util.Objects;

import org.spineps.pipeline.semantic.SemanticWishes;

/**
 * Switches of SPINEPS with names of their own on the command line, in the window and
 * in macros. They count more than an options file.
 *
 * @param semantic about the semantic phase
 * @param twelveThoracic whether every spine has twelve thoracic vertebrae
 *          (--enforce-12-thoracic)
 */
public record RunWishes(SemanticWishes semantic, boolean twelveThoracic) {

	/** Everything as usual. */
	public static final RunWishes NONE = new RunWishes(SemanticWishes.NONE, false);

	/** Checks that nothing is missing. */
	public RunWishes {
		Objects.requireNonNull(semantic);
	}

	/** @return the options with what is wanted */
	PipelineOptions in(final PipelineOptions options) {
		final PipelineOptions seen = semantic.equals(SemanticWishes.NONE) ? options
			: options.with(options.semantic().with(semantic));
		return twelveThoracic ? seen.with(seen.naming().withTwelveThoracic()) : seen;
	}
}
