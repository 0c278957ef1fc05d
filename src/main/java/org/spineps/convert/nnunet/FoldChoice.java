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
package org.spineps.convert.nnunet;

import java.util.List;

import org.spineps.SpinepsException;

/**
 * Selects networks of a model folder.
 *
 * @param folds names of folds, e.g. "0" or "all"; empty for all numbered ones,
 *          or "all" if there are none
 * @param checkpoints names of checkpoint files; the first that every fold has
 *          is taken
 */
public record FoldChoice(List<String> folds, List<String> checkpoints) {

	/** The weights at the end of the training. */
	public static final String FINAL = "checkpoint_final.pth";
	/** The weights that were best on the validation cases. */
	public static final String BEST = "checkpoint_best.pth";
	/** All folds, as nnU-Net and SPINEPS take them: the final weights first. */
	public static final FoldChoice ALL = new FoldChoice(List.of(), List.of(FINAL,
		BEST));

	/** @throws IllegalArgumentException if no checkpoint is given */
	public FoldChoice {
		folds = List.copyOf(folds);
		checkpoints = List.copyOf(checkpoints);
		if (checkpoints.isEmpty()) throw new IllegalArgumentException(
			"No checkpoint is given");
	}

	/**
	 * @param model name of a model that lacks one of these folds
	 * @param present the folds that it has
	 * @return says so
	 */
	public SpinepsException missing(final String model,
		final List<String> present)
	{
		final List<String> missing = folds.stream().filter(name -> !present.contains(
			name)).toList();
		return new SpinepsException("The model " + model + " has no fold " + String
			.join(", ", missing), present.isEmpty() ? "It has none" : "It has " +
				(present.size() == 1 ? "fold " : "the folds ") + String.join(", ",
					present) + ", but no fold_" + missing.get(0) + "/" + checkpoints.get(0), "Choose from these, or leave the folds out to use all");
	}
}
