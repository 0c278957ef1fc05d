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
package org.spineps.pipeline.instance;

import java.util.List;

/**
 * One to three predictions of the same vertebra.
 *
 * @param members the predictions, by cut-out
 * @param agreement mean Dice coefficient between them, 0 for one alone
 */
record CutoutAgreement(List<Member> members, double agreement) {

	/**
	 * A prediction.
	 *
	 * @param cutout index of the cut-out
	 * @param which 0 above, 1 at, 2 below its centre
	 */
	record Member(int cutout, int which) {}

	/** Copies the list. */
	CutoutAgreement {
		members = List.copyOf(members);
	}

	/** @return how early the couple is merged: many that agree well come first */
	double rank() {
		return (members.size() + 1) * agreement;
	}
}
