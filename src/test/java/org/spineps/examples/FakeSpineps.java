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
package org.spineps.examples;

import java.util.List;

import org.spineps.ij.entry.SpinepsPlugIn;
import org.spineps.ij.evaluate.EvaluateSegmentationTask;
import org.spineps.ij.folder.SegmentFolderTask;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.view.NameVertebraTask;
import org.spineps.ij.view.SpineRoisTask;
import org.spineps.ij.view.SpineTablesTask;
import org.spineps.pipeline.SpineMethods;
import org.spineps.testing.FakePipeline;

/** The menu entries that scripts use, with a stand-in for the networks. */
public class FakeSpineps extends SpinepsPlugIn {

	private static final SpineMethods METHODS = new FakePipeline.Record().method
		.alone();

	/** For ImageJ. */
	public FakeSpineps() {
		super(List.of(new SegmentSpineTask(METHODS), new SegmentFolderTask(METHODS,
			false), new NameVertebraTask(), new SpineRoisTask(),
			new SpineTablesTask(), new EvaluateSegmentationTask()));
	}
}
