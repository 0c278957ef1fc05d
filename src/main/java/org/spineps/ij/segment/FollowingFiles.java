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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ScanPart;
import org.spineps.ij.view.ResultFiles;
import org.spineps.ij.view.SpineView;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.correct.CorrectedResult;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * The files of a run: written again as by the run itself, but with what the result
 * is now; the manifest says what was corrected.
 *
 * @param folder where they are
 * @param plan of the run
 */
record FollowingFiles(Path folder, PipelinePlan plan) implements
	ResultFiles
{

	@Override
	public void write(final SpineView view, final Progress progress)
		throws SpinepsException
	{
		final Map<String, String> options = new LinkedHashMap<>(plan.options());
		CorrectedResult.note(view.segmentation()).ifPresent(note -> options.put(
			CorrectedResult.CORRECTED, note));
		final ScanPart whole = new ScanPart(ScanPart.volume(view.source(), view
			.channel(), view.frame()), Optional.empty(), view.channel(), view.frame(),
			List.of());
		new ScanJob(whole, view.requireVolume().on(view.placement().grid()), view
			.placement(), true, List.of()).write(view.source(), folder, new PipelinePlan(options,
				() -> new Known(view)), progress);
	}

	/** Gives what is known instead of segmenting. */
	private record Known(SpineView view) implements SpinePipeline {

		@Override
		public SpineSegmentation run(final SpineRun run,
			final Progress progress)
		{
			final Grid grid = run.scan().orElseThrow().grid();
			final SpineSegmentation result = view.segmentation();
			// Said again by what writes the files.
			final List<String> warnings = new ArrayList<>(result.warnings());
			warnings.remove(ImageOrientation.ASSUMED);
			return new SpineSegmentation(onto(result.semantic(), grid), onto(result
				.instances(), grid), result.found(), warnings, result.provenance(),
				result.evidence(), result.numbering());
		}

		private LabelVolume onto(final LabelVolume mask, final Grid grid) {
			return Reorient.onto(mask.on(view.placement().grid()), grid);
		}

		@Override
		public String device() {
			return view.segmentation().provenance().device();
		}

		@Override
		public void close() {
			// nothing is open
		}
	}
}
