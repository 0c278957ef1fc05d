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
package org.spineps.ij;

/**
 * The words of the dialog, the same in SciJava's and in ImageJ's. Labels say what
 * a thing is; descriptions become tooltips where there are tooltips.
 */
public final class DialogTexts {

	/** What the program is, and how sure its results are; two lines. */
	public static final String ABOUT_LINES =
		"Research software, not a medical device. Levels are counted and can be " +
			"wrong:\nnames marked \"assumed\" take the lowest vertebra for L5; V1, " +
			"V2... have no known level.";
	/** The same in one line for dialogs that do not break lines. */
	public static final String ABOUT = "<html>Research software, not a medical " +
		"device. Levels are counted and can be wrong:<br>names marked " +
		"\"assumed\" take the lowest vertebra for L5; V1, V2... have no known " +
		"level.</html>";
	/** Label of the method. */
	public static final String METHOD = "Method";
	/** What the method is. */
	public static final String METHOD_HELP =
		"How the spine is segmented and its vertebrae are told apart and named.";
	/** Label of the orientation. */
	public static final String ORIENTATION = "Orientation without header";
	/** What the orientation is for. */
	public static final String ORIENTATION_HELP =
		"Used when neither a NIfTI nor a DICOM header says how the stack lies in " +
			"the patient. Macros may also give axis codes such as PIR.";
	/** Label of the header switch. */
	public static final String USE_HEADER = "Use the header's orientation";
	/** What the header switch is for. */
	public static final String USE_HEADER_HELP =
		"Switch it off if the header of the image is wrong.";
	/** Label of the device. */
	public static final String DEVICE = "Device";
	/** What the device is for. */
	public static final String DEVICE_HELP =
		"Where the networks run. Macros may also give gpu:1 and so on.";
	/** Label of the threads. */
	public static final String THREADS = "Threads (0 = all cores)";
	/** What the threads are for. */
	public static final String THREADS_HELP = "CPU threads for everything.";
	/** Label of the semantic model. */
	public static final String SEMANTIC_MODEL = "Semantic model (blank = default)";
	/** Label of the instance model. */
	public static final String INSTANCE_MODEL = "Instance model (blank = default)";
	/** What the models are. */
	public static final String MODEL_HELP =
		"Id of a packaged model, or path of a model folder.";
	/** Label of the naming model. */
	public static final String NAMING_MODEL = "Naming model (blank = count)";
	/** Label of the behaviour. */
	public static final String BEHAVIOUR = "Behaviour";
	/** What the behaviours are. */
	public static final String BEHAVIOUR_HELP =
		"faithful: SPINEPS 2.0 with its faults, for comparison studies.";
	/** Label of the options file. */
	public static final String OPTIONS_FILE = "Options file (blank = none)";
	/** What the options file is. */
	public static final String OPTIONS_FILE_HELP =
		"Path of a JSON file with switches and thresholds of the pipeline.";
	/** Label of the table switch. */
	public static final String SHOW_TABLE = "Show table of instances";
	/** What the table is. */
	public static final String SHOW_TABLE_HELP =
		"One row per vertebra, disc, endplate pair, sacrum, cord and canal.";
	/** Label of the overlay switch. */
	public static final String SHOW_OVERLAY = "Show overlay on the image";
	/** What the overlay is. */
	public static final String SHOW_OVERLAY_HELP =
		"Colours and names over the image; its pixels stay as they are.";

	private DialogTexts() {
		// constants only
	}
}
