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
package org.spineps.batch;

import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.io.VoxelChecks;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Finds two vertebrae, their disc and the cord in whatever it is given. */
public class FakeSegmenter implements SpinePipeline {

	private int calls;
	private boolean closed;

	@Override
	public SpineSegmentation run(final SpineRun run, final Progress progress)
		throws SpinepsException
	{
		if (run.semantic().isPresent()) return found(run.semantic().get().grid(),
			progress);
		final ImageVolume image = run.scan().orElseThrow();
		VoxelChecks.requireFinite(image);
		return found(image.grid(), progress);
	}

	/** To be overridden by those who fail. */
	protected SpineSegmentation found(final Grid grid, final Progress progress)
		throws SpinepsException
	{
		calls++;
		for (int tile = 0; tile <= 4; tile++) {
			progress.checkCancelled();
			progress.report("Semantic network", tile, 4);
		}
		return twoVertebrae(grid);
	}

	@Override
	public String device() {
		return "cpu (a fake)";
	}

	@Override
	public void close() {
		closed = true;
	}

	/** @return how often it was asked */
	public int calls() {
		return calls;
	}

	/** @return whether it was closed */
	public boolean isClosed() {
		return closed;
	}

	/** @return a plan that gives this pipeline */
	public PipelinePlan plan() {
		return plan(() -> this);
	}

	/** @return a plan of that pipeline */
	public static PipelinePlan plan(final SpinePipeline.Opener opener) {
		return new PipelinePlan(Map.of("chosen", "yes"), opener);
	}

	/** A result on a grid of at least 8 × 8 × 6 voxels. */
	public static SpineSegmentation twoVertebrae(final Grid grid) {
		final LabelVolume semantic = LabelVolume.zeros(grid);
		final LabelVolume instances = LabelVolume.zeros(grid);
		for (int k = 2; k < 4; k++)
			for (int i = 2; i < 6; i++) {
				set(semantic, 49, i, 2, k);
				set(instances, 23, i, 2, k);
				set(semantic, 100, i, 3, k);
				set(instances, 123, i, 3, k);
				set(semantic, 49, i, 4, k);
				set(instances, 24, i, 4, k);
				set(semantic, 60, i, 6, k);
			}
		return new SpineSegmentation(semantic, instances, List.of(
			new SpineInstance(Kind.VERTEBRA, 23, "L4", Naming.ASSUMED, 0.9),
			new SpineInstance(Kind.DISC, 123, "disc L4/L5", Naming.ASSUMED, 0.8),
			new SpineInstance(Kind.VERTEBRA, 24, "L5", Naming.LEVEL_UNKNOWN,
				Double.NaN), new SpineInstance(Kind.CORD, 60, "spinal cord",
					Naming.CERTAIN, 0.7)), List.of("The levels are assumed."),
			provenance());
	}

	/** A result without anything in it. */
	public static SpineSegmentation nothing(final Grid grid) {
		return new SpineSegmentation(LabelVolume.zeros(grid), LabelVolume.zeros(
			grid), List.of(), List.of("No spine was found."), provenance());
	}

	private static Provenance provenance() {
		return new Provenance("0", List.of(new ModelUse("semantic", "fake-1",
			"abc123")), "cpu (a fake)", Map.of("threads", "2"), Map.of(
				"Semantic network", 0.25));
	}

	private static void set(final LabelVolume labels, final int label,
		final int i, final int j, final int k)
	{
		labels.array()[labels.grid().index(i, j, k)] = (short) label;
	}
}
