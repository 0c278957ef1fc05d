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
package org.spineps.pipeline.totalspineseg.stage;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of TotalSpineSeg's finished masks: cord 1, canal 2, C1 11 to C7 17,
 * T1 21 to T12 32, L1 41 to L6 46, sacrum 50; discs 63 (C2/C3) to 67, 71 (C7/T1)
 * to 82, 91 (T12/L1) to 96, and 100 above the sacrum.
 */
public final class FinalLabels {

	/** The spinal cord. */
	public static final int CORD = 1;
	/** The spinal canal around it. */
	public static final int CANAL = 2;
	/** The first cervical vertebra. */
	public static final int C1 = 11;
	/** The sacrum; after step 1 every bone but C1. */
	public static final int SACRUM = 50;
	/** The disc under C2. */
	public static final int DISC_C2_C3 = 63;
	/** The disc under C7. */
	public static final int DISC_C7_T1 = 71;
	/** The disc under T12. */
	public static final int DISC_T12_L1 = 91;
	/** The disc above the sacrum. */
	public static final int DISC_L5_S = 100;

	/** Discs from the top in the longest spine: six lumbar vertebrae. */
	public static final List<Integer> POSSIBLE_DISCS = runs(63, 5, 71, 12, 91, 6,
		100, 1);
	/** Discs from the top in the usual spine. */
	public static final List<Integer> USUAL_DISCS = runs(63, 5, 71, 12, 91, 5,
		100, 1);
	/** Vertebrae from the top in the longest spine, with the sacrum. */
	public static final List<Integer> POSSIBLE_VERTEBRAE = runs(11, 7, 21, 12, 41,
		6, 50, 1);
	/** Vertebrae from the top in the usual spine, with the sacrum. */
	public static final List<Integer> USUAL_VERTEBRAE = runs(11, 7, 21, 12, 41, 5,
		50, 1);

	/** C1 and C2 have no disc above them that has a number. */
	private static final int VERTEBRAE_ABOVE_DISCS = 2;

	private FinalLabels() {
		// static methods only
	}

	/**
	 * @param label a label
	 * @return whether it is in the range of discs, 63 to 100
	 */
	public static boolean isDisc(final int label) {
		return label >= DISC_C2_C3 && label <= DISC_L5_S;
	}

	/**
	 * @param disc a disc, one of {@link #POSSIBLE_DISCS}
	 * @return the vertebra under it
	 */
	public static int vertebraUnder(final int disc) {
		return POSSIBLE_VERTEBRAE.get(POSSIBLE_DISCS.indexOf(disc) +
			VERTEBRAE_ABOVE_DISCS);
	}

	private static List<Integer> runs(final int... startAndLength) {
		return IntStream.range(0, startAndLength.length / 2).boxed().flatMap(
			n -> IntStream.range(0, startAndLength[2 * n + 1]).mapToObj(
				i -> startAndLength[2 * n] + i)).toList();
	}
}
