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
package org.spineps.ij.task;

import ij.ImagePlus;

import java.util.Objects;
import java.util.Optional;

import org.spineps.SpinepsException;

/**
 * A task whose settings are asked for in a window of its own.
 *
 * @param <R> its settings
 */
public interface AskingTask<R extends Record> extends ImageTask<R> {

	/**
	 * What the user wants.
	 *
	 * @param source the image to work on
	 * @param settings checked
	 * @param <R> the settings
	 */
	record Wish<R extends Record>(ImagePlus source, R settings) {

		/** Checks that nothing is missing. */
		public Wish {
			Objects.requireNonNull(source);
			Objects.requireNonNull(settings);
		}
	}

	/**
	 * Asks the user, which takes as long as it takes; never called in the event
	 * thread, nor where there is no screen.
	 *
	 * @param sourceOrNull the active image; null if none is open
	 * @return what to run; empty if the user cancelled
	 * @throws SpinepsException if the task cannot work on the image
	 */
	Optional<Wish<R>> ask(ImagePlus sourceOrNull) throws SpinepsException;
}
