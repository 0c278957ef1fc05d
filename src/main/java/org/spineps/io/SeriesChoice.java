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
package org.spineps.io;

import java.util.Objects;

/**
 * Which of several volumes in a folder or an archive is meant.
 *
 * @param wanted number or UID of a series, a part of its description, or
 *          {@link #ALL}; empty to take the one that looks like a sagittal T2w scan
 *          of the spine
 * @param keepIdentity whether names of results may tell who the patient is
 */
public record SeriesChoice(String wanted, boolean keepIdentity) {

	/** Every series that can be read. */
	public static final String ALL = "all";
	/** The scan of the spine; names tell nothing of the patient. */
	public static final SeriesChoice SPINE = new SeriesChoice("", false);

	/** Checks that nothing is missing. */
	public SeriesChoice {
		Objects.requireNonNull(wanted);
	}

	/** @return whether the user leaves the choice to this program */
	public boolean isFree() {
		return wanted.isBlank();
	}
}
