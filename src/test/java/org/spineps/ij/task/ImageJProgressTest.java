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
package org.spineps.ij.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ImageJProgressTest {

	@Test
	void tilesAreCountedAndBytesArePercent() {
		final List<String> shown = new ArrayList<>();
		final ImageJProgress progress = new ImageJProgress(List.of(), (text,
			fraction) -> shown.add(text));
		progress.report("Loading", 0, 0);
		progress.report("Semantic network", 3, 12);
		progress.report("Downloading", 157_286_400, 314_572_800);
		assertThat(shown.get(0)).startsWith("Loading").doesNotContain("/", "%");
		assertThat(shown.get(1)).startsWith("Semantic network 3/12");
		assertThat(shown.get(2)).startsWith("Downloading 50 %");
	}
}
