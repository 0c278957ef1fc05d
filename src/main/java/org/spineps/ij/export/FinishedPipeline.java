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
package org.spineps.ij.export;

import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.Reorient;

/**
 * Gives a result that is there already.
 *
 * @param result masks on a grid with the voxels of the scan
 */
record FinishedPipeline(SpineSegmentation result) implements SpinePipeline {

	@Override
	public SpineSegmentation run(final SpineRun run, final Progress progress) {
		return onto(result, run.scan().orElseThrow().grid());
	}

	/** @return the result on a grid with the same voxels in another order */
	static SpineSegmentation onto(final SpineSegmentation result,
		final Grid grid)
	{
		return new SpineSegmentation(Reorient.onto(result.semantic(), grid), Reorient
			.onto(result.instances(), grid), result.found(), result.warnings(), result
				.provenance(), result.evidence(), result.numbering());
	}

	@Override
	public String device() {
		return result.provenance().device();
	}

	@Override
	public void close() {
		// nothing was opened
	}
}
