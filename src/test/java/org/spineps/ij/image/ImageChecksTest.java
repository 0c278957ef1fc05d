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
package org.spineps.ij.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.measure.Calibration;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.BadImages;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.OpenImages;

class ImageChecksTest {

	static List<BadImages> badImages() {
		return BadImages.forSegmentation();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badImages")
	void refusesWithAReasonAndARemedy(final BadImages bad) {
		final ImagePlus image = bad.image();
		final SegmentSpineTask task = new SegmentSpineTask(new FakeMethod(() -> {
			throw new AssertionError("went on");
		}).alone());
		assertThatThrownBy(() -> task.run(image, SegmentSpineSettings.DEFAULTS,
			Progress.NONE)).isInstanceOfSatisfying(SpinepsException.class, e -> {
				assertThat(e.getMessage()).contains(bad.reason());
				assertThat(e.remedy()).isNotBlank();
			});
	}

	@Test
	void takesAVolume() {
		assertThatCode(() -> {
			ImageChecks.requireVolume(OpenImages.ramp(4, 3, 2));
			ImageChecks.requireContent(new float[] { 1, 2 });
		}).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource({ "mm, 1", "millimeters, 1", "MM, 1", "cm, 10", "um, 0.001",
		"micron, 0.001", "microns, 0.001", "\u00b5m, 0.001", "\u03bcm, 0.001",
		"m, 1000", "metre, 1000" })
	void understandsUnitsOfLength(final String unit, final double mm)
		throws SpinepsException
	{
		final ImagePlus image = OpenImages.ramp(3, 3, 3);
		OpenImages.calibrate(image, 0.5 / mm, 2 / mm, 4 / mm, unit);
		final double[] found = Spacing.mm(image);
		assertThat(found).containsExactly(new double[] {
			0.5, 2, 4 }, within(1e-12));
	}

	@Test
	void readsUnitsPerAxis() throws SpinepsException {
		final ImagePlus image = OpenImages.ramp(3, 3, 3);
		OpenImages.calibrate(image, 0.5, 0.5, 400, "mm");
		image.getCalibration().setZUnit("um");
		assertThat(Spacing.mm(image)[2]).isEqualTo(
			0.4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "pixel", "pixels", "inch", "sec", "s" })
	void refusesOtherUnits(final String unit) {
		final ImagePlus image = OpenImages.ramp(3, 3, 3);
		OpenImages.calibrate(image, 1, 1, 2, unit);
		assertThatThrownBy(() -> Spacing.mm(image)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("Image > Properties");
	}

	static List<Consumer<Calibration>> badSpacings() {
		return List.of(c -> c.pixelWidth = 0, c -> c.pixelHeight = -1,
			c -> c.pixelDepth = Double.NaN,
			c -> c.pixelDepth = Double.POSITIVE_INFINITY, c -> c.pixelDepth = 1e4,
			c -> c.pixelWidth = 1e-4);
	}

	@ParameterizedTest
	@MethodSource("badSpacings")
	void refusesImpossibleSpacings(final Consumer<Calibration> change) {
		final ImagePlus image = OpenImages.ramp(3, 3, 3);
		change.accept(image.getCalibration());
		assertThatThrownBy(() -> ImageChecks.requireVolume(image)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("voxel size");
	}
}
