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
package org.spineps.ij.segment;

import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Finds the phantom's own labels in any part of it, in whatever order its voxels are stored. */
final class TurnedPhantom implements SpinePipeline {

	private final FakePipeline.Record record;

	TurnedPhantom(final FakePipeline.Record record) {
		this.record = record;
	}

	@Override
	public SpineSegmentation run(final SpineRun run, final Progress progress) {
		record.images.add(run.scan().orElseThrow());
		final Grid grid = run.scan().orElseThrow().grid();
		final SpineSegmentation found = OpenImages.segmentation(OpenImages.SPINE
			.semantic().grid());
		return new SpineSegmentation(part(found.semantic(), grid), part(found
			.instances(), grid), found.found(), found.warnings(), found.provenance(),
			found.evidence(), found.numbering());
	}

	private static LabelVolume part(final LabelVolume labels, final Grid grid) {
		if (labels.grid().voxels() == grid.voxels()) return Reorient.onto(labels,
			grid);
		final double[] first = labels.grid().toVoxel(grid.toWorld(0, 0, 0));
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = (int) Math.round(first[axis]);
			max[axis] = min[axis] + grid.size(axis);
		}
		return Crop.of(labels, new Box(min, max), 0);
	}

	@Override
	public String device() {
		return "cpu (a fake)";
	}

	@Override
	public void close() {
		// holds nothing
	}
}
