package org.spineps.pipeline.instance;

import java.util.List;

/**
 * One to three predictions of the same vertebra.
 *
 * @param members the predictions, by cut-out
 * @param agreement mean Dice coefficient between them, 0 for one alone
 */
record Couple(List<Member> members, double agreement) {

	/**
	 * A prediction.
	 *
	 * @param cutout index of the cut-out
	 * @param which 0 above, 1 at, 2 below its centre
	 */
	record Member(int cutout, int which) {}

	/** Copies the list. */
	Couple {
		members = List.copyOf(members);
	}

	/** @return how early the couple is merged: many that agree well come first */
	double rank() {
		return (members.size() + 1) * agreement;
	}
}
