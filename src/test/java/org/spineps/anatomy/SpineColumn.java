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
package org.spineps.anatomy;

import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Masks of a column of blocks: vertebrae of 24 mm with discs of 8 mm between. */
public final class SpineColumn {

	private static final int VERTEBRA_MM = 24;
	private static final int DISC_MM = 8;
	private static final int[] SIZE = { 30, 20, 400 };

	private final LabelVolume mask = LabelVolume.zeros(Grid.of(SIZE, new double[] {
		1, 1, 1 }, AxisCodes.RAS));
	private int top = SIZE[2];

	/**
	 * @param label label of a vertebra, in front of the canal; the next one lies
	 *          under it
	 * @return this
	 */
	public SpineColumn vertebra(final int label) {
		fill(label, 8, 20, top - VERTEBRA_MM, top);
		top -= VERTEBRA_MM;
		return this;
	}

	/**
	 * @param label label of a disc under the last vertebra
	 * @return this
	 */
	public SpineColumn disc(final int label) {
		fill(label, 8, 20, top - DISC_MM, top);
		top -= DISC_MM;
		return this;
	}

	/**
	 * @param label label of what runs behind all vertebrae so far
	 * @return this
	 */
	public SpineColumn canal(final int label) {
		fill(label, 2, 6, top, SIZE[2]);
		return this;
	}

	/**
	 * @param first label of the uppermost vertebra
	 * @param step added for each further one
	 * @param count number of vertebrae
	 * @param discOfVertebra added to a vertebra's label for the disc under it; 0 for
	 *          no discs
	 * @return this
	 */
	public SpineColumn vertebrae(final int first, final int step,
		final int count, final int discOfVertebra)
	{
		for (int n = 0; n < count; n++) {
			vertebra(first + n * step);
			if (discOfVertebra != 0) disc(first + n * step + discOfVertebra);
			else top -= DISC_MM;
		}
		return this;
	}

	/** @return the mask */
	public LabelVolume mask() {
		return mask;
	}

	private void fill(final int label, final int from, final int to,
		final int bottom, final int upper)
	{
		for (int k = Math.max(0, bottom); k < upper; k++)
			for (int j = from; j < to; j++)
				for (int i = 3; i < SIZE[0] - 3; i++)
					mask.array()[mask.grid().index(i, j, k)] = (short) label;
	}
}
