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
package org.spineps.io.study;

import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;

/** Writes masks as named segments into a file that needs no study. */
@FunctionalInterface
public interface SegmentWriter {

	/**
	 * @param file to make or replace, atomically
	 * @param segments what to write, at least one; all masks lie on one grid
	 * @throws SpinepsException if it cannot be written
	 * @throws IllegalArgumentException if the masks lie on several grids
	 */
	void write(Path file, List<StudySegment> segments) throws SpinepsException;
}
