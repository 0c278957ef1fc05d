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
package org.spineps.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Where a picture's pixels come from. */
class PlaneTest {

	private static final double[] SPACING = { 0.8, 1.1, 1.7 };

	@ParameterizedTest
	@ValueSource(strings = { "IPL", "RAS", "PIR", "LPS", "SAR", "AIL" })
	void orientedIndicesAreThoseOfAReorientedVolume(final String codes) {
		final Grid grid = Grid.of(new int[] { 3, 4, 5 }, SPACING, new AxisCodes(
			codes));
		final LabelVolume labels = LabelVolume.zeros(grid);
		for (int n = 0; n < labels.array().length; n++)
			labels.array()[n] = (short) n;
		final LabelVolume reoriented = Reorient.to(labels, new AxisCodes("IPL"));
		final Oriented axes = new Oriented(grid);
		for (int i = 0; i < axes.size(Oriented.I); i++)
			for (int p = 0; p < axes.size(Oriented.P); p++)
				for (int l = 0; l < axes.size(Oriented.L); l++)
					assertThat(axes.index(i, p, l)).isEqualTo(reoriented
						.array()[reoriented.grid().index(i, p, l)]);
		final double[] world = grid.toWorld(1, 2, 3);
		final double[] there = reoriented.grid().toWorld(axes.toOriented(1, 2, 3));
		for (int axis = 0; axis < 3; axis++)
			assertThat(there[axis]).isCloseTo(world[axis], within(1e-9));
	}

	/** A linear image is its own interpolation, wherever the plane runs. */
	@Test
	void aLinearImageIsShownExactly() {
		final SpinePhantom phantom = new SpinePhantom(4, SPACING, 8);
		final Oriented axes = new Oriented(phantom.grid);
		final ImageVolume linear = ImageVolume.zeros(phantom.grid);
		for (int i = 0; i < axes.size(Oriented.I); i++)
			for (int p = 0; p < axes.size(Oriented.P); p++)
				for (int l = 0; l < axes.size(Oriented.L); l++)
					linear.array()[axes.index(i, p, l)] = 2 * i + 3 * p - l;
		final SpineCurve curve = SpineCurve.of(phantom.semantic, phantom.instances,
			axes);
		final PictureFrame frame = new PictureFrame(phantom.semantic,
			phantom.instances, axes);
		final Plane sagittal = new Plane(frame, axes, Oriented.P, curve);
		final Plane coronal = new Plane(frame, axes, Oriented.L, curve);
		final float[] side = sagittal.values(linear);
		final float[] front = coronal.values(linear);
		for (int y = 0; y < sagittal.height(); y++) {
			final double i = clamp(frame.voxel(Oriented.I, y), axes.size(Oriented.I));
			for (int x = 0; x < sagittal.width(); x++)
				assertThat((double) side[y * sagittal.width() + x]).isCloseTo(2 * i + 3 *
					clamp(frame.voxel(Oriented.P, x), axes.size(Oriented.P)) - curve
						.sagittal(i), within(1e-3));
			for (int x = 0; x < coronal.width(); x++)
				assertThat((double) front[y * coronal.width() + x]).isCloseTo(2 * i + 3 *
					curve.coronal(i) - clamp(frame.voxel(Oriented.L, x), axes.size(
						Oriented.L)), within(1e-3));
		}
	}

	private static double clamp(final double voxel, final int size) {
		return Math.max(0, Math.min(size - 1, voxel));
	}

	@Test
	void theCurveFollowsABentSpine() {
		final SpinePhantom phantom = new SpinePhantom(7, SPACING, 15);
		final Oriented axes = new Oriented(phantom.grid);
		final SpineCurve curve = SpineCurve.of(phantom.semantic, phantom.instances,
			axes);
		assertThat(curve.centers().keySet()).containsExactly(19, 20, 21, 22, 23, 24,
			25);
		curve.centers().values().forEach(center -> {
			assertThat(center[Oriented.P]).isCloseTo(37, within(1e-6));
			// L counts the other way than R.
			final double right = phantom.grid.size(2) - 1 - curve.sagittal(
				center[Oriented.I]);
			assertThat(right).isCloseTo(phantom.middle(center[Oriented.I]), within(
				6.0));
		});
	}

	@Test
	void withoutVertebraeTheCurveIsStraight() {
		final Grid grid = Grid.of(new int[] { 20, 30, 11 }, SPACING, AxisCodes.PIR);
		final LabelVolume empty = LabelVolume.zeros(grid);
		final Oriented axes = new Oriented(grid);
		final SpineCurve middle = SpineCurve.of(empty, empty, axes);
		assertThat(middle.centers()).isEmpty();
		assertThat(middle.sagittal(7)).isCloseTo(5, within(1e-9));
		final LabelVolume canal = LabelVolume.zeros(grid);
		canal.array()[grid.index(3, 9, 2)] = 61;
		final SpineCurve throughCanal = SpineCurve.of(canal, empty, axes);
		assertThat(throughCanal.sagittal(29)).isCloseTo(8, within(1e-9));
		assertThat(throughCanal.coronal(0)).isCloseTo(3, within(1e-9));
	}

	@Test
	void labelsOfThickSlicesAreTakenFromOneSlice() {
		final SpinePhantom phantom = new SpinePhantom(3, new double[] { 0.6, 0.6,
			4 }, 4);
		final Oriented axes = new Oriented(phantom.grid);
		final SpineCurve curve = SpineCurve.of(phantom.semantic, phantom.instances,
			axes);
		final PictureFrame frame = new PictureFrame(phantom.semantic,
			phantom.instances, axes);
		final Plane plane = new Plane(frame, axes, Oriented.P, curve);
		final int[] labels = plane.labels(phantom.instances);
		for (int y = 0; y < plane.height(); y++)
			for (int x = 0; x < plane.width(); x++) {
				final int i = (int) Math.rint(frame.voxel(Oriented.I, y));
				final int p = (int) Math.rint(frame.voxel(Oriented.P, x));
				final int l = (int) Math.rint(curve.sagittal(frame.voxel(Oriented.I,
					y)));
				// Inside its voxel's middle third the voxel itself decides.
				if (Math.abs(frame.voxel(Oriented.I, y) - i) > 0.16 || Math.abs(frame
					.voxel(Oriented.P, x) - p) > 0.16) continue;
				assertThat(labels[y * plane.width() + x]).isEqualTo(phantom.instances
					.array()[axes.index(i, p, l)]);
			}
	}
}
