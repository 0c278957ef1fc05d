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
package org.spineps.ij.biasfield;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineps.testing.HeadlessImageJ;

/** N4 as ImageJ's own interpreter runs it from macros. */
class BiasFieldMacroTest {

	private static final String SHADED =
		"newImage('shaded.tif', '16-bit ramp', 20, 18, 5); setSlice(2);" +
			"setPixel(3, 3, 5);";

	private HeadlessImageJ imagej;

	@BeforeEach
	void startImageJ() {
		imagej = new HeadlessImageJ();
	}

	@AfterEach
	void stopImageJ() {
		imagej.close();
	}

	@Test
	void aMacroGoesOnWithTheCorrectedImage() {
		final String answer = imagej.run(SHADED +
			"run('N4 Bias Field Correction...', 'mask=positive iterations=3 " +
			"shrink=2 spline_distance=10 show_field=true'); t = getTitle();" +
			"v = getPixel(9, 9); selectImage('shaded-n4-field'); f = getPixel(9, 9);" +
			"selectImage('shaded.tif'); setSlice(1);" +
			"return t + ' ' + bitDepth() + ' ' + d2s(v * f / getPixel(9, 9), 3);", "");
		assertThat(imagej.error()).isNull();
		assertThat(answer).isEqualTo("shaded-n4 16 1.000");
	}

	@Test
	void aBadOptionStopsTheMacroAndShowsNothing() {
		final String answer = imagej.run(SHADED +
			"run('N4 Bias Field Correction...', 'mask=air'); return 'went on';",
			"");
		assertThat(answer).isNotEqualTo("went on");
		assertThat(imagej.run("return '' + nImages;", "")).isEqualTo("1");
	}
}
