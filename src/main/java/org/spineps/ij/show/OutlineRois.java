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
package org.spineps.ij.show;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;

import java.awt.geom.Path2D;

import org.spineps.volume.RegionOutlines.Loop;
import org.spineps.volume.RegionOutlines.Region;

/** Outlines of regions as ImageJ's. */
public final class OutlineRois {

	private OutlineRois() {
		// static methods only
	}

	/**
	 * @param region pixels of one value
	 * @return a new region of interest of exactly those pixels: a traced one if it is
	 *         in one piece without holes, else a composite one
	 */
	public static Roi of(final Region region) {
		if (region.loops().size() == 1) {
			final Loop loop = region.loops().get(0);
			// ImageJ keeps and changes the arrays.
			return new PolygonRoi(loop.x().clone(), loop.y().clone(), loop
				.x().length, Roi.TRACED_ROI);
		}
		final Path2D path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
		for (final Loop loop : region.loops()) {
			path.moveTo(loop.x()[0], loop.y()[0]);
			for (int i = 1; i < loop.x().length; i++)
				path.lineTo(loop.x()[i], loop.y()[i]);
			path.closePath();
		}
		return new ShapeRoi(path);
	}
}
