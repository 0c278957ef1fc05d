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
package org.spineps.ij.entry;

import java.util.List;

import org.spineps.ij.biasfield.BiasFieldTask;
import org.spineps.ij.convert.ConvertLabelsTask;
import org.spineps.ij.convert.TotalSpineSegStageTask;
import org.spineps.ij.correct.CorrectSpineTask;
import org.spineps.ij.correct.RecomputeSpineTask;
import org.spineps.ij.evaluate.EvaluateSegmentationTask;
import org.spineps.ij.export.ExportMeshesTask;
import org.spineps.ij.export.SaveMasksTask;
import org.spineps.ij.export.SaveResultsTask;
import org.spineps.ij.help.CiteTask;
import org.spineps.ij.help.HelpTask;
import org.spineps.ij.folder.CohortReportTask;
import org.spineps.ij.folder.SegmentFolderTask;
import org.spineps.ij.models.CheckInstallationTask;
import org.spineps.ij.models.ManageModelsTask;
import org.spineps.ij.nnunet.RunNnUnetTask;
import org.spineps.ij.open.OpenDicomTask;
import org.spineps.ij.open.OpenNiftiTask;
import org.spineps.ij.segment.OpenSampleTask;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.show.ShowLabelsTask;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.view.GoToVertebraTask;
import org.spineps.ij.view.NameVertebraTask;
import org.spineps.ij.view.SpineOverlayTask;
import org.spineps.ij.view.SpineReportTask;
import org.spineps.ij.view.SpineRoisTask;
import org.spineps.ij.view.SpineTablesTask;

/** All entries of the menu. */
public final class Tasks {

	private Tasks() {
		// static methods only
	}

	/** @return new tasks, in the order of the menu */
	public static List<ImageTask<?>> all() {
		return List.of(new OpenSampleTask(), new OpenNiftiTask(), new OpenDicomTask(),
			new SegmentSpineTask(), new SegmentFolderTask(), new CohortReportTask(),
			// a result: names and corrections
			new NameVertebraTask(), new CorrectSpineTask(), new RecomputeSpineTask(),
			new GoToVertebraTask(),
			// a result: show, measure, save
			new ShowLabelsTask(), new SpineOverlayTask(), new SpineTablesTask(),
			new SpineReportTask(), new SpineRoisTask(), new ExportMeshesTask(),
			new SaveMasksTask(), new SaveResultsTask(),
			// tools
			new EvaluateSegmentationTask(), new ConvertLabelsTask(),
			new TotalSpineSegStageTask(), new BiasFieldTask(), new RunNnUnetTask(),
			// the program itself
			new ManageModelsTask(), new CheckInstallationTask(),
			new HelpTask(Tasks::all), new CiteTask());
	}
}
