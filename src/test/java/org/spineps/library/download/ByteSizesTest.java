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
package org.spineps.library.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteSizesTest {

	@Test
	void sizesForPeople() {
		assertThat(ByteSizes.text(-1)).isEqualTo("unknown size");
		assertThat(ByteSizes.text(999)).isEqualTo("999 bytes");
		assertThat(ByteSizes.text(12_345)).isEqualTo("12.3 kB");
		assertThat(ByteSizes.text(564_385_004)).isEqualTo("564.4 MB");
	}
}
