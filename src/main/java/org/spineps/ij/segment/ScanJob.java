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

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchRequest;
import org.spineps.batch.ContentChecks;
import org.spineps.batch.GeometryHandling;
import org.spineps.ij.export.ScanFiles;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.ScanPart;
import org.spineps.network.EngineClassLoader;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.ScanGeometry;

/**
 * The segmentation of an open image, with or without files.
 *
 * @param part what is segmented
 * @param volume its voxels, all of them
 * @param placement where they lie
 * @param accepted whether the user says that an unusual geometry is right
 * @param anchors names that the user has fixed
 */
record ScanJob(ScanPart part, ImageVolume volume, Placement placement,
	boolean accepted, List<NameAnchor> anchors)
{

	/**
	 * What was found.
	 *
	 * @param segmentation on the grid of the image
	 * @param notes what else the user is told
	 */
	record Found(SpineSegmentation segmentation, List<String> notes) {}

	/**
	 * Writes nothing.
	 *
	 * @param plan what runs
	 * @param progress receives every step, and may stop it
	 * @return what was found
	 * @throws SpinepsException if the scan cannot be used, or the method fails
	 */
	Found run(final PipelinePlan plan, final Progress progress)
		throws SpinepsException
	{
		ContentChecks.requireScan(volume);
		final List<String> odd = ScanGeometry.check(placement.grid(), accepted);
		progress.checkCancelled();
		try (EngineClassLoader scope = EngineClassLoader.enter();
				SpinePipeline pipeline = open(plan)) {
			return new Found(pipeline.run(SpineRun.ofScan(volume)
				.withAnchors(anchors), progress), odd);
		}
	}

	/**
	 * Also writes what the command line writes for the file of the scan, in its
	 * place; a scan without a file has the name of its image.
	 *
	 * @param source the open image
	 * @param folder where the files go
	 * @param plan what runs
	 * @param progress receives every step, and may stop it
	 * @return what was found
	 * @throws SpinepsException as {@link #run}, or if a file cannot be written; the
	 *           manifest says so, too, if it can be written
	 */
	Found write(final ImagePlus source, final Path folder,
		final PipelinePlan plan, final Progress progress) throws SpinepsException
	{
		final PartPipeline[] opened = new PartPipeline[1];
		final ScanFiles.Written written;
		try (EngineClassLoader scope = EngineClassLoader.enter()) {
			written = new ScanFiles(source, placement, volume, notes()).write(
				new ScanFiles.Wish(folder, true, false, anchors, BatchRequest.NONE.extras(),
					GeometryHandling.of(accepted)), new PipelinePlan(plan
						.options(), () -> {
							opened[0] = open(plan);
							return opened[0];
						}), progress);
		}
		final List<String> notes = new ArrayList<>(written.warnings());
		notes.removeAll(opened[0].result().warnings());
		return new Found(onto(opened[0].result(), placement.grid()), notes);
	}

	private List<String> notes() {
		final List<String> notes = new ArrayList<>(placement.notes());
		notes.addAll(part.notes());
		return notes;
	}

	private PartPipeline open(final PipelinePlan plan) throws SpinepsException {
		return new PartPipeline(plan.opener().open(), placement, part.box(),
			accepted);
	}

	private static SpineSegmentation onto(final SpineSegmentation found,
		final Grid grid)
	{
		return new SpineSegmentation(Reorient.onto(found.semantic(), grid), Reorient
			.onto(found.instances(), grid), found.found(), found.warnings(), found
				.provenance(), found.evidence(), found.numbering());
	}
}
