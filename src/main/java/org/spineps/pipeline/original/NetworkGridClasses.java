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
package org.spineps.pipeline.original;

import org.spineps.network.window.ArgmaxConsumer;
import org.spineps.network.window.SliceConsumer;
import org.spineps.network.window.SlidingWindow;
import org.spineps.pipeline.semantic.BestClasses;
import org.spineps.pipeline.semantic.SemanticResult;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.Resample;

/** As SPINEPS 2.0: takes the best class on the network's grid. */
final class NetworkGridClasses implements BestClasses {

	private final Grids grids;
	private final ArgmaxConsumer best;

	NetworkGridClasses(final Grids grids, final int[] labels) {
		this.grids = grids;
		best = new ArgmaxConsumer(grids.seen(), labels);
	}

	@Override
	public SliceConsumer consumer() {
		return best;
	}

	@Override
	public SemanticResult result(final SlidingWindow.Report report) {
		return new SemanticResult(uncropped(best.labels(), grids.working()), Resample
			.linear(best.confidence(), grids.scan()), report.device(), report
				.warnings());
	}

	private static LabelVolume uncropped(final LabelVolume part,
		final Grid whole)
	{
		final double[] origin = whole.toVoxel(part.grid().toWorld(0, 0, 0));
		final LabelVolume result = LabelVolume.zeros(whole);
		Crop.paste(part, result, (int) Math.rint(origin[0]), (int) Math.rint(
			origin[1]), (int) Math.rint(origin[2]));
		return result;
	}
}
