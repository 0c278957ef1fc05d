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
package org.spineps.pipeline.totalspineseg.label;

import java.util.List;
import java.util.Map;

import org.spineps.pipeline.totalspineseg.stage.FinalLabels;

/**
 * What the numbers of a raw label map mean. The discs are the same in both steps:
 * 1 any, 2 C2/C3, 3 C7/T1, 4 T12/L1, 5 above the sacrum.
 */
public enum RawClasses {

		/** Step 1: 6 bone, 7 C1, 8 canal, 9 cord. */
		STEP_1(List.of(), 0, 8, 9, 6, Map.of(7, FinalLabels.C1)),
		/** Step 2: 6 any vertebra, 7 and 8 every other one, 9 sacrum, 10, 11. */
		STEP_2(List.of(7, 8, 9), 6, 10, 11, 9, Map.of());

	/** The discs, landmarks included. */
	static final List<Integer> DISCS = List.of(1, 2, 3, 4, 5);
	/** One past the highest number of both steps. */
	static final int COUNT = 12;

	private final List<Integer> vertebrae;
	private final int unsure;
	private final int canal;
	private final int cord;
	private final int bone;
	private final Map<Integer, Integer> others;

	RawClasses(final List<Integer> vertebrae, final int unsure, final int canal,
		final int cord, final int bone, final Map<Integer, Integer> others)
	{
		this.vertebrae = vertebrae;
		this.unsure = unsure;
		this.canal = canal;
		this.cord = cord;
		this.bone = bone;
		this.others = others;
	}

	/** @return numbers of vertebrae that are to be told apart; perhaps none */
	List<Integer> vertebrae() {
		return vertebrae;
	}

	/** @return number of bone that is of any vertebra; 0 if there is none */
	int unsure() {
		return unsure;
	}

	/** @return number of the sacrum; 0 if it is not told from other bone */
	int sacrum() {
		return vertebrae.isEmpty() ? 0 : bone;
	}

	/** @return number of the canal around the cord */
	int canal() {
		return canal;
	}

	/** @return number of the cord */
	int cord() {
		return cord;
	}

	/** @return raw → final number of what needs no name */
	int[] fixed() {
		final int[] fixed = new int[COUNT];
		fixed[canal] = FinalLabels.CANAL;
		fixed[cord] = FinalLabels.CORD;
		fixed[bone] = FinalLabels.SACRUM;
		others.forEach((raw, label) -> fixed[raw] = label);
		return fixed;
	}
}
