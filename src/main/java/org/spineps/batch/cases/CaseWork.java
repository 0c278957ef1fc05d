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
package org.spineps.batch.cases;

/**
 * One case of a batch. {@link CaseLoop} calls {@link #begin}, {@link #run}, {@link
 * #finish} for a case that is worked on, {@link #notStarted} alone for one that is
 * not. Of all cases one call at a time is made, but for run.
 */
public interface CaseWork {

	/**
	 * The work begins: whoever follows is told.
	 *
	 * @param number counted from 1
	 * @param total number of cases
	 */
	void begin(int number, int total);

	/** @return X of the case */
	String name();

	/** @return where its results go */
	ResultFolder folder();

	/** @return bytes of memory that it may take, see {@link MemoryPlan} */
	long bytes();

	/**
	 * @param claim the case, held until it has ended
	 * @return how it ended; nothing is thrown, see {@link CaseGuard}
	 */
	ManifestEntry run(Claim claim);

	/**
	 * @return whether the manifest is to keep how it ended; asked after that
	 */
	boolean isWorthAnEntry();

	/** The work has ended and the manifest says so: whoever follows is told. */
	void finish();

	/**
	 * @param status how the batch ended
	 * @param reason why
	 * @return the entry of a case that is not even begun
	 */
	ManifestEntry notStarted(InputStatus status, String reason);
}
