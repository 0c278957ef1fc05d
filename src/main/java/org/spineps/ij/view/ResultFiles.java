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

import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

/**
 * The files that a result was written to. They follow when it is renamed or
 * corrected.
 */
public interface ResultFiles {

	/** @return where they are */
	Path folder();

	/**
	 * Replaces them.
	 *
	 * @param view a newer result of the same scan
	 * @param progress asked whether to stop
	 * @throws SpinepsException if one cannot be written; the older result stays
	 */
	void write(SpineView view, Progress progress) throws SpinepsException;
}
