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

import com.google.gson.JsonObject;

import java.util.List;

import org.spineps.SpinepsException;

/**
 * A method of segmenting and naming spines, as users choose it. An implementation
 * has a public constructor without arguments and is named in
 * {@code META-INF/services/org.spineps.pipeline.SpineMethod}; nothing else has to
 * change for it to appear on the command line, in the dialog and in macros.
 */
public interface SpineMethod {

	/** @return the word for it on the command line and in macros, e.g. "spineps" */
	String id();

	/** @return its name for people, e.g. "SPINEPS" */
	String title();

	/** @return roles of its networks, e.g. "semantic", in the order of use */
	List<String> roles();

	/** @return whether it knows {@link RunWishes}; otherwise they are refused */
	default boolean takesWishes() {
		return false;
	}

	/** @return whether a localizer may name the discs; otherwise it is refused */
	default boolean takesLocalizer() {
		return false;
	}

	/** @return what {@link SpinePipeline#servesSeveralThreads} will say */
	default boolean servesSeveralThreads() {
		return false;
	}

	/**
	 * Checks a request without loading anything.
	 *
	 * @param request what the user wants; its roles are among {@link #roles()}
	 * @return what will be run
	 * @throws SpinepsException if the options file cannot be used
	 */
	PipelinePlan plan(MethodRequest request) throws SpinepsException;

	/**
	 * @param behaviour whether the method's known faults are mended
	 * @return every switch and threshold, as its options file has them
	 */
	JsonObject options(Behaviour behaviour);
}
