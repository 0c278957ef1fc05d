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
package org.spineps.batch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntToDoubleFunction;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.io.mask.MaskChecks;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class ContentChecksTest {

	private static final int[] SEMANTIC = { 0, 0, 26, 41, 49, 60, 61, 100 };
	private static final int[] INSTANCES = { 0, 20, 120, 220, 28, 26 };

	@Test
	void scansPass() {
		passes(scan(n -> n % 200));
		passes(scan(n -> n % 70 * 0.5));
		passes(scan(n -> -n % 3 - 1));
		passes(scan(n -> n % 40 + 20));
		passes(scan(n -> 1000 * (n % 2)));
	}

	@Test
	void oneValueIsNoScan() {
		fails(scan(n -> 7), "Every voxel is 7.0");
		fails(scan(n -> 0), "is empty");
	}

	@Test
	void numbersMustBeNumbers() {
		fails(scan(n -> n == 5 ? Double.NaN : n), "not numbers");
		fails(scan(n -> n == 5 ? Double.POSITIVE_INFINITY : n), "not numbers");
		fails(scan(n -> Double.NaN), "not numbers");
	}

	@Test
	void masksAreNoScans() {
		fails(scan(n -> n % 2), "nothing but 0, 1");
		fails(scan(n -> SEMANTIC[n % SEMANTIC.length]), "--semantic");
		fails(scan(n -> INSTANCES[n % INSTANCES.length]), "mask, not a scan");
	}

	@Test
	void oneSliceIsNoVolume() {
		for (int axis = 0; axis < 3; axis++) {
			final int[] size = { 4, 5, 6 };
			size[axis] = 1;
			final Grid flat = Grid.of(size, new double[] { 1, 1, 3 },
				AxisCodes.PIR);
			assertFails(() -> ContentChecks.requireScan(ImageVolume.zeros(flat)),
				"single slice");
			assertFails(() -> MaskChecks.requireStructures(LabelVolume.zeros(
				flat)), "single slice");
		}
	}

	@Test
	void semanticMasksPass() {
		assertThatCode(() -> {
			MaskChecks.requireStructures(mask(SEMANTIC));
			MaskChecks.requireStructures(mask(0));
			MaskChecks.requireStructures(mask(0, 49, 100, 7));
		}).doesNotThrowAnyException();
	}

	@Test
	void otherThingsAreNoSemanticMasks() {
		assertFails(() -> MaskChecks.requireStructures(mask(INSTANCES)),
			"It looks like an instance mask, with the labels 20, 26, 28, 120, 220");
		assertFails(() -> MaskChecks.requireStructures(mask(0, 31, 41, 42, 43, 44,
			45, 46, 47, 48)), "It looks like an instance mask");
		final int[] grey = new int[300];
		for (int n = 0; n < grey.length; n++)
			grey[n] = n;
		assertFails(() -> MaskChecks.requireStructures(mask(grey)),
			"Its labels are 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, ...");
		assertFails(() -> MaskChecks.requireStructures(mask(0, 1)),
			"not a semantic mask");
	}

	private static ImageVolume scan(final IntToDoubleFunction values) {
		final ImageVolume image = ImageVolume.zeros(TestScans.GRID);
		for (int n = 0; n < image.array().length; n++)
			image.array()[n] = (float) values.applyAsDouble(n);
		return image;
	}

	private static LabelVolume mask(final int... values) {
		final LabelVolume mask = LabelVolume.zeros(TestScans.GRID);
		for (int n = 0; n < mask.array().length; n++)
			mask.array()[n] = (short) values[n % values.length];
		return mask;
	}

	private static void passes(final ImageVolume image) {
		assertThatCode(() -> ContentChecks.requireScan(image))
			.doesNotThrowAnyException();
	}

	private static void fails(final ImageVolume image, final String message) {
		assertFails(() -> ContentChecks.requireScan(image), message);
	}

	private static void assertFails(final ThrowingCallable call,
		final String message)
	{
		assertThatThrownBy(call).isInstanceOf(SpinepsException.class)
			.hasMessageContaining(message);
	}
}
