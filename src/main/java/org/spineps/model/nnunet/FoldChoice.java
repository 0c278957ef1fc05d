package org.spineps.model.nnunet;

import java.util.List;

/**
 * Which networks of a model folder are wanted.
 *
 * @param folds names of folds, e.g. "0" or "all"; empty for all numbered ones, or
 *          "all" if there are none
 * @param checkpoints names of checkpoint files; the first that every fold has is
 *          taken
 */
public record FoldChoice(List<String> folds, List<String> checkpoints) {

	/** The weights at the end of the training. */
	public static final String FINAL = "checkpoint_final.pth";
	/** The weights that were best on the validation cases. */
	public static final String BEST = "checkpoint_best.pth";
	/** All folds, as nnU-Net and SPINEPS take them: the final weights first. */
	public static final FoldChoice ALL = new FoldChoice(List.of(), List.of(FINAL,
		BEST));

	/** @throws IllegalArgumentException if no checkpoint is named */
	public FoldChoice {
		folds = List.copyOf(folds);
		checkpoints = List.copyOf(checkpoints);
		if (checkpoints.isEmpty()) throw new IllegalArgumentException(
			"No checkpoint is named");
	}
}
