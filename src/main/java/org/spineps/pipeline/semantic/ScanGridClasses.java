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
package org.spineps.pipeline.semantic;

import org.spineps.network.window.ResampledArgmaxConsumer;
import org.spineps.network.window.ResampledArgmaxConsumer.Quantity;
import org.spineps.network.window.SliceConsumer;
import org.spineps.network.window.SlidingWindow;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Interpolates the scores to the scan's grid and takes the best class there. */
public final class ScanGridClasses implements BestClasses {

	private final Grid scan;
	private final ResampledArgmaxConsumer best;

	/**
	 * @param grids the grids of one run
	 * @param labels the label of each class
	 */
	public ScanGridClasses(final Grids grids, final int[] labels) {
		scan = grids.scan();
		best = new ResampledArgmaxConsumer(grids.seen(), grids.turned(),
			Quantity.LOGITS, labels);
	}

	@Override
	public SliceConsumer consumer() {
		return best;
	}

	@Override
	public SemanticResult result(final SlidingWindow.Report report) {
		return new SemanticResult(back(best.labels(), scan), back(best.confidence(),
			scan), report.device(), report.warnings());
	}

	private static LabelVolume back(final LabelVolume turned, final Grid grid) {
		return Reorient.to(turned, grid.axisCodes()).on(grid);
	}

	private static ImageVolume back(final ImageVolume turned, final Grid grid) {
		return Reorient.to(turned, grid.axisCodes()).on(grid);
	}
}
