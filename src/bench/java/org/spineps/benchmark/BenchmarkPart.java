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
package org.spineps.benchmark;

/**
 * The parts of the benchmark, in the order of the report.
 */
public enum BenchmarkPart {

		/** A real block of three vertebrae with a complete semantic mask. */
		BLOCK("MR block, whole pipeline"),
		/** Bodies outlined by hand in lumbar scans. */
		BODIES("Hand-drawn bodies, whole pipeline"),
		/** Discs outlined by hand in a lumbar scan. */
		DISCS("Hand-drawn discs, whole pipeline"),
		/** The five SPIDER patients that no network was trained on. */
		SPIDER("SPIDER validation, whole pipeline"),
		/** A cord outlined by hand in a small cervical block. */
		CERVICAL("Cervical block, whole pipeline"),
		/** Real semantic masks of MR images into the instance phase. */
		PHASE_MR("Instance phase, MR block mask"),
		/** The same of a CT scan, which shows bone alone. */
		PHASE_CT("Instance phase, CT block mask"),
		/** The same of a whole lumbar spine. */
		PHASE_LUMBAR("Instance phase, lumbar mask"),
		/** Generated masks into the instance phase. */
		PHASE_SYNTHETIC("Instance phase, synthetic masks"),
		/** Time for one scan. */
		TIME("Lumbar sample, time");

	private final String title;

	BenchmarkPart(final String title) {
		this.title = title;
	}

	/** @return name for people */
	public String title() {
		return title;
	}
}
