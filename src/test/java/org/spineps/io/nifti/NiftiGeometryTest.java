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
package org.spineps.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.RotationOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.SpinepsException;
import org.spineps.volume.Grid;

/** Where voxels lie: which form counts, what is odd, what is refused. */
class NiftiGeometryTest {

	private static final double HALF = Math.sqrt(0.5);

	private static NiftiBytes header() {
		return new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN);
	}

	@Test
	void theSformCountsIfItsCodeIsPositive() throws SpinepsException {
		final StoredVolume image = NiftiBytes.read(header().forms(1, 2).quaternion(0,
			0, 0, 50, 60, 70).pixdim(1, 2, 3, 4).srow(new double[][] { { 0, 0, 4,
				-7 }, { -2, 0, 0, 8 }, { 0, -3, 0, 9 } }).withRamp());
		final Grid grid = image.geometry().grid();
		assertThat(grid.axisCodes().letters()).isEqualTo("PIR");
		assertThat(grid.spacing()).containsExactly(2, 3, 4);
		assertThat(grid.toWorld(0, 0, 0)).containsExactly(-7, 8, 9);
		// The qform says something else: the user is told.
		assertThat(image.warnings()).singleElement().asString().contains(
			"sform and qform").contains("the sform is used");
	}

	@Test
	void theQformCountsIfOnlyItsCodeIsPositive() throws SpinepsException {
		// A quarter turn about z: x → y, y → −x.
		final StoredVolume image = NiftiBytes.read(header().forms(1, 0).quaternion(0,
			0, HALF, 5, 6, 7).pixdim(-1, 2, 3, 4).srow(new double[3][4])
			.withRamp());
		final double[][] expected = { { 0, -3, 0, 5 }, { 2, 0, 0, 6 }, { 0, 0, -4,
			7 } };
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				assertThat(image.geometry().grid().affine(row, column)).isCloseTo(
					expected[row][column], within(1e-6));
		assertThat(image.warnings()).isEmpty();
	}

	@Test
	void formsThatAgreeAreNoCauseForAWarning() throws SpinepsException {
		final StoredVolume image = NiftiBytes.read(header().forms(1, 1).quaternion(0,
			0, HALF, 5, 6, 7).pixdim(1, 2, 3, 4).srow(new double[][] { { 0, -3, 0,
				5 }, { 2, 0, 0, 6 }, { 0, 0, 4, 7 } }).withRamp());
		assertThat(image.warnings()).isEmpty();
	}

	@Test
	void withoutFormsOnlySpacingIsKnownAndSaidSo() throws SpinepsException {
		final StoredVolume image = NiftiBytes.read(header().forms(0, 0).pixdim(1, 2,
			3, 4).withRamp());
		final Grid grid = image.geometry().grid();
		assertThat(grid.axisCodes().letters()).isEqualTo("LAS");
		assertThat(grid.spacing()).containsExactly(2, 3, 4);
		assertThat(grid.toWorld(1.5, 1, 0.5)).containsExactly(0, 0, 0);
		assertThat(image.warnings()).singleElement().asString().contains(
			"left and right");
	}

	@Test
	void aQuaternionLongerThanOneIsShortened() throws SpinepsException {
		final Grid grid = NiftiBytes.read(header().forms(1, 0).quaternion(0, 1.01,
			0, 0, 0, 0).withRamp()).geometry().grid();
		assertThat(grid.axisCodes().letters()).isEqualTo("LAI");
		assertThat(grid.spacing(0)).isCloseTo(1, within(1e-6));
	}

	@Test
	void anUnusableQformIsNoHindranceBesideAGoodSform()
		throws SpinepsException
	{
		final StoredVolume image = NiftiBytes.read(header().forms(1, 1).quaternion(
			Double.NaN, 0, 0, 0, 0, 0).withRamp());
		assertThat(image.geometry().grid().axisCodes().letters()).isEqualTo("RAS");
		assertThat(image.warnings()).singleElement().asString().contains(
			"qform is unusable");
	}

	@Test
	void lengthsInMetresAndMicrometresBecomeMillimetres()
		throws SpinepsException
	{
		final Grid metres = NiftiBytes.read(header().units(1 | 8).pixdim(1, 0.002,
			0.002, 0.002).srow(new double[][] { { 0.002, 0, 0, 0.1 }, { 0, 0.002, 0,
				0 }, { 0, 0, 0.002, 0 } }).withRamp()).geometry().grid();
		assertThat(metres.spacing(0)).isCloseTo(2, within(1e-6));
		assertThat(metres.affine(0, 3)).isCloseTo(100, within(1e-4));
		final StoredVolume micro = NiftiBytes.read(header().units(3).pixdim(1, 500,
			500, 500).srow(new double[][] { { 500, 0, 0, 0 }, { 0, 500, 0, 0 }, { 0,
				0, 500, 0 } }).withRamp());
		assertThat(micro.geometry().grid().spacing(2)).isCloseTo(0.5, within(1e-9));
		assertThat(micro.warnings()).singleElement().asString().contains(
			"micrometres");
	}

	@Test
	void spacingThatContradictsTheSformIsReported() throws SpinepsException {
		final StoredVolume image = NiftiBytes.read(header().pixdim(1, 1, 1, 4)
			.withRamp());
		assertThat(image.geometry().grid().spacing(2)).isEqualTo(1);
		assertThat(image.warnings()).singleElement().asString().contains(
			"×4.000 mm by pixdim");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -2, Double.NaN, Double.POSITIVE_INFINITY })
	void anImpossibleSpacingIsReadByTheSform(final double spacing)
		throws SpinepsException
	{
		final StoredVolume image = NiftiBytes.read(header().pixdim(1, 1, spacing, 1)
			.srow(new double[][] { { 1, 0, 0, 4 }, { 0, 2, 0, 5 }, { 0, 0, 1, 6 } })
			.withRamp());
		assertThat(image.geometry().grid().spacing()).containsExactly(1, 2, 1);
		assertThat(image.geometry().statedSpacingMm()).containsExactly(1, 2, 1);
		assertThat(image.warnings()).singleElement().asString().contains(
			"not positive").contains("the sform was used");
		// What is written has a spacing that others can read.
		assertThat(((NiftiGeometry) image.geometry()).pixdim()[2]).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, Double.NaN, Double.POSITIVE_INFINITY })
	void anImpossibleSpacingWithoutSformIsRefused(final double spacing) {
		for (final int qform : new int[] { 0, 1 })
			assertThatThrownBy(() -> NiftiBytes.read(header().forms(qform, 0).pixdim(
				1, 1, spacing, 1).withRamp())).isInstanceOf(SpinepsException.class)
					.hasMessageContaining("spacing").hasMessageContaining("pixdim");
	}

	@Test
	void theSignOfASpacingWithoutSformIsIgnored() throws SpinepsException {
		final StoredVolume image = NiftiBytes.read(header().forms(1, 0).quaternion(0,
			0, 0, 0, 0, 0).pixdim(1, 1, -3, 1).withRamp());
		assertThat(image.geometry().grid().spacing(1)).isEqualTo(3);
		assertThat(image.geometry().grid().axisCodes().letters()).isEqualTo("RAS");
		assertThat(image.warnings()).singleElement().asString().contains(
			"its sign was ignored");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e6, 1e10, 1e20, 1e30, -1e30, 3e38,
		Double.POSITIVE_INFINITY, Double.NaN })
	void placesBeyondArithmeticAreASentence(final double huge) {
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++) {
				final double[][] srow = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1,
					0 } };
				srow[row][column] = column == 3 ? 100 * huge : huge;
				assertThatThrownBy(() -> NiftiBytes.read(header().srow(srow)
					.withRamp())).isInstanceOf(SpinepsException.class)
						.hasMessageContaining("position of the voxels is unusable");
			}
		assertThatThrownBy(() -> NiftiBytes.read(header().forms(0, 0).pixdim(1, 1,
			1, Math.abs(huge)).withRamp())).isInstanceOf(SpinepsException.class);
		assertThatThrownBy(() -> NiftiBytes.read(header().forms(1, 0).quaternion(0,
			0, 0, 100 * huge, 0, 0).withRamp())).isInstanceOf(SpinepsException.class);
	}

	@Test
	void aMissingUnitIsAnAssumption() throws SpinepsException {
		assertThat(NiftiBytes.read(header().units(0).withRamp()).assumptions())
			.singleElement().asString().contains("millimetres were assumed");
		assertThat(NiftiBytes.read(header().units(2 | 8).withRamp()).assumptions())
			.isEmpty();
	}

	@Test
	void aFlatOrEndlessSformIsRefused() {
		assertThatThrownBy(() -> NiftiBytes.read(header().srow(new double[][] { { 1,
			0, 0, 0 }, { 0, 1, 0, 0 }, { 1, 1, 0, 0 } }).withRamp())).isInstanceOf(
				SpinepsException.class);
		assertThatThrownBy(() -> NiftiBytes.read(header().srow(new double[][] { { 1,
			0, 0, Double.NaN }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } }).withRamp()))
				.isInstanceOf(SpinepsException.class);
	}

	/**
	 * Any right-angled grid: its sform and its quaternion say the same, or the
	 * quaternion, rounded close to a half turn, is not used.
	 */
	@Property(tries = 300)
	void geometryOfAGridHoldsIt(
		@ForAll @DoubleRange(min = -3.1, max = 3.1) final double alpha,
		@ForAll @DoubleRange(min = -1.5, max = 1.5) final double beta,
		@ForAll @DoubleRange(min = -3.1, max = 3.1) final double gamma,
		@ForAll final boolean mirrored)
	{
		final double[][] r = new Rotation(RotationOrder.XYZ,
			RotationConvention.VECTOR_OPERATOR, alpha, beta, gamma).getMatrix();
		final double[] spacing = { 0.6, 0.7, mirrored ? -3.3 : 3.3 };
		final double[][] affine = new double[3][4];
		for (int row = 0; row < 3; row++) {
			for (int axis = 0; axis < 3; axis++)
				affine[row][axis] = r[row][axis] * spacing[axis];
			affine[row][3] = 100 * row - 120;
		}
		final Grid grid = new Grid(new int[] { 50, 60, 17 }, affine);
		for (int version = 1; version <= 2; version++) {
			final NiftiGeometry geometry = NiftiGeometry.of(grid, version);
			assertThat(geometry.warnings()).isEmpty();
			assertThat(geometry.grid().agreesWith(grid)).isTrue();
			final double[] q = geometry.quaternion();
			final double firstSquared = 1 - q[0] * q[0] - q[1] * q[1] - q[2] * q[2];
			if (firstSquared > 1e-5) assertThat(geometry.qformCode())
				.isEqualTo(1);
			if (geometry.qformCode() == 1) assertThat(new Grid(grid.size(), NiftiQuaternion.affine(geometry
				.quaternion(), geometry.offset(), geometry.pixdim())).agreesWith(grid))
					.isTrue();
		}
	}

	@Test
	void aShearedGridGetsNoQform() {
		final Grid sheared = new Grid(new int[] { 5, 5, 5 }, new double[][] { { 1,
			0.3, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 2, 0 } });
		final NiftiGeometry geometry = NiftiGeometry.of(sheared, 1);
		assertThat(geometry.qformCode()).isZero();
		assertThat(geometry.grid().agreesWith(sheared)).isTrue();
	}
}
