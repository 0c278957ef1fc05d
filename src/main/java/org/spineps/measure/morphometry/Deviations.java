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
package org.spineps.measure.morphometry;

import java.util.Arrays;

/**
 * Standard deviations of the measures of a level, from those of edges: a length
 * has two edges, quotients and products are propagated to first order.
 */
public final class Deviations {

	private static final double EDGES = Math.sqrt(2);
	private static final double PERCENT = 100;

	private Deviations() {
		// static methods only
	}

	/**
	 * @param edge deviations of edges
	 * @return that of a height, millimetres
	 */
	public static double height(final EdgeError edge) {
		return EDGES * edge.upMm();
	}

	/**
	 * @param edge deviations of edges
	 * @return that of a depth, a slip or a diameter, millimetres
	 */
	public static double depth(final EdgeError edge) {
		return EDGES * edge.apMm();
	}

	/**
	 * @param edge deviations of edges
	 * @return that of a width, millimetres
	 */
	public static double width(final EdgeError edge) {
		return EDGES * edge.rlMm();
	}

	/**
	 * @param row a level
	 * @param edge deviations of edges
	 * @return that of the loss of height, 100 (1 − lowest / largest), percent
	 */
	public static double heightLoss(final LevelMeasures row,
		final EdgeError edge)
	{
		return heightLoss(edge, row.body().lowestHeightMm(), row.body()
			.wholeHeightMm());
	}

	/**
	 * @param edge deviations of edges
	 * @param lowest height of the body, millimetres
	 * @param largest what is taken for its whole height
	 * @return that of the loss of height, percent
	 */
	public static double heightLoss(final EdgeError edge, final double lowest,
		final double largest)
	{
		return PERCENT * quotient(lowest / largest, height(edge) / lowest, height(
			edge) / largest);
	}

	/**
	 * @param row a level
	 * @param edge deviations of edges
	 * @return that of the disc height index
	 */
	public static double heightIndex(final LevelMeasures row,
		final EdgeError edge)
	{
		return heightIndex(edge, row.disc().heightIndex(), row.disc().heightMm());
	}

	/**
	 * @param edge deviations of edges
	 * @param index disc height index
	 * @param discMm height of the disc, millimetres
	 * @return that of the index
	 */
	public static double heightIndex(final EdgeError edge, final double index,
		final double discMm)
	{
		return quotient(index, height(edge) / discMm, height(edge) * index / discMm);
	}

	/**
	 * @param row a level
	 * @param edge deviations of edges
	 * @return that of the volume of the body, cubic millimetres
	 */
	public static double bodyVolume(final LevelMeasures row,
		final EdgeError edge)
	{
		final BodyMeasures body = row.body();
		return volume(edge, body.volumeMm3(), body.middleHeightMm(), body
			.inferiorDepthMm(), body.widthMm());
	}

	/**
	 * @param edge deviations of edges
	 * @param volumeMm3 of a body
	 * @param heightMm its height
	 * @param depthMm its depth
	 * @param widthMm its width
	 * @return that of the volume, cubic millimetres
	 */
	public static double volume(final EdgeError edge, final double volumeMm3,
		final double heightMm, final double depthMm, final double widthMm)
	{
		return quotient(volumeMm3, height(edge) / heightMm, depth(edge) / depthMm,
			width(edge) / widthMm);
	}

	/**
	 * As of an ellipse with the area and the diameter that are known.
	 *
	 * @param edge deviations of edges
	 * @param areaMm2 of canal or cord
	 * @param apMm its anteroposterior diameter
	 * @return that of the area, square millimetres
	 */
	public static double area(final EdgeError edge, final double areaMm2,
		final double apMm)
	{
		final double across = 4 * areaMm2 / (Math.PI * apMm);
		return quotient(areaMm2, depth(edge) / apMm, width(edge) / across);
	}

	/**
	 * @param row a level
	 * @param edge deviations of edges
	 * @return that of the cord's diameter over its width
	 */
	static double cordRatio(final LevelMeasures row, final EdgeError edge) {
		final CanalMeasures canal = row.canal();
		return quotient(canal.cordRatio(), depth(edge) / canal.cordApMm(), width(
			edge) / canal.cordRlMm());
	}

	/**
	 * @param row a level
	 * @param edge deviations of edges
	 * @return that of the coronal angle between two endplates, degrees
	 */
	static double coronalDegrees(final LevelMeasures row, final EdgeError edge) {
		return EDGES * Math.toDegrees(height(edge) / row.body().widthMm());
	}

	private static double quotient(final double value,
		final double... relative)
	{
		return Math.abs(value) * Math.sqrt(Arrays.stream(relative).map(r -> r * r)
			.sum());
	}
}
