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
package org.spineps.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * A made-up spine with known vertebrae: bodies between endplates and discs on a
 * curved line, cord and canal behind them, arches, spinous, costal and articular
 * processes, a sacrum. Neighbouring articular processes touch, as they do in real
 * masks. The vertebrae grow from the top down; the spine stands upright in
 * patient millimetres around the centre of the grid, whatever the grid's own
 * axes, and shrinks as a whole if the grid is too short for it.
 *
 * @param semantic labels of {@link Structure}
 * @param instances bone of the vertebrae (41..49), numbered 1..n from the top;
 *          endplates are not part of it
 * @param complete instances, and 26 for the sacrum, 100 + X for the disc under X,
 *          200 + X for the endplates on both sides of that disc (the upper plate
 *          of the first vertebra counts to the first)
 * @param bodyCentresMm RAS millimetres of the centre of each body, from the top
 */
public record SpinePhantom(LabelVolume semantic, LabelVolume instances,
	LabelVolume complete, List<double[]> bodyCentresMm)
{

	private static final double PITCH_MM = 36;
	private static final double SACRUM_MM = 45;
	private static final double CANAL_RADIUS_MM = 9;
	private static final double CORD_RADIUS_MM = 5;

	/**
	 * @param grid where to draw; any orientation and obliqueness
	 * @param vertebrae how many, at least 1
	 * @param sacrum whether a disc and a sacrum follow the last vertebra
	 * @return the phantom
	 */
	public static SpinePhantom create(final Grid grid, final int vertebrae,
		final boolean sacrum)
	{
		final Painter painter = new Painter(grid, vertebrae, sacrum);
		painter.paint();
		return new SpinePhantom(painter.semantic, painter.instances,
			painter.complete, painter.centres);
	}

	/**
	 * @param sizePir voxels towards P, I and R
	 * @param spacingPir millimetres towards P, I and R
	 * @param codes how the voxels are to be stored
	 * @param tiltDegrees rotation of the grid against the body, about the
	 *          left–right and then the vertical axis
	 * @return a grid around the origin of patient space
	 */
	public static Grid grid(final int[] sizePir, final double[] spacingPir,
		final AxisCodes codes, final double tiltDegrees)
	{
		final int[] size = new int[3];
		final double[] spacing = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final int pir = AxisCodes.PIR.axisOf(codes.letter(axis));
			size[axis] = sizePir[pir];
			spacing[axis] = spacingPir[pir];
		}
		final double[][] straight = Grid.of(size, spacing, codes).affine();
		final double c = Math.cos(Math.toRadians(tiltDegrees));
		final double s = Math.sin(Math.toRadians(tiltDegrees));
		final double[][] turn = { { c, -s * c, s * s }, { s, c * c, -s * c }, { 0,
			s, c } };
		final double[][] affine = new double[3][4];
		for (int row = 0; row < 3; row++)
			for (int axis = 0; axis < 3; axis++) {
				for (int k = 0; k < 3; k++)
					affine[row][axis] += turn[row][k] * straight[k][axis];
				affine[row][3] -= affine[row][axis] * (size[axis] - 1) / 2;
			}
		return new Grid(size, affine);
	}

	/**
	 * @param seed of the noise
	 * @return an image with the contrast of T2-weighted MRI, about 0..1000
	 */
	public ImageVolume image(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final short[] labels = semantic.array();
		final float[] values = new float[labels.length];
		for (int i = 0; i < values.length; i++) {
			final double noise = random.nextDouble() + random.nextDouble() - 1;
			final double mean = switch (labels[i]) {
				case 0 -> 150;
				case 26, 49 -> 420;
				case 60 -> 350;
				case 61 -> 900;
				case 62 -> 80;
				case 100 -> 650;
				default -> 280;
			};
			values[i] = (float) Math.max(0, mean + 50 * noise);
		}
		return ImageVolume.wrap(values, semantic.grid());
	}

	/** Is a point, in millimetres of a vertebra's own frame, inside? */
	private interface Shape {

		boolean contains(double right, double anterior, double up);
	}

	/** Where a piece sits: an origin and three directions in RAS millimetres. */
	private record Frame(double[] origin, double[] right, double[] anterior,
		double[] up)
	{

		double[] toWorld(final double r, final double a, final double u) {
			final double[] world = new double[3];
			for (int i = 0; i < 3; i++)
				world[i] = origin[i] + r * right[i] + a * anterior[i] + u * up[i];
			return world;
		}
	}

	private static final class Painter {

		private final Grid grid;
		private final int vertebrae;
		private final boolean sacrum;
		private final LabelVolume semantic;
		private final LabelVolume instances;
		private final LabelVolume complete;
		private final List<double[]> centres = new ArrayList<>();
		private final double[] middle;
		private final double length;
		private final double fit;

		Painter(final Grid grid, final int vertebrae, final boolean sacrum) {
			this.grid = grid;
			this.vertebrae = vertebrae;
			this.sacrum = sacrum;
			semantic = LabelVolume.zeros(grid);
			instances = LabelVolume.zeros(grid);
			complete = LabelVolume.zeros(grid);
			middle = grid.toWorld((grid.size(0) - 1) / 2.0, (grid.size(1) - 1) / 2.0,
				(grid.size(2) - 1) / 2.0);
			double wanted = sacrum ? SACRUM_MM : 0;
			for (int v = 0; v < vertebrae; v++)
				wanted += PITCH_MM * scale(v);
			final int axis = grid.axisCodes().axisOf('S');
			final double available = 0.94 * grid.size(axis) * Math.abs(grid.affine(2,
				axis));
			fit = Math.min(1, available / wanted);
			length = wanted * fit;
		}

		private double scale(final int vertebra) {
			return 1 - 0.02 * (vertebrae - 1 - vertebra);
		}

		/** @param down millimetres from the top of the spine */
		private Frame frame(final double down) {
			final double t = down / length;
			final double bend = 0.03 * length;
			final double scoliosis = 0.008 * length;
			final double[] origin = { middle[0] + scoliosis * Math.sin(Math.PI * 2 *
				t), middle[1] + bend * Math.sin(Math.PI * 2 * t) + 20 * fit, middle[2] +
					length / 2 - down };
			final double[] up = unit(-Math.PI * 2 * scoliosis / length * Math.cos(
				Math.PI * 2 * t), -Math.PI * 2 * bend / length * Math.cos(Math.PI * 2 *
					t), 1);
			final double[] right = unit(up[2], 0, -up[0]);
			final double[] anterior = { up[1] * right[2] - up[2] * right[1], up[2] *
				right[0] - up[0] * right[2], up[0] * right[1] - up[1] * right[0] };
			return new Frame(origin, right, anterior, up);
		}

		void paint() {
			double down = 0;
			final double[] middles = new double[vertebrae];
			for (int v = 0; v < vertebrae; v++) {
				final double pitch = PITCH_MM * scale(v) * fit;
				middles[v] = down + pitch * 0.38;
				down += pitch;
			}
			paintCanal(0, sacrum ? down + 0.5 * SACRUM_MM * fit : down);
			for (int v = 0; v < vertebrae; v++)
				paintBody(v, frame(middles[v]));
			if (sacrum) paintSacrum(down);
			for (int v = 0; v < vertebrae; v++)
				paintPosterior(v, frame(middles[v]));
		}

		private void paintCanal(final double from, final double to) {
			final double radius = CANAL_RADIUS_MM * Math.max(0.6, fit * 0.9);
			final double cord = CORD_RADIUS_MM * radius / CANAL_RADIUS_MM;
			paintTube(from, to, radius, cord, Structure.CORD);
			paintTube(from, to, radius, radius, Structure.CANAL);
		}

		private void paintTube(final double from, final double to,
			final double canalRadius, final double radius,
			final Structure structure)
		{
			final double step = 2;
			for (double down = from; down < to; down += step) {
				final double s = fit * (1 - 0.02 * (vertebrae - 1) * Math.max(0, 1 -
					down / length));
				final double back = canalBack(s, canalRadius);
				draw(frame(down), -back, radius, (r, a, u) -> Math.abs(u) <= step &&
					Math.hypot(r, a + back) <= radius, structure, 0, 0);
			}
		}

		private static double canalBack(final double s, final double radius) {
			return 17 * s + radius;
		}

		private void paintBody(final int v, final Frame frame) {
			final double s = scale(v) * fit;
			final double half = 0.38 * PITCH_MM * s;
			final double plate = Math.max(1.2, 1.6 * s);
			final double disc = PITCH_MM * s - half;
			final boolean last = v == vertebrae - 1 && !sacrum;
			centres.add(frame.origin().clone());
			final Shape column = (r, a, u) -> square(r / (22 * s)) + square(a / (17 *
				s)) <= 1;
			final double reach = 30 * s;
			draw(frame, 0, reach, (r, a, u) -> Math.abs(u) <= half - plate && column
				.contains(r, a, u), Structure.CORPUS, v + 1, v + 1);
			draw(frame, 0, reach, (r, a, u) -> u > 0 && u <= half && column.contains(
				r, a, u), Structure.ENDPLATE, 0, Level.ENDPLATE_OFFSET + Math.max(1,
					v));
			draw(frame, 0, reach, (r, a, u) -> u < 0 && u >= -half && column.contains(
				r, a, u), Structure.ENDPLATE, 0, Level.ENDPLATE_OFFSET + v + 1);
			if (!last) draw(frame, 0, reach, (r, a, u) -> u < 0 && u >= -disc - 1 &&
				column.contains(r * 1.05, a * 1.05, u), Structure.DISC, 0,
				Level.DISC_OFFSET + v + 1);
		}

		private void paintPosterior(final int v, final Frame frame) {
			final double s = scale(v) * fit;
			final double pitch = PITCH_MM * s;
			final double radius = CANAL_RADIUS_MM * Math.max(0.6, fit * 0.9);
			final double back = canalBack(s, radius);
			final double side = radius + 4.5 * s;
			bone(v, frame, Structure.ARCH, -back, side, (r, a, u) -> Math.abs(u) <=
				0.25 * pitch && Math.hypot(r, a + back) <= side);
			bone(v, frame, Structure.SPINOUS_PROCESS, -back, radius + 30 * s, (r, a,
				u) -> {
				final double out = -a - back - radius - 3 * s;
				return out >= 0 && out <= 22 * s && Math.abs(r) <= 3.2 * Math.max(s,
					0.7) && Math.abs(u + 0.35 * out) <= 5.5 * s;
			});
			for (int sign = -1; sign <= 1; sign += 2) {
				final int hand = sign;
				bone(v, frame, hand < 0 ? Structure.COSTAL_PROCESS_LEFT
					: Structure.COSTAL_PROCESS_RIGHT, -back, side + 14 * s, (r, a,
						u) -> hand * r >= side - 2 * s && hand * r <= side + 14 * s && Math
							.abs(a + back) <= 4 * s && Math.abs(u) <= 4.5 * s);
				bone(v, frame, hand < 0 ? Structure.SUPERIOR_ARTICULAR_LEFT
					: Structure.SUPERIOR_ARTICULAR_RIGHT, -back, side + 10 * s, (r, a,
						u) -> Math.abs(hand * r - side) <= 4 * s && Math.abs(a + back +
							3.5 * s) <= 3.2 * s && u >= 0 && u <= 0.52 * pitch);
				bone(v, frame, hand < 0 ? Structure.INFERIOR_ARTICULAR_LEFT
					: Structure.INFERIOR_ARTICULAR_RIGHT, -back, side + 10 * s, (r, a,
						u) -> Math.abs(hand * r - side + 1.5 * s) <= 4 * s && Math.abs(a +
							back + 10 * s) <= 3.2 * s && u <= 0 && u >= -0.66 * pitch);
			}
		}

		private void bone(final int v, final Frame frame,
			final Structure structure, final double anterior, final double reach,
			final Shape shape)
		{
			draw(frame, anterior, reach, shape, structure, v + 1, v + 1);
		}

		private void paintSacrum(final double down) {
			final double high = SACRUM_MM * fit;
			draw(frame(down), 0, 60 * fit, (r, a, u) -> {
				final double depth = -u / high;
				return depth >= 0 && depth <= 1 && square(r / (30 * fit * (1.05 -
					0.5 * depth))) + square((a + 12 * fit * depth) / (18 * fit * (1 -
						0.6 * depth))) <= 1;
			}, Structure.SACRUM, 0, Level.SACRUM.id());
		}

		/**
		 * Draws where nothing has been drawn yet.
		 *
		 * @param anterior millimetres in front of the frame's origin (negative:
		 *          behind) of a point near which the shape lies
		 * @param reach farthest that the shape goes from there, on any axis
		 */
		private void draw(final Frame frame, final double anterior,
			final double reach, final Shape shape, final Structure structure,
			final int instance, final int completeLabel)
		{
			final int[] min = grid.size();
			final int[] max = new int[3];
			for (int corner = 0; corner < 8; corner++) {
				final double[] voxel = grid.toVoxel(frame.toWorld((corner & 1) == 0
					? -reach : reach, anterior + ((corner & 2) == 0 ? -reach : reach),
					(corner & 4) == 0 ? -reach : reach));
				for (int axis = 0; axis < 3; axis++) {
					min[axis] = Math.max(0, Math.min(min[axis], (int) Math.floor(
						voxel[axis])));
					max[axis] = Math.min(grid.size(axis), Math.max(max[axis],
						(int) Math.ceil(voxel[axis]) + 1));
				}
			}
			final short[] labels = semantic.array();
			final double stepR = step(frame.right());
			final double stepA = step(frame.anterior());
			final double stepU = step(frame.up());
			for (int k = min[2]; k < max[2]; k++)
				for (int j = min[1]; j < max[1]; j++) {
					final double[] world = grid.toWorld(min[0], j, k);
					double r = along(frame, frame.right(), world);
					double a = along(frame, frame.anterior(), world);
					double u = along(frame, frame.up(), world);
					int index = grid.index(min[0], j, k);
					for (int i = min[0]; i < max[0]; i++, index++) {
						if (labels[index] == 0 && shape.contains(r, a, u)) {
							labels[index] = (short) structure.id();
							instances.array()[index] = (short) instance;
							complete.array()[index] = (short) completeLabel;
						}
						r += stepR;
						a += stepA;
						u += stepU;
					}
				}
		}

		private static double along(final Frame frame, final double[] direction,
			final double[] world)
		{
			double sum = 0;
			for (int i = 0; i < 3; i++)
				sum += direction[i] * (world[i] - frame.origin()[i]);
			return sum;
		}

		private double step(final double[] direction) {
			return direction[0] * grid.affine(0, 0) + direction[1] * grid.affine(1,
				0) + direction[2] * grid.affine(2, 0);
		}

		private static double square(final double value) {
			return value * value;
		}

		private static double[] unit(final double x, final double y,
			final double z)
		{
			final double norm = Math.sqrt(x * x + y * y + z * z);
			return new double[] { x / norm, y / norm, z / norm };
		}
	}
}
