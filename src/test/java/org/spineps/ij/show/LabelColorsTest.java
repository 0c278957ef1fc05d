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

import static org.assertj.core.api.Assertions.assertThat;

import ij.process.LUT;
import ij.process.ShortProcessor;

import java.awt.Color;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What ImageJ's brush draws with the colour of a label. */
class LabelColorsTest {

	@Test
	void theBrushDrawsTheLabelThatHasTheColour() {
		for (final LUT colours : List.of(LabelColors.instanceLut(), LabelColors
			.semanticLut()))
		{
			final ShortProcessor labels = new ShortProcessor(1, 1);
			labels.setLut(colours);
			labels.setMinAndMax(0, 255);
			for (int label = 0; label < 256; label++) {
				labels.setColor(new Color(colours.getRGB(label)));
				labels.drawDot(0, 0);
				assertThat(labels.get(0, 0)).isEqualTo(label);
			}
		}
	}
}
