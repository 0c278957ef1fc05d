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

/** The words of the dialog of Run nnU-Net Model, the same in both doors. */
public final class RunNnUnetTexts {

	/** Label of the model. */
	public static final String MODEL = "Model (folder or id)";
	/** What the model is. */
	public static final String MODEL_HELP =
		"The folder that nnU-Net's training made (plans.json, dataset.json, " +
			"fold_0 ...), or the id of an imported model.";
	/** Label of the other channels. */
	public static final String OTHER_CHANNELS = "Other channels";
	/** What the other channels are. */
	public static final String OTHER_CHANNELS_HELP =
		"For models of several channels: titles of open images or paths of " +
			"files, separated by semicolons. Blank if the image is a hyperstack " +
			"with all channels.";
	/** Label of the axes of files. */
	public static final String STORED_AS = "Axes of the training files";
	/** What the axes are for. */
	public static final String STORED_AS_HELP =
		"Many models see voxels in the order of their files. Give the axis codes " +
			"of the files that the model was trained with, e.g. LPS; blank to take " +
			"the stack as it is displayed.";
	/** Label of the rounding. */
	public static final String EXACT = "Round as nnU-Net does";
	/** What the rounding is. */
	public static final String EXACT_HELP =
		"Scores in 16 bits: slower and takes more memory; some voxels at borders " +
			"differ without it.";
	/** Label of the mirroring. */
	public static final String MIRRORING = "Average over flipped images";
	/** What the mirroring costs. */
	public static final String MIRRORING_HELP =
		"As nnU-Net does if the model allows it. Up to 8 times faster without.";
	/** Label of the probabilities. */
	public static final String PROBABILITIES = "Show probabilities";
	/** What the probabilities are. */
	public static final String PROBABILITIES_HELP =
		"A hyperstack with one channel for each class.";

	private RunNnUnetTexts() {
		// constants only
	}
}
