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

/**
 * Writes results as objects of the study that a scan belongs to, with the patient
 * and the study of its files. Safe to share; files are replaced atomically.
 */
public interface StudyWriter {

	/**
	 * Writes masks, which viewers lay over the scan.
	 *
	 * @param file to make or replace
	 * @param segments what to write, at least one; their masks lie on the grid of the
	 *          scan's file
	 * @throws SpinepsException if it cannot be written
	 * @throws IllegalArgumentException if a mask has another grid, or all are empty
	 */
	void writeSegmentation(Path file, List<StudySegment> segments)
		throws SpinepsException;

	/**
	 * Writes outlines, as programs for radiotherapy read them.
	 *
	 * @param file to make or replace
	 * @param segments as for {@link #writeSegmentation}
	 * @throws SpinepsException if it cannot be written
	 * @throws IllegalArgumentException if a mask has another grid, or all are empty
	 */
	void writeOutlines(Path file, List<StudySegment> segments)
		throws SpinepsException;

	/**
	 * Writes measurements as a structured report.
	 *
	 * @param file to make or replace
	 * @param places what was measured, at least one place
	 * @throws SpinepsException if it cannot be written
	 */
	void writeReport(Path file, List<MeasuredPlace> places)
		throws SpinepsException;
}
