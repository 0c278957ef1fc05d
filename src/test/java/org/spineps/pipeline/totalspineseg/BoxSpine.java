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
package org.spineps.pipeline.totalspineseg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Raw label maps of a spine made of boxes, as the networks of TotalSpineSeg would
 * say them. Discs are counted from the top, vertebra n lies under disc n, vertebra
 * −1 above disc 0. Cubes of one millimetre; axes to right, anterior, superior.
 */
public final class BoxSpine {

	private static final int DISC = 8;
	private static final int CANAL_HALF = 9;
	private static final int CORD_HALF = 4;
	private static final int BODY_HALF = 22;
	private static final int DEPTH = 32;
	private static final int MARGIN = 12;

	private final Grid grid;
	private final int discs;
	private final int pitch;
	private final int middleX;
	private final int canalY;
	private final List<int[]> edits = new ArrayList<>();
	private final Map<Integer, Integer> landmarks;
	private final boolean sacrum;

	/**
	 * @param grid voxels and their place
	 * @param discs number of discs
	 * @param landmarks disc → its class 2 to 5; other discs are of class 1
	 * @param sacrum whether the sacrum lies under the lowest disc
	 */
	public BoxSpine(final Grid grid, final int discs,
		final Map<Integer, Integer> landmarks, final boolean sacrum)
	{
		this.grid = grid;
		this.discs = discs;
		this.landmarks = landmarks;
		this.sacrum = sacrum;
		pitch = (grid.size(2) - 2 * MARGIN) / (discs + 1);
		middleX = grid.size(0) / 2;
		canalY = grid.size(1) / 3;
	}

	/** @return a grid for that many discs, 28 mm apart */
	public static Grid gridFor(final int discs) {
		return grid(60, 90, 2 * MARGIN + 28 * (discs + 1));
	}

	/** @return a grid of cubes of one millimetre */
	public static Grid grid(final int... size) {
		return Grid.of(size, new double[] { 1, 1, 1 }, AxisCodes.RAS);
	}

	/**
	 * Overwrites a box later, in both steps.
	 *
	 * @param box class, x, end of x, y, end of y, z, end of z
	 * @return this
	 */
	public BoxSpine paint(final int... box) {
		edits.add(box);
		return this;
	}

	/** @return the lowest slice of a disc */
	public int bottomOf(final int disc) {
		return grid.size(2) - MARGIN - (disc + 1) * pitch;
	}

	/** @return the box of a disc with a class, for {@link #paint} */
	public int[] discBox(final int disc, final int raw) {
		return new int[] { raw, middleX - BODY_HALF + 2, middleX + BODY_HALF - 2,
			canalY + CANAL_HALF + 2, canalY + CANAL_HALF + DEPTH, bottomOf(disc),
			bottomOf(disc) + DISC };
	}

	/** @return the box of the body under a disc with a class, arch excluded */
	public int[] bodyBox(final int vertebra, final int raw) {
		final int top = vertebra < 0 ? grid.size(2) - MARGIN : bottomOf(vertebra);
		return new int[] { raw, middleX - BODY_HALF, middleX + BODY_HALF, canalY +
			CANAL_HALF + 1, canalY + CANAL_HALF + DEPTH + 1, top - pitch + DISC + 1,
			top - 1 };
	}

	/** @return raw classes of step 1 */
	public LabelVolume first() {
		final LabelVolume raw = LabelVolume.zeros(grid);
		column(raw, 8, 9);
		for (int vertebra = -1; vertebra < discs; vertebra++)
			bone(raw, vertebra, 6);
		discs(raw);
		return raw;
	}

	/** @return raw classes of step 2 */
	public LabelVolume second() {
		final LabelVolume raw = LabelVolume.zeros(grid);
		column(raw, 10, 11);
		for (int vertebra = -1; vertebra < discs; vertebra++)
			bone(raw, vertebra, sacrum && vertebra == discs - 1 ? 9 : 7 + (vertebra +
				1) % 2);
		discs(raw);
		return raw;
	}

	private void column(final LabelVolume raw, final int canal,
		final int cord)
	{
		fill(raw, canal, middleX - CANAL_HALF, middleX + CANAL_HALF, canalY -
			CANAL_HALF, canalY + CANAL_HALF, 0, grid.size(2));
		fill(raw, cord, middleX - CORD_HALF, middleX + CORD_HALF, canalY -
			CORD_HALF, canalY + CORD_HALF, 0, grid.size(2));
	}

	/** A body, pedicles beside the canal and a spinous process behind it. */
	private void bone(final LabelVolume raw, final int vertebra,
		final int value)
	{
		final int[] body = bodyBox(vertebra, value);
		fill(raw, body);
		final int bottom = (body[5] + body[6]) / 2 - 2;
		for (final int side : new int[] { middleX - CANAL_HALF - 4, middleX +
			CANAL_HALF })
			fill(raw, value, side, side + 4, canalY - CANAL_HALF - 4, body[3], bottom,
				bottom + 6);
		fill(raw, value, middleX - CANAL_HALF - 4, middleX + CANAL_HALF + 4, canalY -
			CANAL_HALF - 4, canalY - CANAL_HALF, bottom, bottom + 6);
	}

	private void discs(final LabelVolume raw) {
		for (int disc = 0; disc < discs; disc++)
			fill(raw, discBox(disc, landmarks.getOrDefault(disc, 1)));
		edits.forEach(box -> fill(raw, box));
	}

	private void fill(final LabelVolume volume, final int... box) {
		for (int k = Math.max(0, box[5]); k < Math.min(box[6], grid.size(2)); k++)
			for (int j = box[3]; j < box[4]; j++)
				for (int i = box[1]; i < box[2]; i++)
					volume.array()[grid.index(i, j, k)] = (short) box[0];
	}
}
