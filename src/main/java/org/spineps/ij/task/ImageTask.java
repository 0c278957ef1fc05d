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

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;

/**
 * A job as ImageJ runs it, from the menu, from macros and as a SciJava command.
 * It shows nothing and changes nothing until it has returned.
 *
 * @param <R> its settings
 */
public interface ImageTask<R extends Record> {

	/** Key of macros, and input of commands, for the image. */
	String IMAGE = "image";

	/** @return what it is called and what can be set */
	JobDescription<R> job();

	/** @return whether it works on an image */
	default boolean takesImage() {
		return true;
	}

	/**
	 * Checks an image before the user is asked anything.
	 *
	 * @param source an open image, or null
	 * @throws SpinepsException if the job cannot work on it
	 */
	default void requireUsable(final ImagePlus source) throws SpinepsException {
		// any image, or none, will do
	}

	/**
	 * @return its stages in their order, for one bar over all of them; empty if they
	 *         are not known
	 */
	default List<StageShare> stages() {
		return List.of();
	}

	/** @return lines for the top of its dialog; may be blank */
	default String notice() {
		return "";
	}

	/**
	 * Opens a window that takes the place of the dialog, and stays open.
	 *
	 * @return whether there is such a window; else the settings are asked for
	 * @throws SpinepsException if it cannot be opened
	 */
	default boolean openWindow() throws SpinepsException {
		return false;
	}

	/**
	 * Blocks until done.
	 *
	 * @param source an open image, not changed; may be null, always if it takes
	 *          none
	 * @param settings what the user chose, checked by {@link #job}
	 * @param progress receives every step, and may stop it
	 * @return what to show
	 * @throws SpinepsException if the image or a setting cannot be used
	 * @throws java.util.concurrent.CancellationException if progress stopped it
	 */
	TaskResult run(ImagePlus source, R settings, Progress progress)
		throws SpinepsException;
}
